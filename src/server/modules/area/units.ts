/** Units that serve residents, and their catchments: which areas each serves, from when to when. */
import { type Changing, type County, changeCounty, snapshotCounty } from '../../../db/county.ts';
import { areaRange } from '../../../model/area.ts';
import { BEGINNING, END } from '../../../rules/index.ts';
import {
  type CatchmentRow,
  catchmentsOf,
  endCatchment,
  insertCatchment,
  insertUnit,
  lockUnit,
  type UnitRow,
  unitsFrom,
  type UnitTier,
  unitsServing,
} from './queries.ts';
import { fromOf, type RecordedArea, recordedAreas, untilOf } from './recorded.ts';

export type Unit = {
  readonly id: number;
  readonly name: string;
  readonly tier: UnitTier;
  /** BEGINNING and END: always so far, until further notice. */
  readonly from: number;
  readonly until: number;
};

export type NewUnit = {
  readonly actor: string;
  readonly name: string;
  readonly tier: UnitTier;
  /** Code of the area where it stands. */
  readonly area?: string;
  /** Codes of the areas that it serves from its first day on. */
  readonly serves?: readonly string[];
  readonly from?: number;
  readonly until?: number;
};

/**
 * The number of a new unit.
 * Errors: AREA_UNKNOWN for a code that is not on record, UNIT_DAYS for days that end before they begin, and those
 * of {@link setCatchment}.
 */
export async function addUnit(county: County, unit: NewUnit): Promise<number> {
  const { actor, name, tier, area, serves, from = BEGINNING, until = END } = unit;
  if (from >= until) throw areaError('UNIT_DAYS', { from, until });
  const { value } = await changeCounty(county, { kind: 'unit-add', actor }, async (tx) => {
    const areas = area === undefined ? [] : await recordedAreas(tx);
    const area_id = area === undefined ? null : areaIdOf(areas, area, until - 1);
    tx.changed('area', undefined);
    const id = await insertUnit(tx, { name, tier, area_id, from_day: from, until_day: until });
    if (serves) await writeCatchment(tx, { unit: id, areas: serves, from });
    return id;
  });
  return value;
}

export type NewCatchment = {
  readonly actor: string;
  readonly unit: number;
  /** Codes of 2 to 12 digits; what lies in them is served with them. */
  readonly areas: readonly string[];
  /** First day on which the unit serves these areas and no others. */
  readonly from: number;
};

/**
 * Sets what a unit serves from a day on; what it served before stays on record.
 * Errors: UNIT_UNKNOWN, AREA_UNKNOWN, CATCHMENT_AREA for a group, which is served with its village,
 * CATCHMENT_LATER when something else is set for that day or a later one already.
 */
export async function setCatchment(
  county: County,
  { actor, unit, areas, from }: NewCatchment,
): Promise<void> {
  const act = { kind: 'catchment', actor, detail: { unit, areas } };
  await changeCounty(county, act, (tx) => writeCatchment(tx, { unit, areas, from }));
}

async function writeCatchment(
  tx: Changing,
  { unit, areas, from }: Omit<NewCatchment, 'actor'>,
): Promise<void> {
  if (!(await lockUnit(tx, unit))) throw areaError('UNIT_UNKNOWN', { unit });
  const known = await recordedAreas(tx);
  const wanted = new Map<number, number>();
  for (const code of areas) {
    areaIdOf(known, code, from);
    const { low, high } = rangeOf(code);
    wanted.set(low, Math.max(high, wanted.get(low) ?? high));
  }
  const rows = await catchmentsOf(tx, unit);
  const later = rows.find(
    ({ from_day, area_low, area_high }) =>
      from_day > from || (from_day === from && wanted.get(area_low) !== area_high),
  );
  if (later) throw areaError('CATCHMENT_LATER', { unit, from: later.from_day });
  for (const row of rows.filter(({ until_day }) => until_day > from)) {
    await keepOrEnd(tx, row, from, wanted);
  }
  for (const [area_low, area_high] of wanted) {
    const days = { from_day: from, until_day: END };
    await insertCatchment(tx, { unit_id: unit, area_low, area_high, ...days });
  }
  tx.changed('area', undefined);
}

/** Goes on with a row that is wanted still, which is wanted no more then; ends any other. */
async function keepOrEnd(
  tx: Changing,
  row: CatchmentRow,
  from: number,
  wanted: Map<number, number>,
): Promise<void> {
  const isWanted = wanted.get(row.area_low) === row.area_high;
  if (isWanted) wanted.delete(row.area_low);
  if (isWanted && row.until_day === END) return;
  await endCatchment(tx, row, isWanted ? END : from);
}

/** The units that serve the whole of an area on a day, the nearest to residents first. */
export async function unitsFor(
  county: County,
  areaCode: string,
  on: number,
): Promise<readonly Unit[]> {
  const { low, high } = rangeOf(areaCode);
  const units = await snapshotCounty(county, (tx) => unitsServing(tx, low, high, on));
  return units.map(shown);
}

export type UnitOnRecord = Unit & {
  /** What it serves now or will, as codes filled up to 12 digits: first and last. */
  readonly areas: readonly { readonly low: number; readonly high: number }[];
};

/** All units, with what they serve on a day or later. */
export async function listUnits(county: County, on: number): Promise<readonly UnitOnRecord[]> {
  const rows = await snapshotCounty(county, (tx) => unitsFrom(tx, on));
  return rows.map(({ areas, ...row }) => ({ ...shown(row), areas }));
}

const shown = ({ id, name, tier, from_day, until_day }: UnitRow): Unit => ({
  ...{ id, name, tier },
  ...{ from: from_day, until: until_day },
});

function rangeOf(code: string) {
  if (/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(code)) return areaRange(code);
  throw areaError('CATCHMENT_AREA', { code });
}

function areaIdOf(areas: readonly RecordedArea[], code: string, on: number): number {
  const same = areas.filter((area) => area.code === code);
  const found = same.find((area) => fromOf(area) <= on && on < untilOf(area)) ?? same.at(-1);
  if (!found) throw areaError('AREA_UNKNOWN', { code });
  return found.areaId;
}

const areaError = (code: string, detail: Readonly<Record<string, string | number>>) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
