/**
 * Who may open a care record: the woman herself, and with her consent the care providers of one unit, for
 * as long as she wants. There is no other way in, and nobody learns whether a record is there.
 */
import { careSchemaOf } from '../../../db/migrations.ts';
import {
  type Act,
  type Changing,
  changeCounty,
  type County,
  readCounty,
  type Reading,
  snapshotCounty,
  softwareAskedOf,
} from '../../../db/county.ts';
import {
  enrolmentsOfRecords,
  type EnrolmentRow,
  isSchemaThere,
  lockCare,
  recordsOf,
} from './queries.ts';

export type CareActor = {
  readonly actor: string;
  /** Role, post, unit and the like, for the audit row; see Asker in db/county. */
  readonly asked?: Readonly<Record<string, unknown>>;
};

export type CareBy = CareActor & {
  readonly today: number;
  /** Herself, or a care provider of a unit. Whoever calls has made sure of that. */
  readonly reader: 'herself' | { readonly unit: number };
};

export type Hers = { readonly person: number };

/**
 * Errors of care records; their texts stand in src/i18n/errors/care.ts.
 */
export const careError = (code: string, detail: Readonly<Record<string, string | number>> = {}) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });

/** The county's care records: a county of their own to readCounty and changeCounty. Their role alone is the wall. */
export const careOf = (county: County): County => ({
  ...softwareAskedOf(county),
  schema: careSchemaOf(county.schema),
});

/** Whether care records are kept in this county at all. */
export const hasCare = (county: County): Promise<boolean> => isSchemaThere(careOf(county));

/** Errors: CARE_RECORD_ABSENT where no care records are kept, for everybody and about anybody. */
export async function assertCare(county: County): Promise<void> {
  if (!(await hasCare(county))) throw careError('CARE_RECORD_ABSENT', { county: county.code });
}

/** Whether a unit cares for somebody on a day, by her consent. */
export async function isOnTeam(
  county: County,
  { person, unit, on }: Hers & { readonly unit: number; readonly on: number },
): Promise<boolean> {
  if (!(await hasCare(county))) return false;
  const records = await snapshotCounty(county, (tx) => recordsOf(tx, person));
  return snapshotCounty(careOf(county), async (tx) =>
    (await enrolmentsOfRecords(tx, records)).some((one) => isOf(one, unit) && isCurrent(one, on)),
  );
}

const isCurrent = ({ from, until, isEnded }: EnrolmentRow, on: number): boolean =>
  !isEnded && from <= on && on < until;

const isOf = (enrolment: EnrolmentRow, unit: number): boolean => enrolment.unit === unit;

/** Errors: CARE_NOT_ENROLLED unless she consents today, to this unit when it is not herself. */
async function assertOpen(
  tx: Reading,
  records: readonly number[],
  { reader, today }: Pick<CareBy, 'reader' | 'today'>,
): Promise<void> {
  const enrolments = await enrolmentsOfRecords(tx, records);
  const isOpen = (one: EnrolmentRow) =>
    isCurrent(one, today) && (reader === 'herself' || isOf(one, reader.unit));
  if (!enrolments.some(isOpen)) throw careError('CARE_NOT_ENROLLED');
}

/**
 * Reads somebody's care record and writes down who did.
 * Errors: CARE_RECORD_ABSENT, PERSON_UNKNOWN, CARE_NOT_ENROLLED.
 */
export async function readCare<T>(
  county: County,
  kind: string,
  { person, ...by }: CareBy & Hers,
  work: (tx: Reading, records: readonly number[]) => Promise<T>,
): Promise<T> {
  const records = await hers(county, person);
  return readCounty(careOf(county), actOf(kind, by), async (tx) => {
    // What is her own she reads whether or not anybody else may.
    if (by.reader !== 'herself') await assertOpen(tx, records, by);
    tx.seen(records[0]!);
    return work(tx, records);
  });
}

/** Changes somebody's care record. Errors: as {@link readCare}. */
export function changeCare<T>(
  county: County,
  kind: string,
  { person, ...by }: CareBy & Hers,
  work: (tx: Changing, records: readonly number[]) => Promise<T>,
): Promise<{ readonly value: T; readonly seq: number }> {
  return changeConsent(county, actOf(kind, by), person, async (tx, records) => {
    await assertOpen(tx, records, by);
    tx.changed('fact', records[0]!);
    return work(tx, records);
  });
}

/** Changes whether there is a care record. Errors: CARE_RECORD_ABSENT, PERSON_UNKNOWN. */
export async function changeConsent<T>(
  county: County,
  act: Act,
  person: number,
  work: (tx: Changing, records: readonly number[]) => Promise<T>,
): Promise<{ readonly value: T; readonly seq: number }> {
  const records = await hers(county, person);
  const care = careOf(county);
  return changeCounty(care, act, async (tx) => {
    await lockCare(tx, care, records[0]!);
    return work(tx, records);
  });
}

const actOf = (kind: string, { reader, ...by }: CareBy): Act =>
  careAct(kind, by, { reader: reader === 'herself' ? reader : `unit ${reader.unit}` });

/** For the chain of the care records; nothing of what was told may stand in `detail`. */
export const careAct = (
  kind: string,
  { actor, asked }: CareActor,
  detail: Readonly<Record<string, unknown>> = {},
): Act => ({ kind, actor, detail: { ...detail, ...(asked && { asked }) } });

/** All numbers of somebody. The county keeps no account of this: it would say who has a care record. */
async function hers(county: County, person: number): Promise<readonly number[]> {
  await assertCare(county);
  const records = await snapshotCounty(county, (tx) => recordsOf(tx, person));
  if (records.length === 0) throw careError('PERSON_UNKNOWN', { person });
  return records;
}
