/** SQL of contacts and of what was measured at them. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

export type NewEncounter = {
  /** UUID of the phone; absent: written down at the desk. */
  readonly visit?: string;
  readonly person: number;
  readonly account: number;
  readonly unit: number;
};

/** A contact, made the first time that it is spoken of; undefined: another unit has one of that name. */
export async function keepEncounter(
  tx: Changing,
  { visit, person, account, unit }: NewEncounter,
): Promise<number | undefined> {
  await tx.query(
    `insert into encounter (visit, person_id, account_id, unit_id, added_in)
     select $1::uuid, $2, $3, $4, $5
     where $1::uuid is null or not exists (select from encounter where visit = $1::uuid)
     on conflict (visit) do nothing`,
    [visit ?? null, person, account, unit, tx.event],
  );
  const [row] = await tx.query<{ id: number }>(
    `select id from encounter where unit_id = $3 and case when $1::uuid is null then added_in = $2 else visit = $1::uuid end
     order by id desc limit 1`,
    [visit ?? null, tx.event, unit],
  );
  return row?.id;
}

export type Place = 'home' | 'office' | 'phone' | 'elsewhere';

export type EncounterFacts = {
  readonly day: number;
  readonly place: Place;
  readonly minutes?: number;
};

/** When and where a contact was; undefined: nobody knows any more. */
export const setEncounter = (tx: Changing, id: number, known: EncounterFacts | undefined) =>
  tx.query('update encounter set day = $2, place = $3, minutes = $4 where id = $1', [
    id,
    known ? dayText(known.day) : null,
    known?.place ?? null,
    known?.minutes ?? null,
  ]);

export const setNote = (tx: Changing, id: number, note: string | undefined) =>
  tx.query('update encounter set note = $2 where id = $1', [id, note ?? null]);

export async function findVisit(tx: Reading, visit: string): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>('select id from encounter where visit = $1', [
    visit,
  ]);
  return row?.id;
}

export type NewObservation = {
  readonly encounter: number;
  readonly person: number;
  readonly kind: string;
  readonly milli: number;
  readonly isConfirmed: boolean;
  readonly account: number;
};

export async function insertObservation(tx: Changing, one: NewObservation): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into observation (encounter_id, person_id, kind, value_milli, is_confirmed, account_id, added_in)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [one.encounter, one.person, one.kind, one.milli, one.isConfirmed, one.account, tx.event],
  );
  return row!.id;
}

/** Whose observation was taken back now; undefined: there is none that holds. */
export async function retractObservation(tx: Changing, id: number): Promise<number | undefined> {
  const [row] = await tx.query<{ person: number }>(
    `update observation set retracted_in = $2 where id = $1 and retracted_in is null
     returning person_id as person`,
    [id, tx.event],
  );
  return row?.person;
}

export async function personOfObservation(tx: Reading, id: number): Promise<number | undefined> {
  const text = 'select person_id as person from observation where id = $1 and retracted_in is null';
  return (await tx.query<{ person: number }>(text, [id]))[0]?.person;
}

export type EncounterRow = {
  readonly id: number;
  readonly visit: string | null;
  readonly person: number;
  readonly day: number | null;
  readonly place: Place | null;
  readonly minutes: number | null;
  readonly note: string | null;
  readonly account: number;
  readonly unit: number;
};

const encounterColumns = `id, visit, person_id as person, day, place, minutes, note, account_id as account,
  unit_id as unit`;

/** Contacts with somebody, or at which something was done for her, latest first. */
export const encountersOf = (tx: Reading, records: readonly number[], limit: number) =>
  tx.query<EncounterRow>(
    `select ${encounterColumns} from encounter
     where retracted_in is null and (person_id = any($1) or id in (
       select encounter_id from task_outcome where person_id = any($1) and retracted_in is null
       union select encounter_id from observation where person_id = any($1) and retracted_in is null))
     order by day desc nulls first, id desc limit $2`,
    [records, limit],
  );

/** Contacts of a unit before one of them, newest first. */
export const encountersOfUnit = (
  tx: Reading,
  unit: number,
  after: number | undefined,
  limit: number,
) =>
  tx.query<EncounterRow>(
    `select ${encounterColumns} from encounter
     where retracted_in is null and unit_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
    [unit, after ?? null, limit],
  );

export type StepRow = {
  readonly encounter: number;
  readonly person: number;
  readonly purpose: string;
  readonly program: string | null;
  readonly step: string | null;
  readonly outcome: string;
  readonly booked_for: Date | null;
};

/** What came of tasks at some contacts; of some people, or of whoever was there. */
export const stepsAt = (tx: Reading, encounters: readonly number[], records?: readonly number[]) =>
  tx.query<StepRow>(
    `select encounter_id as encounter, said.person_id as person, purpose, program, step, said.outcome, said.booked_for
     from task_outcome said join task on task.id = task_id
     where encounter_id = any($1) and said.retracted_in is null
       and ($2::bigint[] is null or said.person_id = any($2))
     order by said.id`,
    [encounters, records ?? null],
  );

export type ObservationRow = {
  readonly encounter: number;
  readonly kind: string;
  readonly milli: number;
  readonly is_confirmed: boolean;
};

export const observationsAt = (
  tx: Reading,
  encounters: readonly number[],
  records: readonly number[],
) =>
  tx.query<ObservationRow>(
    `select encounter_id as encounter, kind, value_milli as milli, is_confirmed from observation
     where encounter_id = any($1) and person_id = any($2) and retracted_in is null order by id`,
    [encounters, records],
  );

export const namesOf = (tx: Reading, persons: readonly number[]) =>
  tx.query<{ id: number; name: string }>('select id, name from person where id = any($1)', [
    persons,
  ]);
