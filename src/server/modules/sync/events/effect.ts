/** What an event wrote into the record, kept with it so that it can be taken back when another version stands. */
import type { FactRow } from '../../registry/queries.ts';

export type Effect = {
  /** Facts that it added, and what it ended or replaced. */
  readonly facts?: { readonly added: readonly number[]; readonly removed: readonly FactRow[] };
  /** Numbers by which the module of the noun takes it back. */
  readonly step?: number;
  readonly help?: number;
  readonly measure?: number;
  readonly supply?: number;
  readonly referral?: number;
  readonly phone?: number;
};
