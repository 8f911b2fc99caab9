/**
 * Non-interference: one fact about somebody is different in the twin county, and whoever may not see its class is
 * told the very same in both, to the byte, by every route, list, search and refusal.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Action } from '../../src/api/actions.ts';
import type { Contract } from '../../src/api/contract.ts';
import { addFact, listFacts } from '../../src/api/contracts/facts.ts';
import { listLinks } from '../../src/api/contracts/kinship.ts';
import { searchPeople } from '../../src/api/contracts/search.ts';
import { changeCounty, type County, snapshotCounty } from '../../src/db/county.ts';
import { careKinds } from '../../src/model/facts/care.ts';
import { packs } from '../../src/programs/registry.ts';
import { type DataClass, findClass } from '../../src/server/access/classes.ts';
import { decisionOf } from '../../src/server/access/decide.ts';
import { type Relation, type Role, roleOf } from '../../src/server/access/index.ts';
import { addCareFact as writeCareFact, enrol } from '../../src/server/modules/care/index.ts';
import { addCareFact, enrolInCare } from '../../src/api/contracts/care.ts';
import { registerPolicy } from '../../src/server/modules/policy/index.ts';
import { generatedOn, importGenerated } from '../postgres/county.ts';
import {
  type Asked,
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../server/running.ts';
import { evaluate, flip, flips } from './flips.ts';
import { statementOf } from './full-record.ts';
import { contracts, requestsFor } from './scene.ts';
import { toldBy, type Twin, twinOf } from './twins.ts';
import { statementsOf } from '../server/statements.ts';
import { isoDate, toDay } from '../../src/rules/index.ts';

const SEED = 5;
const actor = 'test';

type Observer = { readonly role: Role; readonly caller: Caller; readonly isHere: boolean };

let at: RunningServer;
let observers: readonly Observer[];
let nurse: Caller;
/** Whom the flips are about, each alone in her household or with others; they live in the first town. */
let people: readonly number[];
let tasks: ReadonlyMap<number, number>;

beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: SEED, size: 1000 });
  await registerPolicy(at.county, packs, 'cn', { actor });
  people = await grownUpIn(towns[0]);
  tasks = new Map(
    await Promise.all(people.map(async (one) => [one, await openTask(one)] as const)),
  );
  nurse = await at.staff('care-provider');
  const here = ['family-worker', 'clerk', 'reviewer', 'registrar', 'care-provider'] as const;
  const elsewhere = ['clerk', 'privacy-officer', 'audit-administrator'] as const;
  observers = [
    ...(await Promise.all(here.map((role) => observer(role, towns[0])))),
    ...(await Promise.all(elsewhere.map((role) => observer(role, towns[1])))),
    { role: 'resident', caller: await at.resident(people.at(-1)!), isHere: false },
  ];
});
afterAll(() => at.stop());

const observer = async (role: Role, town: string): Promise<Observer> => ({
  ...{ role, isHere: town === towns[0] },
  caller: await at.staff(role, { town }),
});

async function grownUpIn(town: string): Promise<readonly number[]> {
  const here = await livingIn(at.county, town);
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ id: number }>(
      `select person_id as id from fact where kind = 1 and person_id = any($1) and until_day < '1995-01-01'
         and not exists (select from fact death where death.person_id = fact.person_id and death.kind = 2)
         and (select count(*) from housemates(array[person_id])) > 1 order by 1 limit 40`,
      [here],
    ),
  );
  return rows.map(({ id }) => id);
}

const openTask = async (person: number) =>
  (
    await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
      const [row] = await tx.query<{ id: number }>(
        `insert into task (person_id, purpose, basis, unit_id, opened_in)
         values ($1, 'service', 'asked-for', $2, $3) returning id`,
        [person, at.units.towns.get(towns[0]), tx.event],
      );
      return row!.id;
    })
  ).value;

const reading = contracts.filter(({ method, access }) => method === 'GET' && access !== 'public');
const aboutHer = reading.filter(({ path }) => path.includes(':person'));
const lists = reading.filter(({ access }) => access === 'right.list' || access === 'task.read');
const own = reading.filter(({ path }) => path.startsWith('/api/me/'));

/** Whether the policy shows a class to an observer through a route. */
function isShown(
  { access }: Contract,
  role: Role,
  held: readonly Relation[],
  one: DataClass,
): boolean {
  const decision = decisionOf(role, access as Action, new Set(held));
  return typeof decision !== 'string' && decision.classes.includes(one);
}

/** Requests about somebody from every relation: with her task and with none; a task of another unit is none. */
function asking(
  person: number,
  isHere: boolean,
): readonly (readonly [readonly Relation[], Asked])[] {
  const task = tasks.get(person)!;
  if (!isHere) return [[[], { task }]];
  return [
    [['area'], {}],
    [['task', 'area'], { task }],
  ];
}

let cells = 0;

type Compared = readonly [who: Observer, contract: Pick<Contract, 'method' | 'path'>, asked: Asked];

function whereApart(a: string, b: string): string {
  const at = [...a].findIndex((one, i) => b[i] !== one);
  return [a, b].map((text) => text.slice(Math.max(0, at - 40), at + 80)).join(' | ');
}

/** Which of these are told apart by the twins. */
async function apart([first, second]: Twins, all: readonly Compared[], what: string) {
  cells += all.length;
  const found = await Promise.all(
    all.map(async ([{ role, caller }, contract, asked]) => {
      const [a, b] = await Promise.all(
        [first, second].map((twin) => toldBy(twin, caller, contract, asked)),
      );
      if (a === b) return [];
      return [`${what}, ${role}, ${contract.method} ${contract.path}: ${whereApart(a!, b!)}`];
    }),
  );
  return found.flat();
}

/** Everything that an observer can ask about somebody, as far as the class is not shown by it. */
async function about(who: Observer, person: number, kind: string, one: DataClass | 'care') {
  const name = await nameOf(person);
  return asking(person, who.isHere).flatMap(([held, asked]): readonly Compared[] => [
    ...aboutHer
      .filter((contract) => one === 'care' || !isShown(contract, who.role, held, one))
      .map((contract): Compared => {
        const [example] = requestsFor(contract, person);
        return [who, contract, { ...example, ...asked, query: {} }];
      }),
    // Searches are counted, so only in the first pair of twins are they as many in both.
    ...(one === 'care' ? [[who, searchPeople, { ...asked, body: { name } }] as const] : []),
    ...(kind.startsWith('link/') || (one !== 'care' && isShown(addFact, who.role, held, one))
      ? []
      : [[who, addFact, { ...asked, ...adding(person, kind) }] as const]),
  ]);
}

const adding = (person: number, kind: string): Asked => {
  const { value, day } = statementOf(kind);
  const when = day !== undefined && { day: isoDate(toDay(day)) };
  return {
    params: { person },
    body: { kind, source: '证明', ...(value !== undefined && { value }), ...when },
  };
};

const nameOf = async (person: number) =>
  (
    await snapshotCounty(at.county, (tx) =>
      tx.query<{ name: string }>('select name from person where id = $1', [person]),
    )
  )[0]!.name;

/** Where the twins differ for those who may not see the class, though only facts of that class do. */
async function differences(twins: Twins, kinds: readonly string[], one: DataClass | 'care') {
  const found: string[] = [];
  for (const [i, kind] of kinds.entries()) {
    for (const who of observers) {
      const all = await about(who, people[i]!, kind, one);
      found.push(...(await apart(twins, all, `${kind} of ${people[i]}`)));
    }
  }
  for (const who of observers.filter(
    ({ role }) => !roleOf(role).lists?.includes(one as DataClass),
  )) {
    const all = lists.map((contract): Compared => [who, contract, {}]);
    found.push(...(await apart(twins, all, 'a list')));
  }
  return found;
}

let plain: Promise<Twin> | undefined;
type Twins = readonly [Twin, Twin];

async function withTwins<T>(
  change: (county: County) => Promise<void>,
  work: (twins: Twins) => Promise<T>,
) {
  plain ??= twinOf(at, evaluate);
  const first = await plain;
  const second = await twinOf(at, async (county) => {
    await change(county);
    await evaluate(county);
  });
  return work([first, second]).finally(second.stop);
}

/** Numbers that others see go on from here. */
async function numbersIn(county: County) {
  const { rows } = await county.db.pool.query(
    `select (select row(seq, audit_seq, audit_hash) from county_990101.journal)::text as journal,
       (select string_agg(sequencename || ' ' || coalesce(last_value, 0), ',' order by sequencename)
         from pg_sequences where schemaname = 'county_990101') as sequences,
       (select count(*) from county_990101.request) as requests`,
  );
  return rows[0];
}

/** The database is asked the same, statement by statement, so that not even the time tells. */
async function sameStatements([first, second]: Twins, person: number): Promise<void> {
  for (const who of observers) {
    for (const [, contract, asked] of await about(who, person, careKinds[0]!, 'care')) {
      const asking = (twin: Twin) => statementsOf(() => twin.as(who.caller).call(contract, asked));
      // What is remembered for a moment is asked again now and then: what differs does so every time.
      const tries = [1, 2, 3].map(() => async () => [await asking(first), await asking(second)]);
      let [a, b]: (readonly string[])[] = [];
      for (const one of tries) {
        [a, b] = await one();
        if (a?.join() === b?.join()) break;
      }
      expect([contract.path, b]).toEqual([contract.path, a]);
    }
  }
}

const WOMEN = 5;

/** Care records with every care kind among them, cared for by the unit of the whole county. */
async function keepCare(county: County): Promise<void> {
  const before = await numbersIn(county);
  for (const person of people.slice(0, WOMEN)) {
    const consent = { textVersion: '2026-11', language: 'zh-CN', readAloud: false } as const;
    await enrol(county, { actor, person, ...consent, unit: at.units.county, from: generatedOn });
  }
  for (const [i, kind] of careKinds.entries()) {
    const by = { actor, person: people[i % WOMEN]!, today: generatedOn };
    const stated = { ...by, kind, source: '证明', reader: 'herself' } as const;
    await writeCareFact(county, at.careKeys, { ...stated, ...statementOf(kind) });
  }
  expect(await numbersIn(county)).toEqual(before);
}

/** A nurse opens a record for another woman, and nobody but her unit and the woman is told anything else. */
async function oneMoreOverTheNetwork(twins: Twins): Promise<void> {
  const [, second] = twins;
  const person = people[WOMEN]!;
  const before = await numbersIn(second.county);
  const consent = { textVersion: '2026-11', language: 'zh-CN', readAloud: false };
  const asked = { params: { person } };
  const answers = [
    await second.as(nurse).call(enrolInCare, { ...asked, body: consent }),
    await second.as(nurse).call(addCareFact, { ...asked, ...adding(person, 'expected-delivery') }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(await numbersIn(second.county)).toEqual(before);
  for (const who of observers) {
    const all = await about(who, person, 'expected-delivery', 'care');
    expect(await apart(twins, all, `a record of ${person}`)).toEqual([]);
  }
}

// R01, R23, A28, H2
test('care records make no difference to anybody who is not of the care team, nor move a number', async () => {
  await withTwins(keepCare, async (twins) => {
    // First of all, for what an observer did before is in the observer's own log.
    for (const who of observers.filter(({ role }) => role === 'resident')) {
      for (const contract of own) {
        expect(await apart(twins, [[who, contract, {}]], 'her own')).toEqual([]);
      }
    }
    expect(await differences(twins, careKinds.slice(0, WOMEN), 'care')).toEqual([]);
    await oneMoreOverTheNetwork(twins);
    await sameStatements(twins, people[0]!);
  });
});

// R01, R04, A28, H2
test.each(
  Object.entries(flips),
)('facts of the class %s make no difference to whoever may not see them', async (name, kinds) => {
  const one = name as DataClass;
  expect(kinds.filter((kind) => !kind.startsWith('link/') && findClass(kind) !== one)).toEqual([]);
  const change = async (county: County) => {
    for (const [i, kind] of kinds.entries()) await flip(county, people[i]!, kind);
  };
  await withTwins(change, async (twins) => {
    expect(await differences(twins, kinds, one)).toEqual([]);
    // And to whoever may, they do: or nothing was flipped.
    const clerk = observers.find(({ role, isHere }) => role === 'clerk' && isHere)!;
    for (const [i, kind] of kinds.entries()) {
      const asked = { params: { person: people[i] }, task: tasks.get(people[i]!)! };
      const seen = await apart(
        twins,
        [
          [clerk, listFacts, asked],
          [clerk, listLinks, asked],
        ],
        kind,
      );
      expect([kind, seen.length > 0]).toEqual([kind, true]);
    }
  });
});

test('that were at least 500 cells', async () => {
  process.stdout.write(`non-interference: ${cells} cells, seed ${SEED}\n`);
  expect(cells).toBeGreaterThanOrEqual(500);
  await (await plain)?.stop();
});
