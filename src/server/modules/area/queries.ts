/** SQL of areas, and of the units that serve them. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import type { AreaLevel, VillageKind } from '../../../model/areas/entry.ts';

/** Two who read in lists at once do it one after the other. */
const AREA_LOCK = 7_426_657;

export const lockAreas = (tx: Reading, county: string) =>
  tx.query('select pg_advisory_xact_lock($1, $2)', [AREA_LOCK, Number(county)]);

export type AreaRow = {
  readonly area_id: number;
  readonly level: AreaLevel;
  readonly kind: VillageKind | null;
  readonly code: string;
  readonly name: string;
  readonly parent_id: number | null;
  readonly from_day: number;
  readonly until_day: number;
};

/** Every code of every area, each area's by their days. */
export const areaRows = (tx: Reading) =>
  tx.query<AreaRow>(
    `select area_id, level, kind, code, name, parent_id, from_day, until_day
     from area_code join area on area.id = area_id order by area_id, from_day`,
  );

export type SuccessorRow = {
  readonly area_id: number;
  readonly successor_id: number;
  readonly on_day: number;
};

export const successorRows = (tx: Reading) =>
  tx.query<SuccessorRow>(
    'select area_id, successor_id, on_day from area_successor order by area_id, successor_id',
  );

export async function nextAreaIds(tx: Changing, count: number): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `select nextval(pg_get_serial_sequence('area', 'id')) as id from generate_series(1, $1)`,
    [count],
  );
  return rows.map(({ id }) => id);
}

export const insertAreas = (
  tx: Changing,
  areas: readonly {
    readonly id: number;
    readonly level: AreaLevel;
    readonly kind: VillageKind | null;
  }[],
) =>
  tx.query(
    `insert into area (id, level, kind, added_in) overriding system value
     select id, level, kind, $2
     from jsonb_to_recordset($1) as new (id bigint, level text, kind text)`,
    [JSON.stringify(areas), tx.event],
  );

export type NewAreaCode = Omit<AreaRow, 'level' | 'kind'>;

export const insertAreaCodes = (tx: Changing, codes: readonly NewAreaCode[]) =>
  tx.query(
    `insert into area_code (area_id, code, name, parent_id, from_day, until_day)
     select area_id, code, name, parent_id, from_day, until_day
     from jsonb_to_recordset($1) as new
       (area_id bigint, code text, name text, parent_id bigint, from_day date, until_day date)`,
    [JSON.stringify(codes.map(withDates))],
  );

const withDates = (row: NewAreaCode) => ({
  ...row,
  from_day: dayText(row.from_day),
  until_day: dayText(row.until_day),
});

export const endAreaCode = (tx: Changing, area: number, from: number, until: number) =>
  tx.query('update area_code set until_day = $3 where area_id = $1 and from_day = $2', [
    area,
    dayText(from),
    dayText(until),
  ]);

export const insertSuccessors = (tx: Changing, rows: readonly SuccessorRow[]) =>
  tx.query(
    `insert into area_successor (area_id, successor_id, on_day)
     select area_id, successor_id, on_day
     from jsonb_to_recordset($1) as new (area_id bigint, successor_id bigint, on_day date)
     on conflict do nothing`,
    [JSON.stringify(rows.map((row) => ({ ...row, on_day: dayText(row.on_day) })))],
  );

export type UnitTier = 'village' | 'township' | 'county';

export type UnitRow = {
  readonly id: number;
  readonly name: string;
  readonly tier: UnitTier;
  readonly area_id: number | null;
  readonly from_day: number;
  readonly until_day: number;
};

const unitColumns = 'id, name, tier, area_id, from_day, until_day';

export async function insertUnit(tx: Changing, row: Omit<UnitRow, 'id'>): Promise<number> {
  const [made] = await tx.query<{ id: number }>(
    `insert into unit (name, tier, area_id, from_day, until_day, added_in)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [row.name, row.tier, row.area_id, dayText(row.from_day), dayText(row.until_day), tx.event],
  );
  return made!.id;
}

/** The unit; nobody else changes what it serves until the end of the transaction. */
export async function lockUnit(tx: Changing, id: number): Promise<UnitRow | undefined> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [AREA_LOCK + 1, id]);
  return (await tx.query<UnitRow>(`select ${unitColumns} from unit where id = $1`, [id]))[0];
}

/** Units that serve a whole range of codes on a day, the nearest to residents first. */
export const unitsServing = (tx: Reading, low: number, high: number, on: number) =>
  tx.query<UnitRow>(
    `select ${unitColumns} from unit
     where from_day <= $3 and until_day > $3 and id in (
       select unit_id from catchment
       where area_low <= $1 and area_high >= $2 and from_day <= $3 and until_day > $3)
     order by array_position(array['village', 'township', 'county'], tier), id`,
    [low, high, dayText(on)],
  );

export type ListedUnitRow = UnitRow & {
  readonly areas: readonly { readonly low: number; readonly high: number }[];
};

/** Units that serve on a day or later, with their areas. */
export const unitsFrom = (tx: Reading, on: number) =>
  tx.query<ListedUnitRow>(
    `select ${unitColumns}, coalesce((
       select jsonb_agg(jsonb_build_object('low', area_low, 'high', area_high) order by area_low)
       from catchment where unit_id = unit.id and catchment.until_day > $1), '[]') as areas
     from unit where until_day > $1 order by id`,
    [dayText(on)],
  );

export type CatchmentRow = {
  readonly unit_id: number;
  readonly area_low: number;
  readonly area_high: number;
  readonly from_day: number;
  readonly until_day: number;
};

export const catchmentsOf = (tx: Reading, unit: number) =>
  tx.query<CatchmentRow>(
    `select unit_id, area_low, area_high, from_day, until_day from catchment
     where unit_id = $1 order by from_day, area_low`,
    [unit],
  );

export const insertCatchment = (tx: Changing, row: CatchmentRow) =>
  tx.query(
    `insert into catchment (unit_id, area_low, area_high, from_day, until_day, added_in)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      row.unit_id,
      row.area_low,
      row.area_high,
      dayText(row.from_day),
      dayText(row.until_day),
      tx.event,
    ],
  );

export const endCatchment = (tx: Changing, row: CatchmentRow, until: number) =>
  tx.query(
    `update catchment set until_day = $4
     where unit_id = $1 and area_low = $2 and from_day = $3`,
    [row.unit_id, row.area_low, dayText(row.from_day), dayText(until)],
  );
