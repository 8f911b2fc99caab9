/**
 * Events of one transaction: versions of the fields that it is about are read together, settled in memory, and what
 * became of them is written together at the end.
 */
import type { Changing } from '../../../../db/county.ts';
import type { ReceiptState } from '../../../../model/sync/receipt.ts';
import {
  closeCases,
  closeDifferences,
  type NewCase,
  type NewConflict,
  openCases,
  openDifferences,
} from '../conflicts/queries.ts';
import type { Effect } from './effect.ts';
import {
  type FieldName,
  insertEvents,
  type NewEventRow,
  type StoredVersion,
  updateEvents,
  versionsIn,
} from './queries.ts';

/** An event as it stands, with where it counts and whose data it is. */
export type Entry = StoredVersion &
  FieldName & {
    readonly code: string | null;
    readonly person: number | null;
    readonly kind: number | null;
  };

export type Outcome = {
  readonly state?: ReceiptState;
  readonly code?: string | null;
  readonly effect?: Effect | null;
  readonly person?: number | null;
  readonly kind?: number | null;
  readonly record?: string;
};

export type Book = {
  /** An event that has just come; it waits until something becomes of it. */
  readonly add: (row: NewEventRow) => void;
  /** An event that was kept before and waits. */
  readonly keep: (entry: Entry) => void;
  readonly get: (id: string) => Entry;
  /** Versions of a field that count, by id. */
  readonly versionsOf: (record: string, field: string) => readonly Entry[];
  readonly put: (id: string, outcome: Outcome) => void;
  /** Somebody must look at what an event said. */
  readonly openCase: (kind: 'elsewhere' | 'refused', id: string, about: NewConflict) => void;
  readonly differ: (about: NewConflict, isConflict: boolean) => void;
  /** Writes everything. */
  readonly write: () => Promise<void>;
};

const counting: readonly ReceiptState[] = ['accepted', 'merged', 'conflict'];

const nameOf = ({ record, field }: FieldName) => `${record} ${field}`;

/** Events by id and by the field in which they count. */
function newIndex() {
  const entries = new Map<string, Entry>();
  const names = new Map<string, Set<string>>();
  return {
    get: (id: string) => entries.get(id)!,
    place: (entry: Entry) => {
      const own = names.get(nameOf(entry)) ?? new Set();
      names.set(nameOf(entry), own.add(entry.id));
      entries.set(entry.id, entry);
    },
    of: (field: FieldName) =>
      [...(names.get(nameOf(field)) ?? [])]
        .map((id) => entries.get(id)!)
        // One that was placed elsewhere since has left its name behind.
        .filter((one) => one.record === field.record),
  };
}

/** A book with the versions of some fields. */
export async function openBook(tx: Changing, fields: readonly FieldName[]): Promise<Book> {
  const { get, place, of } = newIndex();
  const [fresh, kept] = [new Map<string, NewEventRow>(), new Set<string>()];
  const touched = new Set<string>();
  const cases: NewCase[] = [];
  const differing = new Map<string, { about: NewConflict; isConflict: boolean }>();
  const stored = fields.length === 0 ? [] : await versionsIn(tx, fields);
  for (const row of stored) place(row);
  const differed = new Set(stored.filter(({ state }) => state === 'conflict').map(nameOf));
  return {
    add: (row) => {
      const { id, value, base, saidAt, record, field } = row;
      const none = { code: null, effect: null, person: null, kind: null } as const;
      place({ id, value, base, record, field, said_at: saidAt, state: 'waiting', ...none });
      fresh.set(id, row);
    },
    keep: (entry) => {
      kept.add(entry.id);
      place(entry);
    },
    get,
    versionsOf: (record, field) =>
      of({ record, field })
        .filter(({ state }) => counting.includes(state))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    put: (id, outcome) => {
      const before = get(id);
      const parts = Object.keys(outcome) as (keyof Outcome)[];
      if (parts.every((part) => before[part] === outcome[part])) return;
      place({ ...before, ...outcome });
      touched.add(id);
    },
    openCase: (kind, event, about) => {
      cases.push({ kind, event, about });
    },
    differ: (about, isConflict) => {
      differing.set(nameOf(about), { about, isConflict });
    },
    write: async () => {
      const added = [...fresh.values()].map((row) => ({ ...row, ...get(row.id) }));
      if (added.length > 0) await insertEvents(tx, added);
      const changed = [...touched].filter((id) => !fresh.has(id)).map(get);
      if (changed.length > 0) await updateEvents(tx, changed);
      // What waited before somebody and counts now needs nobody any more.
      const over = changed.filter(({ id, state }) => kept.has(id) && counting.includes(state));
      if (over.length > 0) await closeCases(tx, over);
      if (cases.length > 0) await openCases(tx, cases);
      const all = [...differing.values()];
      const open = all.filter(({ isConflict }) => isConflict).map(({ about }) => about);
      if (open.length > 0) await openDifferences(tx, open);
      const agreed = all.filter(({ isConflict }) => !isConflict).map(({ about }) => about);
      const closed = agreed.filter((about) => differed.has(nameOf(about)));
      if (closed.length > 0) await closeDifferences(tx, closed);
    },
  };
}
