/** Relatives and households: no circles, no two spouses, everybody concerned is noted. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { END } from '../../../rules/index.ts';
import { mergePersons } from '../duplicate/index.ts';
import {
  addLink,
  addPerson,
  endLink,
  householdsOf,
  joinHousehold,
  leaveHousehold,
  linksOf,
  type NewLink,
  retractLink,
  undoEvent,
} from './index.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
});
afterAll(() => at.drop());

const actor = 'desk';
const code = (wanted: string) => expect.objectContaining({ code: wanted });

async function people(count: number): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < count; i++) {
    const one = { actor, today: 0, name: '测试人', facts: [], links: [] };
    found.push((await addPerson(at.county, at.keys, one)).person);
  }
  return found;
}
const link = (person: number, relation: NewLink['relation'], other: number, days = {}) =>
  addLink(at.county, { actor, person, relation, other, ...days });
const merge = (person: number, into: number) =>
  mergePersons(at.county, { actor, today: 0, person, into, evidence: [] });

/** Whose record an event changed. */
const changedBy = async (event: number) =>
  (
    await snapshotCounty(at.county, ({ query }) =>
      query<{ id: number }>(
        'select distinct person_id as id from change where event_id = $1 order by 1',
        [event],
      ),
    )
  ).map(({ id }) => id);

test('a marriage is known from both sides, ends once, and leaves room for the next', async () => {
  const [wife, husband, other] = (await people(3)) as [number, number, number];
  const { link: marriage, event } = await link(wife, 'spouse', husband, { from: 10 });
  expect(await changedBy(event)).toEqual([wife, husband]);
  await expect(link(husband, 'spouse', wife)).rejects.toEqual(code('KINSHIP_KNOWN'));
  await expect(link(other, 'spouse', husband)).rejects.toEqual(code('KINSHIP_MARRIED'));
  const ended = await endLink(at.county, { actor, person: husband, link: marriage, until: 20 });
  await link(other, 'spouse', husband, { from: 20 });
  const { holds } = await linksOf(at.county, { actor, person: husband });
  expect(holds.map(({ from, until }) => [from, until])).toEqual([
    [10, 20],
    [20, END],
  ]);
  const undo = undoEvent(at.county, { actor, event: ended.event });
  await expect(undo).rejects.toEqual(code('EVENT_BUILT_UPON'));
});

test('nobody becomes her own ancestor: not by a link, from whichever side, nor by a merge', async () => {
  const [child, mother, grandmother, again] = (await people(4)) as [number, number, number, number];
  await link(child, 'parents', mother);
  await link(grandmother, 'children', mother);
  await expect(link(child, 'parents', child)).rejects.toEqual(code('KINSHIP_SELF'));
  await expect(link(mother, 'parents', child)).rejects.toEqual(code('KINSHIP_CIRCLE'));
  await expect(link(child, 'children', grandmother)).rejects.toEqual(code('KINSHIP_CIRCLE'));
  await expect(merge(child, grandmother)).rejects.toEqual(code('KINSHIP_CIRCLE'));
  await merge(again, grandmother);
  await expect(link(again, 'parents', child)).rejects.toEqual(code('KINSHIP_CIRCLE'));
  await link(grandmother, 'guardians', child);
});

test('of links stated at the same moment that close a circle, one is refused', async () => {
  const ring = await people(4);
  const all = await Promise.allSettled(
    ring.map((person, i) => link(person, 'parents', ring[(i + 1) % ring.length]!)),
  );
  const failed = all.filter((one) => one.status === 'rejected');
  expect(failed).toMatchObject([{ reason: { code: 'KINSHIP_CIRCLE' } }]);
});

test('a link that never was is taken back; its undoing meets what was stated since', async () => {
  const [child, mother, third] = (await people(3)) as [number, number, number];
  const { link: wrong } = await link(child, 'parents', mother);
  const { event } = await retractLink(at.county, { actor, person: mother, link: wrong });
  expect(await changedBy(event)).toEqual([child, mother]);
  const undo = () => undoEvent(at.county, { actor, event });
  const turned = await link(mother, 'parents', child);
  await expect(undo()).rejects.toEqual(code('EVENT_BUILT_UPON'));
  await undoEvent(at.county, { actor, event: turned.event });
  await link(mother, 'parents', third);
  const around = await link(third, 'parents', child);
  await expect(undo()).rejects.toEqual(code('KINSHIP_CIRCLE'));
  await undoEvent(at.county, { actor, event: around.event });
  await undo();
  const { holds } = await linksOf(at.county, { actor, person: child });
  expect(holds).toMatchObject([{ record: child, relation: 'parents', other: mother }]);
});

test('who joins or leaves a household concerns everybody in it', async () => {
  const [first, second, third] = (await people(3)) as [number, number, number];
  const join = (person: number, from?: number) =>
    joinHousehold(at.county, {
      ...{ actor, person, household: ' 17 ', role: 'other' },
      ...(from !== undefined && { from }),
    });
  await join(first);
  const { event } = await join(second, 5);
  expect(await changedBy(event)).toEqual([first, second]);
  await join(third, 7);
  await expect(join(first)).rejects.toEqual(code('HOUSEHOLD_KNOWN'));
  const left = { actor, person: second, household: '17', until: 9 };
  const leave = await leaveHousehold(at.county, left);
  expect(await changedBy(leave.event)).toEqual([first, second, third]);
  await expect(leaveHousehold(at.county, left)).rejects.toEqual(code('HOUSEHOLD_NOT_THERE'));
  const { holds } = await householdsOf(at.county, { actor, person: second });
  expect(holds).toMatchObject([{ household: '17', from: 5, until: 9 }]);
  const undone = await undoEvent(at.county, { actor, event: leave.event });
  expect(await changedBy(undone.event)).toEqual([first, second, third]);
  expect((await householdsOf(at.county, { actor, person: second })).holds).toMatchObject([
    { until: END },
  ]);
});
