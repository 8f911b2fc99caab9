/** Area lists in a real record: nothing is overwritten, and old codes lead to the places of today. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { cutOutAreas, cutOuts } from '../../../model/areas/cut-out.ts';
import type { AreaEntry } from '../../../model/areas/entry.ts';
import { indexAreas, resolveArea } from '../../../model/areas/resolve.ts';
import { fictionalAreaList } from '../../../datagen/index.ts';
import { day } from '../../../rules/index.ts';
import { areaList, areasOf, everyArea, importAreas, previewAreas, resolveCode } from './index.ts';
import { byPlace, recordedAreas } from './recorded.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
});
afterAll(() => at.drop());

const actor = 'test';
const today = day('2026-11-22');
const read = (list: readonly AreaEntry[]) => importAreas(at.county, list, { actor });
const within = async (code: string) =>
  (await everyArea(at.county)).filter((area) => area.code.startsWith(code));
const events = () =>
  snapshotCounty(at.county, (tx) => tx.query('select id, seq from event order by id'));

const county = (code: string, name: string, rest: Partial<AreaEntry> = {}): AreaEntry => ({
  ...{ code, name, level: 'county', successors: [] },
  ...rest,
});
const town = (code: string, name: string, rest: Partial<AreaEntry> = {}): AreaEntry => ({
  ...{ code, name, level: 'town', parent: code.slice(0, 6), successors: [] },
  ...rest,
});

describe.each(Object.keys(cutOuts) as (keyof typeof cutOuts)[])('the county %s', (code) => {
  const list = cutOutAreas(code);

  test('comes out of the record as it went in', async () => {
    const plan = await read(list);
    expect(plan).toMatchObject({ renamed: [], ended: [], contradictions: [], absent: [] });
    expect(plan.added).toHaveLength(list.length);
    const lives = await areasOf(at.county, today);
    const known = new Set(list.map((area) => area.code));
    expect(lives.filter((area) => known.has(area.code))).toEqual(list.toSorted(byPlace));
  });

  test('read in again changes nothing and leaves no trace', async () => {
    const before = await events();
    const plan = await read(list);
    expect(plan).toMatchObject({ added: [], renamed: [], ended: [], unchanged: list.length });
    expect(await events()).toEqual(before);
  });
});

describe('a list with days', () => {
  const merged = day('2015-07-01');
  const before = [county('611025', '镇安县'), town('611025113', '云盖寺镇')];

  test('ends a town that became part of another, and its code leads there', async () => {
    await read([...before, town('611025112', '东川镇')]);
    const ended = town('611025112', '东川镇', { until: merged, successors: ['611025113'] });
    const plan = await read([...before, ended]);
    expect(plan).toMatchObject({ added: [], renamed: [], ended: [ended], contradictions: [] });
    const resolved = (await resolveCode(at.county, '611025112', merged - 1, today))!;
    expect([resolved.meant.name, ...resolved.now.map(({ name }) => name)]).toEqual([
      '东川镇',
      '云盖寺镇',
    ]);
    const living = await areasOf(at.county, merged);
    expect(living.some(({ name }) => name === '东川镇')).toBe(false);
  });

  test('renames a county from a day on, with what lies in it', async () => {
    const from = day('2019-01-01');
    await read([county('990301', '旧名县'), town('990301001', '一镇')]);
    const plan = await read([
      county('990301', '旧名县', { until: from }),
      county('990301', '新名市', { from }),
      town('990301001', '一镇'),
    ]);
    expect(plan).toMatchObject({ added: [], ended: [], unchanged: 1, contradictions: [] });
    expect(plan.renamed.map(({ after }) => after.name)).toEqual(['新名市']);
    const names = async (on: number) =>
      (await areasOf(at.county, on)).flatMap(({ code, name }) => (code === '990301' ? [name] : []));
    expect([await names(from - 1), await names(from)]).toEqual([['旧名县'], ['新名市']]);
  });

  test('keeps the number of a county that gets another code', async () => {
    const from = day('2018-07-01');
    await read([county('371626', '邹平县')]);
    await read([
      county('371626', '邹平县', { until: from, successors: ['371681'] }),
      county('371681', '邹平市', { from }),
    ]);
    const areas = (await snapshotCounty(at.county, recordedAreas)).filter(({ name }) =>
      name.startsWith('邹平'),
    );
    expect(new Set(areas.map(({ areaId }) => areaId)).size).toBe(1);
    const { now } = (await resolveCode(at.county, '371626', from - 1, today))!;
    expect(now.map(({ code }) => code)).toEqual(['371681']);
  });
});

describe('what a list says otherwise than the record', () => {
  test('is shown and left as it is, while the rest is read in', async () => {
    const list = [
      county('990302', '溪县'),
      town('990302001', '甲镇'),
      town('990302002', '乙镇', { from: day('2010-01-01') }),
      town('990302003', '丙镇'),
    ];
    await read(list);
    const plan = await read([
      county('990302', '溪县'),
      town('990302001', '别名镇'),
      town('990302002', '乙镇', { from: day('2011-01-01') }),
      town('990302004', '丁镇'),
      town('990302005', '无主镇', { parent: '990399' }),
    ]);
    expect(plan.contradictions.map(({ entry, about }) => [entry.name, about])).toEqual([
      ['别名镇', 'name'],
      ['无主镇', 'parent'],
      ['乙镇', 'from'],
    ]);
    expect(plan.added.map(({ name }) => name)).toEqual(['丁镇']);
    expect(plan.absent.map(({ name }) => name)).toEqual(['丙镇']);
    expect(await within('990302')).toEqual([...list, town('990302004', '丁镇')].toSorted(byPlace));
  });

  test('is previewed without a trace', async () => {
    const before = [await events(), await everyArea(at.county)];
    const plan = await previewAreas(at.county, [county('990303', '新县')]);
    expect(plan.added).toHaveLength(1);
    expect([await events(), await everyArea(at.county)]).toEqual(before);
  });

  test('two who read in the same list at once add it once', async () => {
    const list = [county('990304', '同县'), town('990304001', '同镇')];
    await Promise.all([read(list), read(list), read(list)]);
    expect(await within('990304')).toEqual(list);
  });
});

/** A history of towns: each day one merges, splits, or gets another name or code. */
const history = fc.array(
  fc.record({ kind: fc.constantFrom('merge', 'split', 'rename', 'recode'), pick: fc.nat(99) }),
  { minLength: 1, maxLength: 8 },
);

function play(
  prefix: string,
  changes: readonly { readonly kind: string; readonly pick: number }[],
) {
  let number = 100;
  const fresh = () => `${prefix}${++number}`;
  const ended: AreaEntry[] = [];
  const living = Array.from({ length: 4 }, () => {
    const code = fresh();
    return town(code, code, { from: 1 });
  });
  for (const [i, { kind, pick }] of changes.entries()) {
    const on = i + 2;
    const [gone] = living.splice(pick % living.length, 1);
    const into = kind === 'merge' ? living[pick % Math.max(1, living.length)] : undefined;
    const count = into ? 0 : kind === 'split' ? 2 : 1;
    const codes = Array.from({ length: count }, () => (kind === 'rename' ? gone!.code : fresh()));
    const successors = kind === 'rename' ? [] : into ? [into.code] : codes;
    ended.push({ ...gone!, until: on, successors });
    for (const code of codes) living.push(town(code, `${code} ${on}`, { from: on }));
  }
  return [county(prefix, prefix), ...ended, ...living];
}

/** The list as it was published on a day, which knows nothing of what came later. */
const publishedOn = (list: readonly AreaEntry[], on: number): AreaEntry[] =>
  list
    .filter(({ from = 0 }) => from <= on)
    .map(({ until, ...entry }) =>
      until !== undefined && until <= on ? { ...entry, until } : { ...entry, successors: [] },
    );

test('whatever happened to towns, lists read in year by year give the record of the last one', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(history, async (changes) => {
      const prefix = String(610000 + ++runs);
      const list = play(prefix, changes);
      for (let on = 1; on <= changes.length + 1; on++) {
        expect((await read(publishedOn(list, on))).contradictions).toEqual([]);
      }
      expect(await within(prefix)).toEqual(list.toSorted(byPlace));
      const again = await read(list);
      expect(again).toMatchObject({ unchanged: list.length, contradictions: [] });
      const [index, now] = [indexAreas(list), changes.length + 2];
      for (const { code, from = 0 } of list) {
        expect(await resolveCode(at.county, code, from, now)).toEqual(
          resolveArea(index, code, from, now),
        );
      }
    }),
    { numRuns: 15, seed: 20261122 },
  );
});

test('the list to choose from has the places of one county and those above it, and is told once', async () => {
  await read(fictionalAreaList(1000));
  const asked = { within: '990101', today };
  const { hash, areas } = await areaList(at.county, { ...asked, known: undefined });
  const codes = areas!.map(({ code }) => code);
  expect(codes.slice(0, 3)).toEqual(['99', '9901', '990101']);
  expect(codes.slice(3).every((code) => code.startsWith('990101'))).toBe(true);
  expect(codes.some((code) => code.length === 12)).toBe(true);
  expect(await areaList(at.county, { ...asked, known: hash })).toEqual({ hash });
  await read([
    { code: '990101099', name: '新设镇', level: 'town', parent: '990101', successors: [] },
  ]);
  const after = await areaList(at.county, { ...asked, known: hash });
  expect(after.areas!.map(({ name }) => name)).toContain('新设镇');
});
