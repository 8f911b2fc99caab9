/** What a woman told of pregnancy, birth care and screening: added, taken back and read, one by one. */
import type { Changing, County, Reading } from '../../../db/county.ts';
import { factKindId, factKindName } from '../../../db/fact-kinds.ts';
import type { CareKeys, PersonKey } from '../../../db/keys/care-keys.ts';
import { isCareKind } from '../../../model/facts/care.ts';
import { checkBeside } from '../registry/facts.ts';
import {
  type FactNumbers,
  factNumbers,
  type FactStatement,
  type FactValue,
  statedValue,
} from '../registry/statements.ts';
import { type CareBy, careError, changeCare, type Hers, readCare } from './access.ts';
import { insertKey, insertSealed, keysOfRecords, retractSealed, sealedFacts } from './queries.ts';

export type NewCareFact = CareBy & Hers & FactStatement & { readonly source: string };

export type CareFact = {
  readonly fact: number;
  readonly kind: string;
  readonly from: number;
  readonly until: number;
  /** Absent: something that happened within `[from, until)`. */
  readonly value?: FactValue;
  /** What she showed or told. */
  readonly source: string;
};

/**
 * Adds what she told; gives the number of the fact.
 * Errors: CARE_FACT_OTHER for a kind of the county's record, those of factNumbers and readCare,
 * FACT_ALREADY_KNOWN, FACT_OVERLAPS.
 */
export async function addCareFact(
  county: County,
  keys: CareKeys,
  { kind, value, day, from, until, source, ...by }: NewCareFact,
): Promise<number> {
  if (!isCareKind(kind)) throw careError('CARE_FACT_OTHER', { kind });
  const stated = {
    ...{ kind, ...(value !== undefined && { value }), ...(day !== undefined && { day }) },
    ...{ ...(from !== undefined && { from }), ...(until !== undefined && { until }) },
  };
  const fact = factNumbers(stated, { today: by.today, source });
  const { value: id } = await changeCare(county, 'care-fact-add', by, async (tx, records) => {
    const known = await openFacts(tx, keys, records);
    checkBeside(known, fact);
    return insertSealed(
      tx,
      records[0]!,
      (await keyOf(tx, keys, records[0]!)).seal(textOf(fact, source)),
    );
  });
  return id;
}

/** Takes back what was never so. Errors: those of readCare, FACT_NOT_THERE. */
export async function retractCareFact(
  county: County,
  { fact, ...by }: CareBy & Hers & { readonly fact: number },
): Promise<void> {
  await changeCare(county, 'care-fact-retract', by, async (tx, records) => {
    if (!(await retractSealed(tx, records, fact))) throw careError('FACT_NOT_THERE', { fact });
  });
}

/** What holds, in the order in which it was told. Errors: those of readCare; SEAL_BROKEN. */
export const careFactsOf = (
  county: County,
  keys: CareKeys,
  by: CareBy & Hers,
): Promise<readonly CareFact[]> =>
  readCare(county, 'care-read', by, async (tx, records) =>
    (await openFacts(tx, keys, records)).map(({ id, kind, from, until, low, high, source }) => {
      const name = factKindName(kind);
      const value = statedValue(name, low, high);
      return { fact: id, kind: name, from, until, ...(value !== undefined && { value }), source };
    }),
  );

type OpenFact = FactNumbers & { readonly id: number; readonly source: string };

/** The facts of these records, opened; what has no key any more is not there. */
export async function openFacts(
  tx: Reading,
  keys: CareKeys,
  records: readonly number[],
): Promise<readonly OpenFact[]> {
  const opened = new Map(
    (await keysOfRecords(tx, records)).map(({ person, wrapped }) => [
      person,
      keys.openPersonKey(wrapped, person),
    ]),
  );
  const rows = await sealedFacts(tx, records);
  return rows.map(({ person, id, sealed }) => ({
    id,
    ...factOf(opened.get(person)!.open(sealed)),
  }));
}

/** Her key, made when she has none yet. */
async function keyOf(tx: Changing, keys: CareKeys, person: number): Promise<PersonKey> {
  const [known] = await keysOfRecords(tx, [person]);
  const wrapped = known?.wrapped ?? keys.newPersonKey(person);
  if (!known) await insertKey(tx, person, wrapped);
  return keys.openPersonKey(wrapped, person);
}

/** What is sealed. Kinds by name: it must not depend for decades on a table of numbers. */
export const textOf = ({ kind, ...numbers }: FactNumbers, source: string): string =>
  JSON.stringify({ ...numbers, kind: factKindName(kind), source });

function factOf(text: string): Omit<OpenFact, 'id'> {
  const { kind, from, until, low, high, source } = JSON.parse(text);
  return { kind: factKindId(kind), from, until, low, high, source };
}
