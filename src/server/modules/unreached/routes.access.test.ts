/** Nobody is missed: the list equals a slow search of the record, and everybody sees whom she serves. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { livingIn, towns } from '../../../../test/server/running.ts';
import {
  listUnreached,
  listUnreachedPlaces,
  sumUnreached,
} from '../../../api/contracts/case/unreached.ts';
import { declineTask } from '../../../api/contracts/service/tasks.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { type Desk, openDesk, subsidy } from '../case/fixtures/desk.ts';
import { mergePersons } from '../duplicate/index.ts';
import { follow } from '../entitlement/index.ts';
import { addPerson } from '../registry/index.ts';
import { unreached, unreachedSums } from './index.ts';
import type { UnreachedPlace } from './queries.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(7, 2000);
});
afterAll(() => desk.at.stop());

type Shown = { person: number; program: string; fen: number; claimUntil?: string; why: string };

async function everyone(query = {}): Promise<Shown[]> {
  const found: Shown[] = [];
  let after = {};
  for (;;) {
    const asked = { query: { limit: 7, ...query, ...after } };
    const { people, next } = (await desk.clerks[0]!.call(listUnreached, asked)).body;
    found.push(...people);
    if (!next) return found;
    after = {
      afterPerson: next.person,
      afterProgram: next.program,
      ...(next.claimUntil && { afterClaimUntil: next.claimUntil }),
    };
  }
}

/** The same from the view of unpaid lines, without a case in sight. */
const slowly = async () => {
  const here = await livingIn(desk.at.county, towns[0]);
  return snapshotCounty(desk.at.county, (tx) =>
    tx.query<Shown>(
      `select person_id as person, program, sum(unpaid_fen)::bigint as fen from unpaid_line
       where from_day <= '2026-11-22' and claim_until_day > '2026-11-22' and person_id = any($1)
       group by 1, 2 order by 1, 2`,
      [here],
    ),
  );
};

const keys = (rows: readonly Shown[]) =>
  rows.map(({ person, program, fen }) => `${person} ${program} ${fen}`).toSorted();

test('the list is everybody of the town to whom begun money is owed and open, most urgent first', async () => {
  const found = await everyone();
  const lives = new Set(await livingIn(desk.at.county, towns[0]));
  expect(keys(found.filter(({ person }) => lives.has(person)))).toEqual(keys(await slowly()));
  const untils = found.map(({ claimUntil = '9999' }) => claimUntil);
  expect(untils).toEqual(untils.toSorted());
  const sums = (await desk.clerks[0]!.call(sumUnreached)).body.programs;
  const whole = sums.reduce((sum: number, { fen }: { fen: number }) => sum + fen, 0);
  expect(whole).toBe(found.reduce((sum, { fen }) => sum + fen, 0));
});

test('sums by village are the sums of the rows that each village opens to', async () => {
  const found = await everyone();
  const answer = await desk.clerks[0]!.call(listUnreachedPlaces);
  const villages = answer.body.villages as (VillageShown & { village?: string })[];
  const rows: VillageShown[] = [];
  for (const village of new Set(villages.map((one) => one.village!))) {
    const listed = await everyone({ village });
    for (const program of new Set(listed.map((one) => one.program))) {
      const own = listed.filter((one) => one.program === program);
      rows.push({ village, program, people: own.length, fen: sumOf(own) });
    }
  }
  const key = ({ village, program, people, fen }: VillageShown) =>
    `${village} ${program} ${people} ${fen}`;
  expect(villages.map(key).toSorted()).toEqual(rows.map(key).toSorted());
  expect([sumOf(villages), villages.length > 1]).toEqual([sumOf(found), true]);
  expect((await desk.reviewers[0]!.call(listUnreachedPlaces)).status).toBe(403);
});

type VillageShown = { village?: string; program: string; people: number; fen: number };
const sumOf = (rows: readonly { fen: number }[]) => rows.reduce((sum, { fen }) => sum + fen, 0);

test('who has a claim under way leaves the list, and comes back when it is returned', async () => {
  const person = await desk.owed(subsidy);
  const isListed = async () =>
    (await everyone({ program: subsidy })).find((one) => one.person === person);
  expect(await isListed()).toMatchObject({ why: 'never-asked' });
  const id = await desk.applied(subsidy, person);
  expect(await isListed()).toBeUndefined();
  const reasons = [{ text: '缺户口页' }];
  await desk.takes(desk.clerks[1]!, 'check', id, { outcome: 'returned', reasons });
  expect(await isListed()).toMatchObject({ why: 'returned' });
});

test('who said never to ask again is not listed', async () => {
  const person = await desk.owed(subsidy);
  const [clerk] = desk.clerks;
  const body = { person, program: subsidy, purpose: 'benefit', basis: 'asked-for' };
  const { task } = (await clerk!.call(openTask, { body })).body;
  const isListed = async () =>
    (await everyone({ program: subsidy })).find((one) => one.person === person);
  expect(await isListed()).toMatchObject({ why: 'no-answer' });
  await clerk!.call(declineTask, { params: { id: task }, body: {} });
  expect(await isListed()).toBeUndefined();
});

test('what was said under a number that was merged since is heard, and shown', async () => {
  const people = [await desk.owed(subsidy), await desk.owed(subsidy), await desk.owed(subsidy)];
  const [claimed, declined, asked] = people as [number, number, number];
  await desk.applied(subsidy, claimed);
  const [clerk] = desk.clerks;
  for (const person of [declined, asked]) {
    const body = { person, program: subsidy, purpose: 'benefit', basis: 'asked-for' };
    const { task } = (await clerk!.call(openTask, { body })).body;
    if (person === declined) await clerk!.call(declineTask, { params: { id: task }, body: {} });
  }
  const into: number[] = [];
  for (const person of people) into.push(await mergedAway(person));
  const found = (await everyone({ program: subsidy })).filter((one) => into.includes(one.person));
  expect(found.map(({ person, why }) => [person, why])).toEqual([[into[2], 'no-answer']]);
});

/** Merges somebody into a new record that knows nothing; gives its number. */
async function mergedAway(person: number): Promise<number> {
  const { county, keys } = desk.at;
  const by = { actor: 'test', today: day('2026-11-22') };
  const { person: into } = await addPerson(county, keys, {
    ...by,
    name: '测又一',
    facts: [],
    links: [],
  });
  await mergePersons(county, { ...by, person, into, evidence: [] });
  await follow(county, { signal: new AbortController().signal });
  return into;
}

test('a family worker sees no program of the number of children, a stranger nothing', async () => {
  const worker = await desk.at.staff('family-worker', { town: towns[0] });
  const { people } = (await worker.call(listUnreached, { query: { limit: 100 } })).body;
  const programs = new Set(people.map(({ program }: Shown) => program));
  expect([programs.has(subsidy), programs.has('cn/rural-award')]).toEqual([true, false]);
  expect((await desk.at.stranger.call(listUnreached)).status).toBe(401);
  expect((await desk.reviewers[0]!.call(listUnreached)).status).toBe(403);
});

test('over the whole county the pages are the same as the whole, in the same order', async () => {
  const { county } = desk.at;
  const programs = [subsidy, 'cn/rural-award', 'cn/special-assistance'];
  const asked = { actor: 'test', today: day('2026-11-22'), programs };
  const pages: string[] = [];
  for (let after: UnreachedPlace | undefined; ; ) {
    const page = await unreached(county, { ...asked, limit: 9, ...(after && { after }) });
    pages.push(
      ...page.rows.map((one) => `${one.claim_until} ${one.person} ${one.program_id} ${one.fen}`),
    );
    if (!page.next) break;
    after = page.next;
  }
  const everywhere = { ...asked, areas: '{[0,999999999999999]}' };
  const whole = await unreached(county, { ...everywhere, limit: 10_000 });
  const rows = whole.rows.map(
    (one) => `${one.claim_until} ${one.person} ${one.program_id} ${one.fen}`,
  );
  expect(pages).toEqual(rows);
  const sum = (await unreachedSums(county, asked)).reduce((people, one) => people + one.people, 0);
  expect([sum, rows.length > 20]).toEqual([rows.length, true]);
});
