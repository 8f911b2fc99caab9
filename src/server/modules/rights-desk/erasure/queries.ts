/** SQL of erasure: what duties rest on somebody's record, and the one call that deletes; see county/0018. */
import type { Changing, Reading } from '../../../../db/county.ts';
import { dayText } from '../../../../db/database.ts';

/** Who stands beside somebody: relatives on record and those she keeps house with. */
export async function peopleBeside(
  tx: Reading,
  records: readonly number[],
): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `select other_id as id from relationship where person_id = any($1) and retracted_in is null
     union select person_id from relationship where other_id = any($1) and retracted_in is null
     union select member_id from housemates($1)`,
    [records],
  );
  return rows.map(({ id }) => id).filter((id) => !records.includes(id));
}

/** Programs, by number, to which some people have a certain right today or later. */
export async function programsOwed(
  tx: Reading,
  persons: readonly number[],
  today: number,
): Promise<readonly number[]> {
  const rows = await tx.query<{ program: number }>(
    `select distinct program from entitlement
     where person_id = any($1) and is_certain and until_day > $2
       and evaluation_id = (select id from evaluation where state = 'current')`,
    [persons, dayText(today)],
  );
  return rows.map(({ program }) => program);
}

/** Programs, by number, under which somebody was paid on or after a day or is about to be, also by a line that is held. */
export async function programsPaid(
  tx: Reading,
  records: readonly number[],
  since: number,
): Promise<readonly number[]> {
  const rows = await tx.query<{ program: number }>(
    `select program from payment where person_id = any($1) and paid_on >= $2
     union select program from payment_instruction where person_id = any($1)
       and state not in ('cancelled', 'reissued')`,
    [records, dayText(since)],
  );
  return rows.map(({ program }) => program);
}

/** What was done for her; before her record, which it points to. */
export const eraseServices = (tx: Changing, request: number, records: readonly number[]) =>
  tx.query('select erase_services($1, $2)', [request, records]);

/** What phones wrote down about her, and photos of her papers. */
export const erasePhoneEvents = (tx: Changing, request: number, records: readonly number[]) =>
  tx.query('select erase_phone_events($1, $2)', [request, records]);

/** Her cases, but those of programs that stay; before her record, too. */
export const eraseCases = (
  tx: Changing,
  request: number,
  records: readonly number[],
  programs: readonly number[],
) => tx.query('select erase_cases($1, $2, $3)', [request, records, programs]);

/** Her bank account, but one to which money was sent. */
export const eraseMoney = (tx: Changing, request: number, records: readonly number[]) =>
  tx.query('select erase_money($1, $2)', [request, records]);

/** What was asked back of her and what she was helped with: the words; sums that moved stay with the books. */
export const eraseRelief = (tx: Changing, request: number, records: readonly number[]) =>
  tx.query('select erase_relief($1, $2)', [request, records]);

export const erasePerson = (
  tx: Changing,
  request: number,
  records: readonly number[],
  kept: {
    readonly kinds: readonly number[];
    readonly programs: readonly number[];
    readonly isNamed: boolean;
  },
) =>
  tx.query('select erase_person($1, $2, $3, $4, $5)', [
    ...[request, records, kept.kinds, kept.programs, kept.isNamed],
  ]);
