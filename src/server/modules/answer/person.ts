/** Everything that the record answers about one person, and how it came to change. */
import { type County, type Reading, readCounty } from '../../../db/county.ts';
import {
  type AskedRow,
  askedOf,
  type ChangeRow,
  changesOfPerson,
  findPerson,
  linesOf,
  overpaidTo,
  receivedBy,
  rightsOf,
  windowsOf,
} from './person-queries.ts';

/** Days [from, until) of a program. */
type Stay = { readonly program: string; readonly from: number; readonly until: number };

/** Units: fen; days, END where there is none. */
export type PersonTimeline = {
  readonly personId: number;
  readonly name: string;
  readonly rights: readonly (Stay & { readonly isCertain: boolean })[];
  /** Periods of money, the coming ten years included. */
  readonly lines: readonly (Stay & {
    readonly isCertain: boolean;
    readonly amountFen: number;
    /** Absent where nothing known bounds it. */
    readonly upToFen?: number;
    /** A withheld line may not be paid until an office signs the amount. */
    readonly standing: 'verified' | 'secondary' | 'withheld';
    readonly claimUntil: number;
    readonly paidFen: number;
  })[];
  readonly received: readonly (Stay & { readonly paidOn: number; readonly fen: number })[];
  /** Payments beyond what can be owed today; nothing is taken back by itself. */
  readonly overpaid: readonly (Stay & {
    readonly paidOn: number;
    readonly paidFen: number;
    readonly overpaidFen: number;
  })[];
  /** Services still to offer. */
  readonly windows: readonly (Stay & {
    readonly step: string;
    readonly offerUntil: number;
    readonly isCertain: boolean;
  })[];
  readonly questions: readonly PersonQuestion[];
  readonly changes: readonly PersonChange[];
};

export type PersonQuestion = {
  readonly program: string;
  readonly fact: string;
  readonly aboutId: number;
  readonly aboutName: string;
};

/** What an event did to what the person is owed. */
export type PersonChange = {
  /** Change number: the order of changes. */
  readonly seq: number;
  readonly kind: string;
  readonly recordedAt: Date;
  readonly program: string;
  readonly policyVersion: number;
  /** Days and money; null where there was or is nothing. */
  readonly before: unknown;
  readonly after: unknown;
};

export type PersonRequest = { readonly actor: string };

/**
 * The whole timeline of a person; of merged records, of the one that stays.
 * Errors: PERSON_UNKNOWN.
 */
export function personTimeline(
  county: County,
  personId: number,
  { actor }: PersonRequest,
): Promise<PersonTimeline> {
  return readCounty(county, { kind: 'read-person', actor }, async (tx) => {
    const { id, name } = await getPerson(tx, personId);
    const asked = await askedOf(tx, id);
    tx.seen(...new Set([id, ...asked.map(({ about_id }) => about_id)]));
    return {
      personId: id,
      name,
      ...(await moneyOf(tx, id)),
      rights: (await rightsOf(tx, id)).map((row) => ({
        ...stayOf(row),
        isCertain: row.is_certain,
      })),
      windows: (await windowsOf(tx, id)).map((row) => ({
        ...stayOf(row),
        step: row.step,
        offerUntil: row.offer_until_day,
        isCertain: row.is_certain,
      })),
      questions: asked.map(questionOf),
      changes: (await changesOfPerson(tx, id)).map(changeOf),
    };
  });
}

/** How what a person is owed came to change, the last change first. Errors: PERSON_UNKNOWN. */
export function changesOf(
  county: County,
  personId: number,
  { actor }: PersonRequest,
): Promise<readonly PersonChange[]> {
  return readCounty(county, { kind: 'read-changes', actor }, async (tx) => {
    const { id } = await getPerson(tx, personId);
    tx.seen(id);
    return (await changesOfPerson(tx, id)).map(changeOf);
  });
}

/** Who someone is. Errors: PERSON_UNKNOWN. */
export async function getPerson(tx: Reading, personId: number) {
  await tx.open(personId);
  const found = await findPerson(tx, personId);
  if (found) return found;
  throw personUnknown(personId);
}

export const personUnknown = (personId: number): Error =>
  Object.assign(new Error(`nobody on record has number ${personId}`), {
    code: 'PERSON_UNKNOWN',
    detail: { person: personId },
  });

const standings = ['verified', 'secondary', 'withheld'] as const;

async function moneyOf(
  tx: Reading,
  id: number,
): Promise<Pick<PersonTimeline, 'lines' | 'received' | 'overpaid'>> {
  return {
    lines: (await linesOf(tx, id)).map((row) => ({
      ...stayOf(row),
      isCertain: row.is_certain,
      amountFen: row.amount_fen,
      ...(row.up_to_fen !== null && { upToFen: row.up_to_fen }),
      standing: standings[row.standing]!,
      claimUntil: row.claim_until_day,
      paidFen: row.paid_fen,
    })),
    received: (await receivedBy(tx, id)).map((row) => ({
      ...stayOf(row),
      paidOn: row.paid_on,
      fen: row.amount_fen,
    })),
    overpaid: (await overpaidTo(tx, id)).map((row) => ({
      ...stayOf(row),
      paidOn: row.paid_on,
      paidFen: row.paid_fen,
      overpaidFen: row.overpaid_fen,
    })),
  };
}

type DaysRow = {
  readonly program: string;
  readonly from_day: number;
  readonly until_day: number;
};

const stayOf = ({ program, from_day, until_day }: DaysRow): Stay => ({
  program,
  from: from_day,
  until: until_day,
});

const questionOf = ({ program, fact, about_id, about_name }: AskedRow): PersonQuestion => ({
  program,
  fact,
  aboutId: about_id,
  aboutName: about_name,
});

const changeOf = (row: ChangeRow): PersonChange => ({
  seq: row.seq,
  kind: row.kind,
  recordedAt: row.recorded_at,
  program: row.program,
  policyVersion: row.policy_version_id,
  before: row.before,
  after: row.after,
});
