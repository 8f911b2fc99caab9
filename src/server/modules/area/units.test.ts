/** Who serves where, from when to when. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { cutOutAreas } from '../../../model/areas/cut-out.ts';
import { day } from '../../../rules/index.ts';
import { addUnit, importAreas, setCatchment, unitsFor } from './index.ts';

const actor = 'test';
const [first, second] = [day('2020-01-01'), day('2024-01-01')];
let at: TestCounty;
let station: number;
let office: number;

beforeAll(async () => {
  at = await testCounty();
  await importAreas(at.county, cutOutAreas('330604'), { actor });
  const place = { actor, area: '330604001' };
  office = await addUnit(at.county, { ...place, name: '百官街道服务中心', tier: 'township' });
  station = await addUnit(at.county, { ...place, name: '龙山站', tier: 'village', from: first });
  await serve(office, ['330604001', '330604002'], first);
  await serve(station, ['330604001001'], first);
});
afterAll(() => at.drop());

const serve = (unit: number, areas: readonly string[], from: number) =>
  setCatchment(at.county, { actor, unit, areas, from });
const serving = async (code: string, on: number) =>
  (await unitsFor(at.county, code, on)).map(({ id }) => id);

describe('the units for an area', () => {
  test('are those whose areas hold all of it, the nearest first', async () => {
    expect(await serving('330604001001', first)).toEqual([station, office]);
    expect(await serving('330604001', first)).toEqual([office]);
    expect(await serving('330604', first)).toEqual([]);
    expect(await serving('330604001001', first - 1)).toEqual([]);
  });

  test('change on the day on which a catchment is set anew, and not before', async () => {
    await serve(office, ['330604002', '330604003'], second);
    expect(await serving('330604001', second - 1)).toEqual([office]);
    expect(await serving('330604001', second)).toEqual([]);
    expect(await serving('330604002', second)).toEqual([office]);
    await serve(office, ['330604002', '330604003'], second + 9);
    expect(await serving('330604003', second + 10)).toEqual([office]);
  });
});

describe('a catchment', () => {
  test('is of areas on record', async () => {
    const unknown = serve(station, ['330604999'], second);
    await expect(unknown).rejects.toMatchObject({ code: 'AREA_UNKNOWN' });
    const group = serve(station, ['330604001001001'], second);
    await expect(group).rejects.toMatchObject({ code: expect.stringMatching(/AREA/) });
    await expect(serve(9_999, [], second)).rejects.toMatchObject({ code: 'UNIT_UNKNOWN' });
    await expect(unitsFor(at.county, '33060', second)).rejects.toMatchObject({
      code: 'CATCHMENT_AREA',
    });
  });

  test('is not set before what is set already', async () => {
    await expect(serve(office, [], second - 1)).rejects.toMatchObject({
      code: 'CATCHMENT_LATER',
      detail: { unit: office },
    });
  });

  test('of a unit that ends before it begins is refused with the unit', async () => {
    const unit = { actor, name: '无', tier: 'village', from: second, until: first } as const;
    await expect(addUnit(at.county, unit)).rejects.toMatchObject({ code: 'UNIT_DAYS' });
  });
});
