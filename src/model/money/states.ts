/** What can become of a payment run and of each of its lines. Nothing goes back, and nothing is paid twice. */

/**
 * draft: may be paid. held: not paid, with reasons. frozen: a second person agreed. filed: in the file for the bank.
 * unknown: the bank said something that settles nothing, or nothing. cancelled, reissued: out; a later line may stand for
 * the same period.
 */
export const instructionStates = [
  'draft',
  'held',
  'frozen',
  'filed',
  'paid',
  'failed',
  'unknown',
  'cancelled',
  'reissued',
] as const;
export type InstructionState = (typeof instructionStates)[number];

/** States in which it is open what becomes of a line. */
export const openStates = [
  'draft',
  'frozen',
  'filed',
  'unknown',
] as const satisfies readonly InstructionState[];

/** From each state where a line can go. Whether money may have moved is open from `filed` on until the bank says. */
export const instructionMoves: Readonly<Record<InstructionState, readonly InstructionState[]>> = {
  draft: ['held', 'frozen', 'cancelled'],
  held: ['draft', 'cancelled', 'reissued'],
  frozen: ['filed', 'cancelled'],
  filed: ['paid', 'failed', 'unknown'],
  unknown: ['paid', 'failed'],
  // Unknown again: a bank says later that it paid after all.
  failed: ['unknown', 'cancelled', 'reissued'],
  paid: [],
  cancelled: [],
  reissued: [],
};

export const runStates = ['draft', 'frozen', 'filed', 'closed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];

export const runMoves: Readonly<Record<RunState, readonly RunState[]>> = {
  draft: ['frozen', 'cancelled'],
  frozen: ['filed', 'cancelled'],
  filed: ['closed'],
  closed: [],
  cancelled: [],
};

/** Whether a line stands for its period: no other line may. */
export const isStanding = (state: InstructionState): boolean =>
  state !== 'cancelled' && state !== 'reissued';

/** Whether a line is owed by the books: agreed upon, and neither paid nor taken out. */
export const isPayable = (state: InstructionState): boolean =>
  state === 'frozen' || state === 'filed' || state === 'unknown' || state === 'failed';
