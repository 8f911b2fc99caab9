/**
 * The access matrix of phones: what a phone holds of somebody, whole and as a change, is what the classes of its post
 * contain as they stand to each other, kind by kind and program by program.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchCaseload } from '../../src/api/contracts/phone/sync.ts';
import { changeCounty } from '../../src/db/county.ts';
import { factKindName } from '../../src/db/fact-kinds.ts';
import { careKinds } from '../../src/model/facts/care.ts';
import type { PackedPerson } from '../../src/model/sync/caseload.ts';
import { withoutCare } from '../../src/programs/care.ts';
import { getJurisdiction } from '../../src/programs/packs.ts';
import { packs } from '../../src/programs/registry.ts';
import { isWithin, kindsOf } from '../../src/server/access/classes.ts';
import { decisionOf } from '../../src/server/access/decide.ts';
import { mayDo, type Role, roleOf } from '../../src/server/access/index.ts';
import { fillCounty } from '../../src/server/modules/answer/fixtures/model.ts';
import { correctName } from '../../src/server/modules/registry/index.ts';
import { addPhone, type Phone } from '../../src/server/modules/sync/fixtures/phone.ts';
import { type RunningServer, runServer, towns } from '../server/running.ts';
import { fullRecords, kindsOfRecord } from './full-record.ts';
import { allRoles } from './scene.ts';

let at: RunningServer;
/** Two who keep house together in the first town, somebody else there, and somebody in the second. */
let she: number;
let mate: number;
let neighbour: number;
let elsewhere: number;
beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 5, 700);
  ({ she, mate, neighbour, elsewhere } = await fullRecords(at.county));
  for (const town of towns) await sayEverything(town);
});
afterAll(() => at.stop());

const sql = (text: string, values: readonly unknown[]) =>
  changeCounty(at.county, { kind: 'test', actor: 'test' }, async (tx) => {
    const [row] = await tx.query<{ id: number }>(text, [...values, tx.event]);
    return row?.id;
  });

const openTask = (person: number, town: string, post: number | null = null) =>
  sql(
    `insert into task (person_id, purpose, basis, unit_id, post_id, opened_in)
     values ($1, 'service', 'asked-for', $2, $3, $4) returning id`,
    [person, at.units.towns.get(town), post],
  );

const closeTasks = () =>
  sql(`update task set outcome = 'done', closed_in = $1 where closed_in is null returning id`, []);

const emergency = (person: number, { account, post }: Phone['caller']) =>
  sql(
    `insert into emergency_access (person_id, account_id, post_id, reason, opened_at, until_at, added_in)
     values ($1, $2, $3, '在急救室，没有别人可以询问', $4, $5, $6) returning id`,
    [...[person, account, post, at.clock.now], new Date(at.clock.now.getTime() + 1_800_000)],
  );

/** Versions of fields of every class are on record, from a phone that may say them. */
async function sayEverything(town: string): Promise<void> {
  const phone = await addPhone(await at.staff('clerk', { town }));
  for (const person of [she, mate, neighbour, elsewhere]) {
    await openTask(person, town);
    const ref = `person/${person}` as const;
    const said = (field: string, value: string | number | object) =>
      phone.say({ record: ref, about: ref, field, value: value as never });
    const grade = { value: 2, from: '2026-11-10' };
    const yes = { answer: 'yes', textVersion: 1, language: 'zh-CN', readAloud: true };
    const answer = await phone.send(
      await said('fact/disability-level', grade),
      await said('fact/one-child-certificate', { value: true, from: '2026-11-10' }),
      await said('fact/marital-status', { value: 'divorced', from: '2026-11-10' }),
      await said('consent/reminders', yes),
    );
    expect(answer.status).toBe(200);
  }
  await closeTasks();
}

type Seen = 'task' | 'area' | undefined;

/** How a post may stand to somebody, rightly and by pretence: of whom, and as what she is then held. */
const stands: Readonly<
  Record<string, (phone: Phone, other: Phone) => Promise<readonly [person: number, seen: Seen]>>
> = {
  'lives elsewhere': async () => [elsewhere, undefined],
  'lives here': async () => [she, 'area'],
  'on an open task': async () => [she, await openTask(she, towns[0]).then(() => 'task' as const)],
  'keeps house with whom the task is for': async () => {
    await openTask(she, towns[0]);
    return [mate, 'task'];
  },
  'elsewhere, on an open task': async () => {
    await openTask(elsewhere, towns[0]);
    return [elsewhere, 'task'];
  },
  'a task of another unit, elsewhere': async () => {
    await openTask(elsewhere, towns[1]);
    return [elsewhere, undefined];
  },
  'a task of another unit, here': async () => {
    await openTask(she, towns[1]);
    return [she, 'area'];
  },
  'a task for somebody else': async () => {
    await openTask(she, towns[0]);
    return [neighbour, 'area'];
  },
  'a task of another post': async (_phone, { caller }) => {
    await openTask(she, towns[0], caller.post);
    return [she, 'area'];
  },
  'a task that is closed': async () => {
    await openTask(she, towns[0]);
    await closeTasks();
    return [she, 'area'];
  },
  'an emergency elsewhere': async ({ caller }) => {
    await emergency(elsewhere, caller);
    return [elsewhere, undefined];
  },
};

const programs = withoutCare(getJurisdiction(packs, 'cn')).programs;
const relationKinds = ['parents', 'children', 'guardians', 'spouse'];
let cells = 0;

/** Texts and names of properties, wherever they stand; fields also without their first part. */
function namesIn(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value === 'string') found.add(value);
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, one] of Object.entries(value)) {
    found.add(name).add(name.slice(name.indexOf('/') + 1));
    namesIn(one, found);
  }
  return found;
}

/** Differences between how somebody is held and what the policy says, none when it is right. */
function differences(role: Role, seen: Seen, held: PackedPerson | undefined): readonly string[] {
  cells += kindsOfRecord.length + relationKinds.length + programs.length;
  if (held?.seenBy !== seen) return [`is held as ${held?.seenBy} instead of ${seen}`];
  if (!held || !seen) return [];
  const decision = decisionOf(role, 'sync.use', new Set([seen]));
  if (typeof decision === 'string') return [`is held in spite of ${decision}`];
  const kinds = new Set(kindsOf(decision.classes).map(factKindName));
  const shown = (kind: string) => (relationKinds.includes(kind) ? `unlisted/${kind}` : kind);
  const hidden = [...kindsOfRecord, ...careKinds, ...relationKinds].filter(
    (kind) => !kinds.has(shown(kind)),
  );
  const hiddenPrograms = programs.filter((one) => !isWithin(one, decision.classes));
  const { pinyin: _, phone: __, name: ___, ...rest } = held;
  const names = namesIn(rest);
  const leaks = [...hidden, ...hiddenPrograms.map(({ id }) => id)].filter((one) => names.has(one));
  const present = new Set(held.facts.map(([, kind]) => kind));
  const missing = [...kinds].filter(
    (kind) => kindsOfRecord.includes(kind) && kind !== 'death' && !present.has(kind),
  );
  const answers = [...Object.keys(held.consents), ...Object.keys(held.heads)];
  const isAnswered = answers.some((one) => one.startsWith('consent/') || one === 'reminders');
  return [
    ...leaks.map((one) => `shows ${one}`),
    ...missing.map((one) => `hides ${one}`),
    ...(isAnswered === (seen === 'task') ? [] : ['tells what she was asked, or does not']),
  ];
}

const isSyncing = (role: Role) => mayDo(role, 'sync.use');

// A03, A07
test.each(
  allRoles.filter(isSyncing),
)('the phone of a %s holds in every relation what the policy gives, and nothing else', async (role) => {
  const callers = [1, 2].map(() => at.staff(role, { town: towns[0] }));
  const [phone, other] = (await Promise.all(callers.map(async (one) => addPhone(await one)))) as [
    Phone,
    Phone,
  ];
  const wrong: string[] = [];
  for (const [name, make] of Object.entries(stands)) {
    await closeTasks();
    const before = (await phone.fetchAll()).known;
    const [person, seen] = await make(phone, other);
    const { people } = await phone.fetchAll();
    await correctName(at.county, { actor: 'test', person, name: `测${name}` });
    const changed = (await phone.fetchChanges(before)).body.people as readonly PackedPerson[];
    for (const [way, all] of Object.entries({ people, changed })) {
      const held = all.find(({ id }) => id === person);
      const found = differences(role, seen, held);
      wrong.push(...found.map((one) => `${role}, ${name}, ${way}: ${one}`));
    }
  }
  expect(wrong).toEqual([]);
});

test('whoever has no residents to visit has no phone that holds any', async () => {
  for (const role of allRoles.filter((one) => !isSyncing(one))) {
    const isResident = roleOf(role).duty === 'resident';
    const caller = isResident ? await at.resident(she) : await at.staff(role, { town: towns[0] });
    const { status, body } = await caller.call(fetchCaseload, { params: { device: 1 }, query: {} });
    expect([role, status, body.code]).toEqual([role, 403, 'ACCESS_ROLE']);
  }
});

test('that were at least 1,900 cells', () => {
  process.stdout.write(`access matrix of phones: ${cells} cells\n`);
  expect(cells).toBeGreaterThanOrEqual(1_900);
});
