/** Consent to a care record: given apart from any other, to one unit, and ended at once when she says so. */
import { type County, snapshotCounty } from '../../../db/county.ts';
import { END } from '../../../rules/index.ts';
import {
  type CareActor,
  careAct,
  type CareBy,
  careError,
  changeConsent,
  type Hers,
  readCare,
} from './access.ts';
import {
  deleteKeys,
  endEnrolments,
  enrolmentsOfRecords,
  type EnrolmentRow,
  insertEnrolment,
  isUnit,
} from './queries.ts';

export type Enrolment = EnrolmentRow;

export type NewEnrolment = CareActor &
  Hers & {
    /** Unit whose care providers become her care team. */
    readonly unit: number;
    /** First day, and the first day on which it no longer holds: until she ends it when left out. */
    readonly from: number;
    readonly until?: number;
    /** The text she consented to, and how it was put to her. */
    readonly textVersion: string;
    readonly language: 'zh-CN' | 'en';
    readonly readAloud: boolean;
  };

/**
 * Writes her consent down; one that she gave before ends, so that one unit cares for her at a time.
 * Gives the number of the enrolment. Errors: CARE_RECORD_ABSENT, PERSON_UNKNOWN, CARE_UNIT_UNKNOWN,
 * CARE_DAYS, CARE_TEXT_NEEDED.
 */
export async function enrol(
  county: County,
  { actor, asked, person, until = END, ...consent }: NewEnrolment,
): Promise<number> {
  const { unit, from, textVersion } = consent;
  if (textVersion.trim() === '') throw careError('CARE_TEXT_NEEDED');
  if (from >= until) throw careError('CARE_DAYS');
  if (!(await snapshotCounty(county, (tx) => isUnit(tx, unit)))) {
    throw careError('CARE_UNIT_UNKNOWN', { unit });
  }
  const act = careAct('care-enrol', { actor, ...(asked && { asked }) }, { unit });
  const { value } = await changeConsent(county, act, person, async (tx, records) => {
    await endEnrolments(tx, records);
    tx.changed('person', records[0]!);
    return insertEnrolment(tx, records[0]!, { ...consent, until });
  });
  return value;
}

/**
 * Ends her consent: from now on nobody but herself reads or writes anything.
 * Errors: CARE_RECORD_ABSENT, PERSON_UNKNOWN, CARE_NOT_ENROLLED when there was none.
 */
export async function endEnrolment(
  county: County,
  { person, ...by }: CareActor & Hers,
): Promise<void> {
  await changeConsent(county, careAct('care-end', by), person, async (tx, records) => {
    if ((await endEnrolments(tx, records)) === 0) throw careError('CARE_NOT_ENROLLED');
    tx.changed('person', records[0]!);
  });
}

/** Every consent she gave and whether it ended. Errors: those of readCare. */
export const enrolmentsOf = (county: County, by: CareBy & Hers): Promise<readonly Enrolment[]> =>
  readCare(county, 'care-read-consents', by, enrolmentsOfRecords);

/**
 * Deletes her care record: her key, and what was sealed with it, so that no copy of the rows can be opened
 * either. Consents stay as ended. Errors: CARE_RECORD_ABSENT, PERSON_UNKNOWN.
 */
export async function shredCare(
  county: County,
  { person, ...by }: CareActor & Hers,
): Promise<void> {
  await changeConsent(county, careAct('care-shred', by), person, async (tx, records) => {
    await endEnrolments(tx, records);
    await deleteKeys(tx, records);
    tx.changed('person', records[0]!);
  });
}
