/**
 * What is on record about one person, before it becomes columns: the common shape of a roster row, a
 * generated person and, later, a database record.
 */
import type { DayRange, Relation, Sex } from '../rules/index.ts';
import type { FactKind } from './facts/catalog.ts';

/** A value that holds on the days `[from, until)`; without dates it holds on every day. */
export type RecordedFact = {
  readonly kind: FactKind;
  readonly from?: number;
  readonly until?: number;
  /** Choice name, level, amount, area code or true; absent: known to be unknown. */
  readonly value?: string | number | boolean;
};

export type RecordedEvent = { readonly kind: FactKind; readonly day: DayRange };

/** A link by identity number or other key; the other person may be missing from the records. */
export type RecordedLink = {
  readonly relation: Relation;
  readonly to: string;
  readonly from?: number;
  readonly until?: number;
};

export type PersonRecord = {
  /** Identity number, or another key that is unique among the records. */
  readonly id: string;
  readonly name: string;
  readonly sex?: Sex;
  /** Absent: unknown. */
  readonly born?: DayRange;
  /** Absent: alive. `latest: END`: not known whether the person died. */
  readonly died?: DayRange;
  readonly facts: readonly RecordedFact[];
  readonly events: readonly RecordedEvent[];
  /** Both directions of parent and child need only one link; spouses likewise. */
  readonly links: readonly RecordedLink[];
  /** How many children this person ever had, where that is stated. */
  readonly childrenEver?: number;
};
