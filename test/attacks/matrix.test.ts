/**
 * The access matrix: every role, in every relation to somebody, through every route that reads about a person. What
 * the answer shows is compared with what the classes of that role in that relation contain, kind by kind.
 */
import { Ajv } from 'ajv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../../src/api/shapes.ts';
import type { Action } from '../../src/api/actions.ts';
import type { Contract } from '../../src/api/contract.ts';
import { changeCounty } from '../../src/db/county.ts';
import { factKindName } from '../../src/db/fact-kinds.ts';
import { careKinds } from '../../src/model/facts/care.ts';
import { withoutCare } from '../../src/programs/care.ts';
import { getJurisdiction } from '../../src/programs/packs.ts';
import { packs } from '../../src/programs/registry.ts';
import { readPdf } from '../../src/papers/fixtures/read-pdf.ts';
import { isWithin, kindsOf } from '../../src/server/access/classes.ts';
import { decisionOf } from '../../src/server/access/decide.ts';
import { type Relation, type Role, roleOf } from '../../src/server/access/index.ts';
import { fillCounty } from '../../src/server/modules/answer/fixtures/model.ts';
import { type Answer, type Caller, towns } from '../server/running.ts';
import { runServer, type RunningServer } from '../server/running.ts';
import { fullRecords, kindsOfRecord } from './full-record.ts';
import { allRoles, contracts, nameOf, requestsFor } from './scene.ts';

let at: RunningServer;
/** One lives in the first town with others, one in the second. */
let she: number;
let mate: number;
let neighbour: number;
let elsewhere: number;
beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 5, 1500);
  ({ she, mate, neighbour, elsewhere } = await fullRecords(at.county));
});
afterAll(() => at.stop());

const aboutPerson = contracts.filter(
  ({ method, path, access }) =>
    method === 'GET' && path.includes(':person') && access !== 'care.read',
);

type Stand = {
  readonly caller: Caller;
  readonly person: number;
  readonly held: readonly Relation[];
  readonly task?: number;
};

const sql = (text: string, values: readonly unknown[]) =>
  changeCounty(at.county, { kind: 'test', actor: 'test' }, async (tx) => {
    const [row] = await tx.query<{ id: number }>(text, [...values, tx.event]);
    return row!.id;
  }).then(({ value }) => value);

const unitOf = (town: string) => at.units.towns.get(town)!;
const openTask = (person: number, unit: number, post: number | null = null) =>
  sql(
    `insert into task (person_id, purpose, basis, unit_id, post_id, opened_in)
     values ($1, 'service', 'asked-for', $2, $3, $4) returning id`,
    [person, unit, post],
  );
const emergency = (person: number, { account, post }: Caller, minutesLeft: number) =>
  sql(
    `insert into emergency_access (person_id, account_id, post_id, reason, opened_at, until_at, added_in)
     values ($1, $2, $3, '在急救室，没有别人可以询问', $4, $5, $6) returning id`,
    [
      ...[person, account, post],
      ...[new Date(at.clock.now.getTime() + (minutesLeft - 60) * 60_000)],
      new Date(at.clock.now.getTime() + minutesLeft * 60_000),
    ],
  );

/** How a member of staff may stand to somebody, rightly and by pretence. */
const stands: Readonly<
  Record<string, (caller: Caller, other: Caller) => Promise<Omit<Stand, 'caller'>>>
> = {
  'lives elsewhere': async () => ({ person: elsewhere, held: [] }),
  'lives here': async () => ({ person: she, held: ['area'] }),
  'on an open task': async () => ({
    ...{ person: she, held: ['task', 'area'] },
    task: await openTask(she, unitOf(towns[0])),
  }),
  'keeps house with whom the task is for': async () => ({
    ...{ person: mate, held: ['task', 'area'] },
    task: await openTask(she, unitOf(towns[0])),
  }),
  'elsewhere, on an open task': async () => ({
    ...{ person: elsewhere, held: ['task'] },
    task: await openTask(elsewhere, unitOf(towns[0])),
  }),
  'a task of another unit': async () => ({
    ...{ person: elsewhere, held: [] },
    task: await openTask(elsewhere, unitOf(towns[1])),
  }),
  'a task for somebody else': async () => ({
    ...{ person: neighbour, held: ['area'] },
    task: await openTask(she, unitOf(towns[0])),
  }),
  'a task of another post': async (_caller, other) => ({
    ...{ person: she, held: ['area'] },
    task: await openTask(she, unitOf(towns[0]), other.post),
  }),
  'a closed task': async () => {
    const task = await openTask(she, unitOf(towns[0]));
    await sql(`update task set outcome = 'done', closed_in = $2 where id = $1 returning id`, [
      task,
    ]);
    return { person: she, held: ['area'], task };
  },
  'a task that there is not': async () => ({ person: she, held: ['area'], task: 987_654 }),
  'in an emergency': async (caller) => {
    await emergency(elsewhere, caller, 30);
    return { person: elsewhere, held: ['emergency'] };
  },
  'an emergency that is over': async (caller) => {
    await emergency(elsewhere, caller, -1);
    return { person: elsewhere, held: [] };
  },
  'an emergency of somebody else': async (_caller, other) => {
    await emergency(elsewhere, other, 30);
    return { person: elsewhere, held: [] };
  },
};

const programs = withoutCare(getJurisdiction(packs, 'cn')).programs;
const relationKinds = ['parents', 'children', 'guardians', 'spouse'];
const ajv = new Ajv({ strict: true, formats: { date: true } });
let cells = 0;

/** Names of kinds, programs and relations, wherever they stand in an answer. */
function namesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (one: unknown): void => {
    if (typeof one === 'string') found.add(one);
    if (typeof one === 'object' && one !== null) Object.values(one).forEach(walk);
  };
  walk(value);
  return found;
}

/** Differences between an answer and what the policy says, none when it is right. */
function differences(
  contract: Contract,
  role: Role,
  stand: Stand,
  { status, body }: Answer,
  /** What a file says, where one was given. */
  text = '',
): string[] {
  const decision = decisionOf(role, contract.access as Action, new Set(stand.held));
  const names = namesIn(body);
  if (typeof decision === 'string') {
    cells += kindsOfRecord.length + programs.length;
    const code = [status, body.code].join(' ');
    const due = decision === 'ACCESS_NOBODY' ? `404 ${decision}` : `403 ${decision}`;
    const isBare = ajv.validate(Problem, body);
    return code === due && isBare ? [] : [`${code} instead of ${due}`];
  }
  const kinds = new Set(kindsOf(decision.classes).map(factKindName));
  const shown = (kind: string) => (relationKinds.includes(kind) ? `unlisted/${kind}` : kind);
  const hidden = [...kindsOfRecord, ...careKinds, ...relationKinds].filter(
    (kind) => !kinds.has(shown(kind)),
  );
  const hiddenPrograms = programs.filter((one) => !isWithin(one, decision.classes));
  cells += kindsOfRecord.length + relationKinds.length + programs.length;
  const leaks = [
    ...[...hidden, ...hiddenPrograms.map(({ id }) => id)].filter((one) => names.has(one)),
    ...hiddenPrograms.map(({ messages }) => messages.en.name).filter((name) => text.includes(name)),
  ];
  const isComplete =
    !contract.path.endsWith('/facts') ||
    [...kinds].every((kind) => kind === 'death' || names.has(kind));
  return [
    ...(status === 200 ? [] : [`${status} ${body.code} instead of 200`]),
    ...leaks.map((one) => `shows ${one}`),
    ...(isComplete ? [] : ['hides what may be seen']),
    ...(text !== '' || ajv.validate(contract.answer, body) ? [] : ['is not as the contract says']),
  ];
}

async function checked(role: Role, name: string, stand: Stand): Promise<string[]> {
  const wrong: string[] = [];
  for (const contract of aboutPerson) {
    const [asked] = requestsFor(contract, stand.person);
    const { person, caller, task } = stand;
    const answer = await caller.call(contract, {
      ...{ ...asked, query: {}, params: { person } },
      ...(task !== undefined && { task }),
    });
    const isFile = contract.givesFile !== undefined && answer.status === 200;
    const text = isFile ? (await readPdf(answer.bytes)).text : '';
    const found = differences(contract, role, stand, answer, text);
    wrong.push(...found.map((one) => `${role}, ${name}, ${nameOf(contract)}: ${one}`));
  }
  return wrong;
}

// A07, H3
test.each(
  allRoles.filter((role) => role !== 'resident'),
)('%s sees in every relation the classes that the policy gives, and nothing else', async (role) => {
  const wrong: string[] = [];
  for (const [name, make] of Object.entries(stands)) {
    const caller = await at.staff(role, { town: towns[0] });
    const other = await at.staff(role, { town: towns[0] });
    const isAdministrator = roleOf(role).duty === 'administrator';
    const stand = await make(caller, other);
    const held = isAdministrator ? [] : stand.held;
    wrong.push(...(await checked(role, name, { ...stand, caller, held })));
  }
  expect(wrong).toEqual([]);
});

test('a resident sees herself, and of whom she lives with no more than of a stranger', async () => {
  const wrong: string[] = [];
  const task = await openTask(she, unitOf(towns[0]));
  for (const [person, held] of [
    [she, ['own']],
    [mate, []],
    [elsewhere, []],
  ] as const) {
    const caller = await at.resident(she);
    wrong.push(...(await checked('resident', `as ${she} of ${person}`, { caller, person, held })));
    const withTask = { caller, person, held, task };
    wrong.push(...(await checked('resident', `as ${she} of ${person}`, withTask)));
  }
  expect(wrong).toEqual([]);
});

test('that were at least 20,000 cells', () => {
  process.stdout.write(`access matrix: ${cells} cells\n`);
  expect(cells).toBeGreaterThanOrEqual(20_000);
});
