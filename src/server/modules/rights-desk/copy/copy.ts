/**
 * The copy of everything that is on record about somebody, for herself: made from the tables as they are, with
 * numbers of kinds, programs and households as names and sealed numbers opened.
 */
import { type County, readCounty, type Reading, snapshotCounty } from '../../../../db/county.ts';
import { factKindName } from '../../../../db/fact-kinds.ts';
import type { CareKeys } from '../../../../db/keys/care-keys.ts';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import { BEGINNING, END, isoDate, toDay } from '../../../../rules/index.ts';
import { accessError, actorOf, dataClasses, type Role, roleOf } from '../../../access/index.ts';
import { programNumbers } from '../../../access/queries.ts';
import { accountContext } from '../../payee/index.ts';
import { phoneContext } from '../../account/login.ts';
import { careFactsOf, hasCare } from '../../care/index.ts';
import { recordsOf } from '../../care/queries.ts';
import { statedValue } from '../../registry/statements.ts';
import { sealContext } from '../../roster/people-chunk.ts';
import { rightsError } from '../errors.ts';
import { findRequest } from '../queries.ts';
import { accountsOf, householdNumbers, type Row, rowsOf } from './queries.ts';
import { type CopiedName, copiedNames } from './tables.ts';

export type CopySection = { readonly table: string; readonly rows: readonly Row[] };

export type Copy = {
  readonly person: number;
  readonly madeOn: string;
  readonly sections: readonly CopySection[];
};

export type CopyRequest = {
  readonly actor: string;
  readonly person: number;
  readonly today: number;
  /** copy-own: she takes it; copy-handed-over: the desk makes it for her. */
  readonly act: 'copy-own' | 'copy-handed-over';
  /** Her care record as well, which only she may ask for. */
  readonly careKeys?: CareKeys;
};

/**
 * Everything on record about somebody. `office` has the software's rights, so the access decision is asked first
 * and every query is by her own numbers.
 * Errors: PERSON_UNKNOWN, those of the access decision and of care records.
 */
export async function copyOf(
  office: County,
  keys: KeyRing,
  { actor, person, today, act, careKeys }: CopyRequest,
): Promise<Copy> {
  const sections = await readCounty(office, { kind: act, actor }, async (tx) => {
    await tx.open(person);
    const records = await recordsOf(tx, person);
    if (records.length === 0) throw rightsError('PERSON_UNKNOWN', { person });
    tx.seen(person);
    return sectionsOf(tx, keys, records);
  });
  const care = careKeys && (await careSection(office, careKeys, { actor, person, today }));
  return {
    ...{ person, madeOn: isoDate(toDay(today)) },
    sections: care ? [...sections, care] : sections,
  };
}

/**
 * The copy for who asked at the desk, of a request that is taken up. Only a role that may see all of a record under
 * a task makes it.
 * Errors: RIGHTS_REQUEST_UNKNOWN, RIGHTS_REQUEST_KIND, ACCESS_ROLE, those of {@link copyOf}.
 */
export async function copyForDesk(
  office: County,
  keys: KeyRing,
  {
    request,
    account,
    unit,
    today,
    role,
  }: Readonly<Record<'request' | 'account' | 'unit' | 'today', number>> & { readonly role: Role },
): Promise<Copy> {
  const found = await snapshotCounty(office, (tx) => findRequest(tx, request, unit));
  if (!found) throw rightsError('RIGHTS_REQUEST_UNKNOWN', { request });
  const isCopy = found.kind === 'copy' || found.kind === 'transfer';
  if (!isCopy || found.state !== 'in-progress')
    throw rightsError('RIGHTS_REQUEST_KIND', { request });
  const seen = roleOf(role).sees.task ?? [];
  if (!dataClasses.every((one) => seen.includes(one))) {
    throw accessError('ACCESS_ROLE', { action: 'rights-request.handle' });
  }
  const { person } = found;
  return copyOf(office, keys, { actor: actorOf(account), person, today, act: 'copy-handed-over' });
}

async function sectionsOf(
  tx: Reading,
  keys: KeyRing,
  records: readonly number[],
): Promise<readonly CopySection[]> {
  const accounts = await accountsOf(tx, records);
  const programs = new Map((await programNumbers(tx)).map(({ id, name }) => [id, name]));
  const sections: CopySection[] = [];
  for (const table of copiedNames) {
    const rows = await rowsOf(tx, table, { records, accounts });
    const households = rows.map((row) => row.household_id as number).filter(Boolean);
    const numbers = households.length === 0 ? [] : await householdNumbers(tx, households);
    const names = { programs, households: new Map(numbers.map((one) => [one.id, one.number])) };
    sections.push({ table, rows: rows.map((row) => readable(table, row, names, keys)) });
  }
  return sections;
}

type Names = Readonly<Record<'programs' | 'households', ReadonlyMap<number, string>>>;

/** A row as she can read it; what is empty or open-ended is left out. */
function readable(table: CopiedName, row: Row, names: Names, keys: KeyRing): Row {
  const known = Object.entries({ ...row, ...namedOf(row, names), ...opened(table, row, keys) });
  return Object.fromEntries(known.filter(([, value]) => !isOpen(value)));
}

const isOpen = (value: unknown) =>
  value === null || value === undefined || value === 'infinity' || value === '-infinity';

const namedOf = ({ program, household_id }: Row, { programs, households }: Names) => ({
  ...(typeof program === 'number' && { program: programs.get(program) }),
  ...(typeof household_id === 'number' && { household_id: households.get(household_id) }),
});

/** Numbers and seals of a row, opened. */
function opened(table: CopiedName, row: Row, keys: KeyRing): Row {
  if (table === 'fact') {
    const { kind, low, high } = row as Record<'kind' | 'low' | 'high', number | null>;
    const name = factKindName(kind!);
    const value = statedValue(name, low ?? undefined, high ?? undefined);
    return { kind: name, low: null, high: null, value };
  }
  if (table === 'person_identity') {
    const { sealed, person_id } = row as { sealed: string; person_id: number };
    return { sealed: null, number: keys.openId(bytesOf(sealed), sealContext(person_id)) };
  }
  if (table === 'case_step') return { step: null, case_event: row.step };
  if (table === 'recovery') {
    return { appeal_until_day: null, appeal_before_day: row.appeal_until_day };
  }
  if (table === 'payee_account') {
    const { account_index, account_sealed } = row as Record<string, string>;
    const number = keys.openId(bytesOf(account_sealed!), accountContext(bytesOf(account_index!)));
    return { account_sealed: null, account_index: null, number };
  }
  if ((table === 'account' || table === 'contact') && typeof row.phone_sealed === 'string') {
    const index = bytesOf(String(row.phone_index));
    const phone = keys.openId(bytesOf(row.phone_sealed), phoneContext(index));
    return { phone_sealed: null, phone_index: null, phone };
  }
  return {};
}

/** Bytes as PostgreSQL writes them. */
export const bytesOf = (text: string): Buffer => Buffer.from(text.slice(2), 'hex');

async function careSection(
  county: County,
  keys: CareKeys,
  by: { readonly actor: string; readonly person: number; readonly today: number },
): Promise<CopySection | undefined> {
  if (!(await hasCare(county))) return undefined;
  const facts = await careFactsOf(county, keys, { ...by, reader: 'herself' });
  const days = (from: number, until: number) => ({
    ...(from !== BEGINNING && { from_day: isoDate(toDay(from)) }),
    ...(until !== END && { until_day: isoDate(toDay(until)) }),
  });
  return {
    table: 'care_fact',
    rows: facts.map(({ fact, kind, value, from, until, source }) => ({
      ...{ id: fact, kind, source, ...days(from, until) },
      ...(value !== undefined && { value }),
    })),
  };
}
