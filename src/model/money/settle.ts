/**
 * What a bank's reply does to the lines of a run. A line is paid or failed only when everything that the reply says
 * of it agrees; whatever else it says makes the line unknown, and an unknown line is never sent again by itself.
 */
import type { InstructionState } from './states.ts';

/** What a bank says of one line. */
export type ReplyLine = {
  readonly reference: string;
  readonly outcome: 'paid' | 'failed' | 'pending';
  /** Units: fen; absent where the reply names no amount. */
  readonly amountFen?: number;
  /** Day on which it was paid, where the reply says so. */
  readonly day?: number;
  /** Why not, in the bank's words. */
  readonly reason?: string;
};

/** A line as it was sent. */
export type SentLine = {
  readonly reference: string;
  readonly amountFen: number;
  readonly state: InstructionState;
};

/**
 * missing: the reply says nothing of it. twice: it says paid more than once, so the bank must be asked whether it paid
 * twice. other-amount, contradiction, pending: it says something that settles nothing. late-word: it contradicts what
 * was settled before; somebody must look before the line goes anywhere. no-such-line: the run has no such line.
 */
export const findingKinds = [
  'missing',
  'twice',
  'other-amount',
  'contradiction',
  'pending',
  'late-word',
  'no-such-line',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export type Finding = {
  readonly reference: string;
  readonly kind: FindingKind;
  readonly amountFen?: number;
};

export type Move = {
  readonly reference: string;
  readonly to: 'paid' | 'failed' | 'unknown';
  readonly day?: number;
  readonly reason?: string;
};

export type Settlement = { readonly moves: readonly Move[]; readonly findings: readonly Finding[] };

/** What a reply comes to. Lines that were never sent are no lines of the run here. */
export function settle(sent: readonly SentLine[], replies: readonly ReplyLine[]): Settlement {
  const words = Map.groupBy(replies, ({ reference }) => reference);
  const moves: Move[] = [];
  const findings: Finding[] = [];
  for (const line of sent) {
    const said = words.get(line.reference) ?? [];
    words.delete(line.reference);
    const { reference } = line;
    const { outcome, finding } = judge(line, said);
    if (finding) {
      const other = said.find(({ amountFen = line.amountFen }) => amountFen !== line.amountFen);
      const amount = other?.amountFen;
      findings.push({
        ...{ reference, kind: finding },
        ...(amount !== undefined && { amountFen: amount }),
      });
    }
    const to = moveOf(line.state, outcome);
    if (to === 'late-word') findings.push({ reference, kind: 'late-word' });
    else if (to) moves.push({ reference, to, ...detailOf(said, to) });
  }
  for (const [reference, said] of words) {
    for (const { amountFen } of said) {
      findings.push({
        ...{ reference, kind: 'no-such-line' },
        ...(amountFen !== undefined && { amountFen }),
      });
    }
  }
  return { moves, findings };
}

type Outcome = 'paid' | 'failed' | 'unknown' | 'silent';

/** What everything that is said of a line comes to. */
function judge(
  { amountFen, state }: SentLine,
  said: readonly ReplyLine[],
): { readonly outcome: Outcome; readonly finding?: FindingKind } {
  if (said.length === 0) {
    return state === 'filed' ? { outcome: 'unknown', finding: 'missing' } : { outcome: 'silent' };
  }
  if (said.some((word) => word.amountFen !== undefined && word.amountFen !== amountFen)) {
    return { outcome: 'unknown', finding: 'other-amount' };
  }
  const paid = said.filter(({ outcome }) => outcome === 'paid').length;
  const failed = said.some(({ outcome }) => outcome === 'failed');
  if (paid > 0 && failed) return { outcome: 'unknown', finding: 'contradiction' };
  if (paid > 0) return { outcome: 'paid', ...(paid > 1 && { finding: 'twice' as const }) };
  return failed ? { outcome: 'failed' } : { outcome: 'unknown', finding: 'pending' };
}

/** States that say the same as a bank's word. A line that was sent and then taken out had been refused. */
const meanings: Readonly<Record<'paid' | 'failed', readonly InstructionState[]>> = {
  paid: ['paid', 'paid-after-all'],
  failed: ['failed', 'reissued', 'cancelled', 'returned'],
};

/** Whether it is known of a line already what the bank says of it. */
const isKnown = (state: InstructionState, outcome: Exclude<Outcome, 'silent'>): boolean =>
  outcome === 'unknown' ? state === 'unknown' : meanings[outcome].includes(state);

/** Where a line goes; late-word: nowhere, for it was settled otherwise before. */
function moveOf(state: InstructionState, outcome: Outcome): Move['to'] | 'late-word' | undefined {
  if (outcome === 'silent' || isKnown(state, outcome)) return undefined;
  if (state === 'filed' || state === 'unknown') return outcome;
  return 'late-word';
}

const answers: Readonly<
  Record<'paid' | 'failed', Readonly<Partial<Record<InstructionState, InstructionState>>>>
> = {
  paid: {
    ...{ filed: 'paid', unknown: 'paid', failed: 'paid' },
    ...{ reissued: 'paid-after-all', cancelled: 'paid-after-all' },
  },
  failed: { filed: 'failed', unknown: 'failed', paid: 'returned', 'paid-after-all': 'returned' },
};

/**
 * What a line becomes when the bank was asked about it; itself where that was known.
 * Unknown: undefined where a line came back once and the bank says now that it paid: no book of the line says that.
 */
export const afterAnswer = (
  state: InstructionState,
  outcome: 'paid' | 'failed',
): InstructionState | undefined => (isKnown(state, outcome) ? state : answers[outcome][state]);

function detailOf(said: readonly ReplyLine[], to: Move['to']): Pick<Move, 'day' | 'reason'> {
  if (to === 'paid') {
    const day = said.find((word) => word.outcome === 'paid' && word.day !== undefined)?.day;
    return day === undefined ? {} : { day };
  }
  const reason = said.findLast((word) => word.reason !== undefined)?.reason;
  return reason === undefined ? {} : { reason };
}
