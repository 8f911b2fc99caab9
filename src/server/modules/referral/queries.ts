/** SQL of referrals. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

export type ReferralReason = 'abnormal-result' | 'asked-for' | 'follow-up' | 'other';
export type ReferralTo = 'township' | 'county' | 'hospital';

/** The unit of a tier that serves where somebody lives, the smallest catchment first. */
export async function findUnitServing(
  tx: Reading,
  records: readonly number[],
  { tier, today }: { readonly tier: string; readonly today: number },
): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>(
    `select unit.id from fact
       join catchment on area_low <= low and area_high >= high
         and catchment.from_day <= $3::date and catchment.until_day > $3::date
       join unit on unit.id = unit_id and unit.from_day <= $3::date and unit.until_day > $3::date
     where person_id = any($1) and kind = 21 and retracted_in is null
       and fact.from_day <= $3::date and fact.until_day > $3::date and tier = $2
     order by area_high - area_low, unit.id limit 1`,
    [records, tier, dayText(today)],
  );
  return row?.id;
}

export type NewReferral = {
  readonly person: number;
  readonly fromUnit: number;
  readonly to: ReferralTo;
  readonly toUnit: number | undefined;
  readonly reason: ReferralReason;
  readonly day: number;
  readonly due: number;
  readonly note: string | undefined;
  readonly task: number;
  readonly encounter: number | undefined;
  readonly account: number;
};

export async function insertReferral(tx: Changing, one: NewReferral): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into referral (person_id, from_unit_id, to_tier, to_unit_id, reason, day, due_day, note, task_id,
       encounter_id, account_id, added_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    [
      ...[one.person, one.fromUnit, one.to, one.toUnit ?? null, one.reason, dayText(one.day)],
      ...[
        dayText(one.due),
        one.note ?? null,
        one.task,
        one.encounter ?? null,
        one.account,
        tx.event,
      ],
    ],
  );
  return row!.id;
}

export async function findReferral(
  tx: Reading,
  id: number,
): Promise<{ readonly person: number; readonly task: number } | undefined> {
  const [row] = await tx.query<{ person: number; task: number }>(
    'select person_id as person, task_id as task from referral where id = $1 and retracted_in is null',
    [id],
  );
  return row;
}

export const retractReferral = (tx: Changing, id: number) =>
  tx.query('update referral set retracted_in = $2 where id = $1', [id, tx.event]);

export type ReferralRow = {
  readonly id: number;
  readonly to: ReferralTo;
  readonly to_unit: number | null;
  readonly reason: ReferralReason;
  readonly day: number;
  readonly due: number;
  readonly note: string | null;
  readonly state: 'sent' | 'accepted' | 'kept' | 'closed';
};

/** Referrals of somebody, latest first; how each stands follows from its task. */
export const referralsOf = (tx: Reading, records: readonly number[]) =>
  tx.query<ReferralRow>(
    `select referral.id, to_tier as to, to_unit_id as to_unit, reason, day, referral.due_day as due, note,
       case when outcome = 'done' then 'kept' when outcome is not null then 'closed'
         when booked_for is not null then 'accepted' else 'sent' end as state
     from referral join task on task.id = task_id
     where referral.person_id = any($1) and retracted_in is null order by referral.id desc`,
    [records],
  );
