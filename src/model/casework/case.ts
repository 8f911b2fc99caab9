/**
 * How a case goes on: what may happen to it, and what it is then. Steps are only ever added, so what a case is follows
 * from the steps that happened to it, here and in the database alike.
 */

/** Steps of a decision in their order: seen on the spot, checked, confirmed. */
export const decidingSteps = ['verify', 'check', 'confirm'] as const;
export type DecidingStep = (typeof decidingSteps)[number];

/**
 * What can happen to a case. begun: she wants help and has not applied yet. returned: something is missing; resubmitted:
 * it is there. appealed, and then upheld, the no is set aside, or dismissed. ended: the right is over, a person says so.
 * merged: her records were taken for one person who has another case, which goes on; parted: they are two again.
 */
export const caseSteps = [
  'begun',
  'applied',
  'verified',
  'checked',
  'confirmed',
  'returned',
  'resubmitted',
  'refused',
  'withdrawn',
  'appealed',
  'upheld',
  'dismissed',
  'review-due',
  'reviewed',
  'ended',
  'merged',
  'parted',
] as const;
export type CaseStep = (typeof caseSteps)[number];

/** contested: it was ended, she appealed, and money goes on until that is decided. */
export const caseStates = [
  'begun',
  'to-verify',
  'to-check',
  'to-confirm',
  'returned',
  'confirmed',
  'refused',
  'withdrawn',
  'appealed',
  'ended',
  'contested',
  'merged',
] as const;
export type CaseState = (typeof caseStates)[number];

export type Standing = {
  readonly state: CaseState;
  /** From a submission to its decision; a review, an appeal and a parting begin another. From 1. */
  readonly round: number;
  /** Whose step it is, or was when it was returned. */
  readonly turn?: DecidingStep;
  /** Everything that is missing is said at once, so only once in a round. */
  readonly wasReturned: boolean;
  /** One appeal against one decision. */
  readonly wasAppealed: boolean;
  /** Somebody is to confirm that nothing changed; nothing stops meanwhile. */
  readonly isReviewDue: boolean;
  /** Of a case that was merged: what it was until then. */
  readonly before?: CaseState;
};

/** Closed cases leave room for another one of the same person and program. */
export const isOpen = (state: CaseState): boolean =>
  !['refused', 'withdrawn', 'ended', 'merged'].includes(state);

/** Whether payments are made: a standing yes, also while its end is contested. */
export const isPaid = (state: CaseState): boolean => state === 'confirmed' || state === 'contested';

const waiting = {
  verify: 'to-verify',
  check: 'to-check',
  confirm: 'to-confirm',
} as const satisfies Readonly<Record<DecidingStep, CaseState>>;

const taken: Readonly<Partial<Record<CaseStep, DecidingStep>>> = {
  verified: 'verify',
  checked: 'check',
  confirmed: 'confirm',
};

const at = (turn: DecidingStep, standing: Standing): Standing => ({
  ...standing,
  state: waiting[turn],
  turn,
});

const begun: Standing = {
  state: 'begun',
  round: 1,
  wasReturned: false,
  wasAppealed: false,
  isReviewDue: false,
};

/**
 * What a case is after a step; undefined: that cannot happen to it.
 * @param steps The steps of the program's procedure, in their order.
 * @param standing What it was; undefined for a new case.
 */
export function afterStep(
  steps: readonly DecidingStep[],
  standing: Standing | undefined,
  step: CaseStep,
): Standing | undefined {
  if (step === 'begun') return standing ? undefined : begun;
  if (step === 'applied') {
    const isNew = standing === undefined || standing.state === 'begun';
    return isNew ? at(steps[0]!, standing ?? begun) : undefined;
  }
  if (standing === undefined || !isPossible(standing, step)) return undefined;
  const { turn } = standing;
  switch (step) {
    case 'verified':
    case 'checked':
    case 'confirmed':
      return afterTurn(steps, standing);
    case 'returned':
      return { ...standing, state: 'returned', wasReturned: true };
    case 'resubmitted':
      return at(turn!, standing);
    case 'refused':
    case 'withdrawn':
      return { ...standing, state: step };
    case 'appealed':
      return {
        ...nextRound(standing),
        state: standing.state === 'ended' ? 'contested' : 'appealed',
        wasAppealed: true,
      };
    case 'upheld':
      // The reader's word is that of the step that said no; who comes after it is still to be heard.
      return { ...afterTurn(steps, standing), wasAppealed: false };
    case 'dismissed':
      return { ...standing, state: standing.state === 'contested' ? 'ended' : 'refused' };
    case 'review-due':
      return { ...nextRound(standing), isReviewDue: true };
    case 'reviewed':
      return { ...standing, isReviewDue: false };
    case 'ended':
      return { ...standing, state: 'ended', isReviewDue: false };
    case 'merged':
      return { ...standing, state: 'merged', before: standing.state };
    case 'parted': {
      const { before, ...rest } = standing;
      return { ...rest, round: rest.round + 1, state: before! };
    }
  }
}

/** Once the step whose turn it is was taken: the next one's turn, or a yes that stands. */
function afterTurn(steps: readonly DecidingStep[], standing: Standing): Standing {
  const next = steps[steps.indexOf(standing.turn!) + 1];
  return next ? at(next, standing) : { ...standing, state: 'confirmed' };
}

const nextRound = (standing: Standing): Standing => ({
  ...standing,
  round: standing.round + 1,
  wasReturned: false,
});

function isPossible(standing: Standing, step: Exclude<CaseStep, 'begun' | 'applied'>): boolean {
  const { state, turn, wasReturned, wasAppealed, isReviewDue } = standing;
  const isWaiting = turn !== undefined && state === waiting[turn];
  switch (step) {
    case 'verified':
    case 'checked':
    case 'confirmed':
      return isWaiting && taken[step] === turn;
    case 'returned':
      return isWaiting && !wasReturned;
    case 'resubmitted':
      return state === 'returned';
    case 'refused':
      return isWaiting;
    case 'withdrawn':
      return isOpen(state);
    case 'appealed':
      return (state === 'refused' || state === 'ended') && !wasAppealed;
    case 'upheld':
    case 'dismissed':
      return state === 'appealed' || state === 'contested';
    case 'review-due':
      return state === 'confirmed' && !isReviewDue;
    case 'reviewed':
      return state === 'confirmed' && isReviewDue;
    case 'ended':
      return state === 'confirmed';
    case 'merged':
      return isOpen(state);
    case 'parted':
      return state === 'merged';
  }
}

/** What a case is after all its steps; undefined before the first, or where they cannot have happened so. */
export function standingOf(
  steps: readonly DecidingStep[],
  happened: readonly CaseStep[],
): Standing | undefined {
  let standing: Standing | undefined;
  for (const step of happened) {
    standing = afterStep(steps, standing, step);
    if (standing === undefined) return undefined;
  }
  return standing;
}
