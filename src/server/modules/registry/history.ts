/**
 * What is on record about one person, now or as it was known at a change number, with the events by
 * which each row came and went. What was known then is what was decided on then.
 */
import { type County, type Reading, readCounty } from '../../../db/county.ts';
import { factKindName } from '../../../db/fact-kinds.ts';
import {
  factsKnownAt,
  type History,
  type LinkRelation,
  linksKnownAt,
  membershipsKnownAt,
  recordsKnownAt,
} from './queries.ts';
import { getPerson } from './records.ts';
import { type FactValue, statedValue } from './statements.ts';
import { seenVersionOf } from './version.ts';

export type Asked = {
  readonly actor: string;
  readonly person: number;
  /** A change number; absent: now. */
  readonly asKnownAt?: number;
};

/** When a row came and went, and by whose act. */
export type Known = {
  readonly addedAt: number;
  /** Absent: it held. */
  readonly retractedAt?: number;
  readonly by: {
    readonly event: number;
    readonly act: string;
    readonly actor: string;
    readonly source?: string;
  };
};

type Days = { readonly from: number; readonly until: number };

export type KnownFact = Known &
  Days & {
    readonly fact: number;
    /** The record it stands in: another than the person's when that one was merged. */
    readonly record: number;
    readonly kind: string;
    /** Absent: something that happened within `[from, until)`. Null: known to be unknown. */
    readonly value?: FactValue;
  };

export type KnownLink = Known &
  Days & {
    readonly link: number;
    readonly record: number;
    readonly relation: LinkRelation;
    readonly other: number;
  };

export type KnownMembership = Known &
  Days & { readonly record: number; readonly household: string; readonly role: string };

/** `holds` is what counts; `history` also what was taken back, in the order in which it was learnt. */
export type Account<Row> = {
  /** Of the whole record, as an ETag. */
  readonly version: string;
  readonly records: readonly number[];
  readonly holds: readonly Row[];
  readonly history: readonly Row[];
};

/** The facts of a person, merged records included. Errors: PERSON_UNKNOWN. */
export function factsOf(county: County, asked: Asked): Promise<Account<KnownFact>> {
  return account(county, 'read-facts', asked, async (tx, seq) =>
    (await factsKnownAt(tx, asked.person, seq)).map((row) => {
      const kind = factKindName(row.kind);
      const value = statedValue(kind, row.low, row.high);
      const { id: fact, person: record, from, until } = row;
      return {
        ...{ fact, record, kind, from, until },
        ...(value !== undefined && { value }),
        ...knownOf(row),
      };
    }),
  );
}

/** The links of a person, from either side as they were stated. Errors: PERSON_UNKNOWN. */
export function linksOf(county: County, asked: Asked): Promise<Account<KnownLink>> {
  return account(county, 'read-kinship', asked, async (tx, seq) => {
    const rows = await linksKnownAt(tx, asked.person, seq);
    tx.seen(...new Set(rows.flatMap(({ person, other }) => [person, other])));
    return rows.map((row) => {
      const { id: link, person: record, relation, other, from, until } = row;
      return { link, record, relation, other, from, until, ...knownOf(row) };
    });
  });
}

/** The households of a person. Errors: PERSON_UNKNOWN. */
export function householdsOf(county: County, asked: Asked): Promise<Account<KnownMembership>> {
  return account(county, 'read-households', asked, async (tx, seq) =>
    (await membershipsKnownAt(tx, asked.person, seq)).map((row) => {
      const { person: record, number: household, role, from, until } = row;
      return { record, household, role, from, until, ...knownOf(row) };
    }),
  );
}

function account<Row extends Known>(
  county: County,
  kind: string,
  { actor, person, asKnownAt }: Asked,
  read: (tx: Reading, seq: number) => Promise<readonly Row[]>,
): Promise<Account<Row>> {
  const seq = asKnownAt ?? Number.MAX_SAFE_INTEGER;
  const detail = asKnownAt === undefined ? {} : { asKnownAt };
  return readCounty(county, { kind, actor, detail }, async (tx) => {
    await getPerson(tx, person);
    const version = await seenVersionOf(tx, person);
    const records = await recordsKnownAt(tx, person, seq);
    const history = await read(tx, seq);
    return {
      version,
      records,
      history,
      holds: history.filter((row) => row.retractedAt === undefined),
    };
  });
}

/** By which act a row came and went. */
export const knownOf = ({
  added_seq,
  retracted_seq,
  event,
  act,
  actor,
  source,
}: History): Known => ({
  addedAt: added_seq,
  ...(retracted_seq !== null && { retractedAt: retracted_seq }),
  by: { event, act, actor, ...(source !== null && { source }) },
});
