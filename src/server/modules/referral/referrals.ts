/** Sending somebody on to another unit: it becomes a task there, or here where a hospital is to be asked. */
import type { Changing } from '../../../db/county.ts';
import { lockPerson } from '../registry/records.ts';
import { insertTaskRow, type Saying, serviceError, takeBackHelp } from '../service/index.ts';
import {
  findReferral,
  findUnitServing,
  insertReferral,
  type ReferralReason,
  type ReferralTo,
  retractReferral,
} from './queries.ts';

/**
 * How long after a referral somebody asks how it went: the national standard for basic public health services
 * (third edition, 2017) says two weeks.
 */
export const FOLLOW_UP_DAYS = 14;

export type Referring = {
  readonly person: number;
  readonly to: ReferralTo;
  readonly reason: ReferralReason;
  readonly day: number;
  readonly note?: string;
  readonly by: Saying;
  readonly encounter?: number;
  readonly today: number;
};

/**
 * Sends somebody on; gives the number of the referral and of the task that came of it. Where no unit of that tier
 * serves her, the sender keeps the task.
 * Errors: PERSON_UNKNOWN, VISIT_IN_FUTURE, those of the access decision.
 */
export async function sendReferral(
  tx: Changing,
  { person, to, reason, day, note, by, encounter, today }: Referring,
): Promise<{ readonly id: number; readonly task: number }> {
  if (day > today) throw serviceError('VISIT_IN_FUTURE', { day: day - today });
  const records = await lockPerson(tx, person);
  const toUnit =
    to === 'hospital' ? undefined : await findUnitServing(tx, records, { tier: to, today });
  const due = day + FOLLOW_UP_DAYS;
  const task = await insertTaskRow(tx, {
    ...{ person, purpose: 'service', basis: 'referred', due },
    ...{ unit: toUnit ?? by.unit, openedBy: by.account },
  });
  const id = await insertReferral(tx, {
    ...{ person, to, toUnit, reason, day, due, note, task, encounter },
    ...{ fromUnit: by.unit, account: by.account },
  });
  tx.changed('service', person);
  return { id, task };
}

/** Errors: REFERRAL_UNKNOWN, those of the access decision. */
export async function takeBackReferral(
  tx: Changing,
  {
    id,
    person,
    by,
  }: {
    readonly id: number;
    readonly person: number;
    readonly by: Saying & { readonly day: number };
  },
): Promise<void> {
  await lockPerson(tx, person);
  const found = await findReferral(tx, id);
  if (found?.person !== person) throw serviceError('REFERRAL_UNKNOWN', { referral: id });
  await retractReferral(tx, id);
  await takeBackHelp(tx, found.task, by);
}
