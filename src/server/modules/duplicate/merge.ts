/**
 * Taking two records for one person, and undoing it. A merge is a link: both records keep their rows,
 * and whoever reads one of them reads both.
 */
import { type Changing, type County, readCounty } from '../../../db/county.ts';
import { factKindId, factKindName } from '../../../db/fact-kinds.ts';
import { joinCases, partCases } from '../case/index.ts';
import { type Act, act } from '../registry/acts.ts';
import { registryError } from '../registry/errors.ts';
import {
  type FactRow,
  factsOfRecords,
  findStaying,
  isAmongAncestors,
  lockKinship,
  lockRecords,
} from '../registry/queries.ts';
import { getPerson } from '../registry/records.ts';
import { type FactValue, shapeOf, statedValue } from '../registry/statements.ts';
import {
  decidePair,
  insertMerge,
  kindsShown,
  mergesOfRecord,
  reopenPairs,
  retractMerge,
} from './queries.ts';

export type Merging = {
  readonly actor: string;
  readonly today: number;
  /** Record that is read as part of the other. */
  readonly person: number;
  /** Record that stays and is believed where the two differ. */
  readonly into: number;
  /** Why they are taken for one person. */
  readonly evidence: readonly unknown[];
};

type Statement = { readonly from: number; readonly until: number; readonly value?: FactValue };

/** What the two records say otherwise of the same thing. Both stay on record. */
export type Contradiction = {
  readonly kind: string;
  readonly person: Statement;
  readonly into: Statement;
};

export type Merged = Act & {
  readonly merge: number;
  /** The records that were linked: those that stayed until now. */
  readonly person: number;
  readonly into: number;
  /** To be shown to whoever merged. */
  readonly contradictions: readonly Contradiction[];
};

/**
 * Takes two records for one person. A record that was merged before counts as the one that stays.
 * Errors: PERSON_UNKNOWN, also when only a name would stay; MERGE_ALREADY, KINSHIP_CIRCLE when one is an ancestor of the other.
 */
export async function mergePersons(county: County, merging: Merging): Promise<Merged> {
  const { actor, today } = merging;
  const { value, event, seq } = await act(county, 'merge', { actor }, async (tx) => {
    await tx.open(merging.person, merging.into);
    await lockKinship(tx, county.code);
    const [own, others] = [await lockAll(tx, merging.person), await lockAll(tx, merging.into)];
    const person = (await findStaying(tx, merging.person))!;
    const into = (await findStaying(tx, merging.into))!;
    if (person === into) throw registryError('MERGE_ALREADY');
    // A person would be nobody's if the record that stays were only a name.
    if (!(await getPerson(tx, into)).is_on_record) {
      throw registryError('PERSON_UNKNOWN', { person: merging.into });
    }
    const contradictions = contradictionsOf(
      await factsOfRecords(tx, own),
      await factsOfRecords(tx, others),
    );
    const evidence = contradictions.map((one) => ({ name: 'contradiction', ...one }));
    const merge = await insertMerge(tx, {
      person,
      into,
      evidence: [...merging.evidence, ...evidence],
    });
    const both = [...own, ...others];
    if (await isAmongAncestors(tx, both, both)) throw registryError('KINSHIP_CIRCLE');
    await decidePair(tx, [merging.person, merging.into], 'merged');
    await joinCases(tx, county, { records: both, today });
    noteMerge(tx, person, into);
    tx.seen(person, into);
    // Which facts there are at all may be more than who merges may know.
    const kinds = await kindsShown(tx);
    const shown = contradictions.filter(({ kind }) => !kinds || kinds.includes(factKindId(kind)));
    return { merge, person, into, contradictions: shown };
  });
  return { ...value, event, seq };
}

/**
 * Undoes a merge: the two records are two people again, each with its own rows.
 * Errors: MERGE_NOT_THERE.
 */
export async function undoMerge(
  county: County,
  {
    actor,
    today,
    merge,
  }: { readonly actor: string; readonly today: number; readonly merge: number },
): Promise<Act> {
  const { event, seq } = await act(county, 'merge-undo', { actor }, async (tx) => {
    await lockKinship(tx, county.code);
    const gone = await retractMerge(tx, merge);
    const opened = gone ? await tx.openThose(gone.person, gone.into) : [];
    if (!gone || opened.length < 2) throw registryError('MERGE_NOT_THERE', { merge });
    await reopenPairs(tx, gone.addedIn);
    await partCases(tx, county, { mergedIn: gone.addedIn, today });
    await lockRecords(tx, [gone.person, gone.into]);
    noteMerge(tx, gone.person, gone.into);
  });
  return { event, seq };
}

/** Who was merged with whom, when, why and by whom; `undone` when somebody undid it. */
export type Lineage = {
  readonly merge: number;
  readonly person: number;
  readonly into: number;
  readonly evidence: readonly unknown[];
  readonly seq: number;
  readonly actor: string;
  readonly at: Date;
  readonly undone?: { readonly seq: number; readonly actor: string; readonly at: Date };
};

/** Every merge that a record was ever part of, in the order in which they were made. */
export function mergesOf(
  county: County,
  { actor, person }: { readonly actor: string; readonly person: number },
): Promise<readonly Lineage[]> {
  return readCounty(county, { kind: 'read-merges', actor }, async (tx) => {
    tx.seen(person);
    const rows = await mergesOfRecord(tx, person);
    return rows.map(({ id: merge, undoneSeq, undoneBy, undoneAt, ...row }) => ({
      merge,
      ...row,
      ...(undoneSeq !== null && {
        undone: { seq: undoneSeq, actor: undoneBy!, at: undoneAt! },
      }),
    }));
  });
}

/** Whoever depends on either record is affected. */
function noteMerge(tx: Changing, person: number, into: number): void {
  tx.changed('merge', person);
  tx.changed('merge', into);
}

async function lockAll(tx: Changing, person: number): Promise<readonly number[]> {
  const records = await lockRecords(tx, [person]);
  if (records.length === 0) throw registryError('PERSON_UNKNOWN', { person });
  return records.map(({ id }) => id);
}

function contradictionsOf(
  own: readonly FactRow[],
  others: readonly FactRow[],
): readonly Contradiction[] {
  return own.flatMap((person) => {
    const kind = factKindName(person.kind);
    if (shapeOf(kind) === 'event') return [];
    const into = others.find((other) => other.kind === person.kind && differ(kind, person, other));
    return into ? [{ kind, person: said(kind, person), into: said(kind, into) }] : [];
  });
}

/** Whether two facts cannot both be true. Not knowing contradicts nothing. */
function differ(kind: string, a: FactRow, b: FactRow): boolean {
  const meet = a.from < b.until && b.from < a.until;
  if (kind === 'birth' || kind === 'death') return !meet;
  if (a.low === undefined || b.low === undefined) return false;
  return meet && (a.low > b.high! || b.low > a.high!);
}

function said(kind: string, { from, until, low, high }: FactRow): Statement {
  const value = statedValue(kind, low, high);
  return { from, until, ...(value !== undefined && { value }) };
}
