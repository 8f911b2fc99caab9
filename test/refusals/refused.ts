/** The shape of the negative corpus: a line of the old plans with what must be refused of it. */
import type { SafeguardId } from '../../src/programs/safeguards.ts';

export type Quoted = {
  /** Document and line of the old plans. */
  readonly line: string;
  readonly quote: string;
  readonly refused: readonly (readonly [
    disguise: string,
    /** One of the findings names this safeguard. */
    safeguard: SafeguardId,
    pack: unknown,
  ])[];
};
