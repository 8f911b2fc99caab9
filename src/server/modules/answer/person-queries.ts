/** SQL of what the record answers about one person. */
import type { Reading } from '../../../db/county.ts';

/** Who someone is: of merged records the one that stays. */
export async function findPerson(
  tx: Reading,
  personId: number,
): Promise<{ readonly id: number; readonly name: string } | undefined> {
  const [row] = await tx.query<{ id: number; name: string }>(
    `with recursive staying (person_id, step) as (
       select $1::bigint, 0
       union all
       select into_id, step + 1 from staying
         join person_merge using (person_id) where retracted_in is null)
     select person.id, person.name from staying join person on person.id = person_id
     order by step desc limit 1`,
    [personId],
  );
  return row;
}

export type RightRow = {
  readonly program: string;
  readonly from_day: number;
  readonly until_day: number;
  readonly is_certain: boolean;
};

export const rightsOf = (tx: Reading, personId: number): Promise<RightRow[]> =>
  tx.query<RightRow>(
    `select program, from_day, until_day, is_certain from entitled
     where person_id = $1 order by program, from_day`,
    [personId],
  );

export type LineRow = RightRow & {
  readonly amount_fen: number;
  readonly up_to_fen: number | null;
  readonly standing: number;
  readonly claim_until_day: number;
  readonly paid_fen: number;
};

export const linesOf = (tx: Reading, personId: number): Promise<LineRow[]> =>
  tx.query<LineRow>(
    `select program, from_day, until_day, is_certain, amount_fen, up_to_fen, standing,
       claim_until_day, paid_fen
     from owed_line where person_id = $1 order by program, from_day, is_certain desc`,
    [personId],
  );

export type ReceivedRow = Omit<RightRow, 'is_certain'> & {
  readonly paid_on: number;
  readonly amount_fen: number;
};

export const receivedBy = (tx: Reading, personId: number): Promise<ReceivedRow[]> =>
  tx.query<ReceivedRow>(
    `select program.name as program, from_day, until_day, paid_on, amount_fen
     from received join program on program.id = program_id
     where person_id = $1 order by program.name, from_day, paid_on`,
    [personId],
  );

export type OverpaidRow = Omit<RightRow, 'is_certain'> & {
  readonly paid_on: number;
  readonly paid_fen: number;
  readonly overpaid_fen: number;
};

export const overpaidTo = (tx: Reading, personId: number): Promise<OverpaidRow[]> =>
  tx.query<OverpaidRow>(
    `select program, from_day, until_day, paid_on, paid_fen, overpaid_fen from overpaid_line
     where person_id = $1 order by program, from_day, paid_on`,
    [personId],
  );

export type WindowRow = RightRow & { readonly step: string; readonly offer_until_day: number };

export const windowsOf = (tx: Reading, personId: number): Promise<WindowRow[]> =>
  tx.query<WindowRow>(
    `select program, step, from_day, until_day, offer_until_day, is_certain from open_window
     where person_id = $1 order by from_day, program, step`,
    [personId],
  );

export type AskedRow = {
  readonly program: string;
  readonly fact: string;
  readonly about_id: number;
  readonly about_name: string;
};

export const askedOf = (tx: Reading, personId: number): Promise<AskedRow[]> =>
  tx.query<AskedRow>(
    `select program, fact, about_id, coalesce(person.name, '') as about_name
     from open_question left join person on person.id = about_id
     where person_id = $1 order by program, about_id, fact`,
    [personId],
  );

export type ChangeRow = {
  readonly seq: number;
  readonly kind: string;
  readonly recorded_at: Date;
  readonly program: string;
  readonly policy_version_id: number;
  readonly before: unknown;
  readonly after: unknown;
};

export const changesOfPerson = (tx: Reading, personId: number): Promise<ChangeRow[]> =>
  tx.query<ChangeRow>(
    `select event.seq, event.kind, event.recorded_at, program.name as program, policy_version_id, before, after
     from entitlement_change changed
       join event on event.id = changed.event_id join program on program.id = changed.program
     where changed.person_id = $1 order by event.seq desc, program.name`,
    [personId],
  );

/** Programs whose rows who asks may see; undefined: all, because the software itself asks. */
export async function programsShown(tx: Reading): Promise<readonly string[] | undefined> {
  const [row] = await tx.query<{ names: string[] | null }>(
    `select case when current_setting('app.programs', true) <> '' then array(
       select name from program where id = any(nullif(current_setting('app.programs', true), '')::smallint[]) order by name) end as names`,
  );
  return row!.names ?? undefined;
}

export async function namesOfPeople(
  tx: Reading,
  persons: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.query<{ id: number; name: string }>(
    'select id, name from person where id = any($1)',
    [persons],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
