/** What can become of a payment run and of each of its lines. Nothing goes back, and nothing is paid twice. */

/**
 * draft: may be paid. held: not paid, with reasons. frozen: a second person agreed. filed: in the file for the bank.
 * unknown: the bank said something that settles nothing, or nothing. cancelled, reissued: out; a later line may stand for
 * the same period. paid-after-all: out, and then the bank said that it had paid. returned: paid, and the money came back.
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
  'paid-after-all',
  'returned',
] as const;
export type InstructionState = (typeof instructionStates)[number];

/** States that come to the same for whoever adds up a run: open what becomes of the line; with her; not with her. */
export const stateGroups = {
  open: ['draft', 'frozen', 'filed', 'unknown'],
  arrived: ['paid', 'paid-after-all'],
  refused: ['failed', 'returned'],
} as const satisfies Readonly<Record<string, readonly InstructionState[]>>;

/** From each state where a line can go. Whether money may have moved is open from `filed` on until the bank says. */
export const instructionMoves: Readonly<Record<InstructionState, readonly InstructionState[]>> = {
  draft: ['held', 'frozen', 'cancelled'],
  held: ['draft', 'cancelled', 'reissued'],
  frozen: ['filed', 'cancelled'],
  filed: ['paid', 'failed', 'unknown'],
  unknown: ['paid', 'failed'],
  // Paid: a bank says later that it paid after all.
  failed: ['paid', 'cancelled', 'reissued'],
  paid: ['returned'],
  // Only of a line that was sent.
  cancelled: ['paid-after-all'],
  reissued: ['paid-after-all'],
  'paid-after-all': ['returned'],
  returned: [],
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
