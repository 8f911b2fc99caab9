/** What an answer of the bank about one line can say, and which words the button has. */
import { afterAnswer } from '../../../../../model/money/settle.ts';
import type { InstructionState } from '../../../../../model/money/states.ts';

export type Outcome = 'paid' | 'failed';

/** What a reply left open, as far as answers go. */
type Asked = { readonly kind: string; readonly state?: string | undefined };

/** Whether the answer has to say what became of the line: it is open, or the bank said another thing late. */
export const isOutcomeNeeded = ({ state, kind }: Asked): boolean =>
  state === 'unknown' || state === 'filed' || kind === 'late-word';

/** What can still become of the line. */
export function outcomesOf(asked: Asked): readonly Outcome[] {
  if (!isOutcomeNeeded(asked)) return asked.state === 'failed' ? ['paid'] : [];
  const state = asked.state as InstructionState;
  return (['paid', 'failed'] as const).filter((one) => afterAnswer(state, one) !== undefined);
}

/** Of a line that was paid, that it was not says that the money came back. */
export function answerKey({ state }: Asked, outcome: Outcome) {
  if (outcome === 'paid') return 'findingPaid';
  return state === 'paid' || state === 'paid-after-all' ? 'findingReturned' : 'findingFailed';
}
