/** SQL of consents and of the wish to be contacted or not; see county/0011. */
import type { Changing, Reading } from '../../../db/county.ts';
import { witness } from '../../../db/witness.ts';
import { basicKinds } from '../../../db/fact-kinds.ts';
import type { Birth } from '../../../model/consent/age.ts';
import type { PurposeId } from '../../../model/consent/purposes.ts';
import type { Language } from '../../../rules/index.ts';

export type Decision = 'given' | 'refused' | 'withdrawn';

export type ConsentRow = {
  readonly purpose: PurposeId;
  readonly decision: Decision;
  readonly textVersion: number;
  readonly language: Language;
  readonly readAloud: boolean;
  readonly guardian: number | null;
  readonly isAtDesk: boolean;
  readonly at: Date;
};

/** Everything that was decided, in order; of one purpose when it is given. */
export const consentRows = (tx: Reading, records: readonly number[], purpose?: PurposeId) =>
  tx.query<ConsentRow>(
    `select purpose, decision, text_version as "textVersion", language, read_aloud as "readAloud",
       guardian_id as guardian, is_at_desk as "isAtDesk", at
     from consent where person_id = any($1) and ($2::text is null or purpose = $2) order by id`,
    [records, purpose ?? null],
  );

export type By = { readonly account: number; readonly isAtDesk: boolean; readonly at: Date };

export async function insertConsent(
  tx: Changing,
  person: number,
  row: Omit<ConsentRow, keyof By> & By,
): Promise<void> {
  await tx.query(
    `insert into consent (person_id, purpose, decision, text_version, language, read_aloud, guardian_id,
       is_at_desk, account_id, at, added_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[person, row.purpose, row.decision, row.textVersion, row.language, row.readAloud],
      ...[row.guardian, row.isAtDesk, row.account, row.at, tx.event],
    ],
  );
  await witness(tx, 'consent');
}

export async function birthOfRecords(
  tx: Reading,
  records: readonly number[],
): Promise<Birth | undefined> {
  const [row] = await tx.query<Birth>(
    `select from_day as from, until_day as until from fact
     where person_id = any($1) and kind = $2 and retracted_in is null order by id limit 1`,
    [records, basicKinds.birth],
  );
  return row;
}

/** Whether somebody is the parent or guardian of one of these records on a day. */
export async function isGuardian(
  tx: Reading,
  records: readonly number[],
  guardian: number,
  today: string,
): Promise<boolean> {
  const found = await tx.query(
    `select from relationship
     where retracted_in is null and from_day <= $3 and until_day > $3
       and ((person_id = any($1) and other_id = $2 and relation in ('parents', 'guardians'))
         or (other_id = any($1) and person_id = $2 and relation = 'children'))
     limit 1`,
    [records, guardian, today],
  );
  return found.length > 0;
}

/** What was said last; undefined: nothing. */
export async function findWish(
  tx: Reading,
  records: readonly number[],
): Promise<boolean | undefined> {
  const [row] = await tx.query<{ is_contact_wanted: boolean }>(
    'select is_contact_wanted from contact_wish where person_id = any($1) order by id desc limit 1',
    [records],
  );
  return row?.is_contact_wanted;
}

export const insertWish = (
  tx: Changing,
  person: number,
  { isContactWanted, isAtDesk, account, at }: By & { readonly isContactWanted: boolean },
) =>
  tx.query(
    `insert into contact_wish (person_id, is_contact_wanted, is_at_desk, account_id, at, added_in)
     values ($1, $2, $3, $4, $5, $6)`,
    [person, isContactWanted, isAtDesk, account, at, tx.event],
  );

/** Photos of her papers are deleted when she does not agree. */
export const dropPapers = (tx: Changing, person: number) =>
  tx.query('select drop_papers($1)', [person]);
