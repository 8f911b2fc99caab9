/**
 * What requests cost, in what does not depend on the machine: statements, blocks of tables and indexes that are
 * looked at, and whether a table of residents is read from end to end. At 20,000 people.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getHousehold } from '../../src/api/contracts/households.ts';
import { listFacts } from '../../src/api/contracts/facts.ts';
import { listLinks } from '../../src/api/contracts/kinship.ts';
import { getPerson, registerPerson } from '../../src/api/contracts/people.ts';
import * as rights from '../../src/api/contracts/rights.ts';
import { searchPeople } from '../../src/api/contracts/search.ts';
import { openTask } from '../../src/api/contracts/tasks.ts';
import { fillCounty } from '../../src/server/modules/answer/fixtures/model.ts';
import { testCounty } from '../postgres/county.ts';
import {
  type Answer,
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from './running.ts';
import { fictionalNumber } from './numbers.ts';
import { askedBy } from './statements.ts';

let at: RunningServer;
let clerk: Caller;
let whole: Caller;
let person: number;
let task: number;
let name: string;
beforeAll(() => flushed(prepare), 300_000);
afterAll(() => at.stop());

async function prepare(): Promise<void> {
  const county = await testCounty();
  await fillCounty(county, 5, 20_000);
  at = await runServer({ county });
  clerk = await at.staff('clerk', { town: towns[0] });
  whole = await at.staff('clerk');
  person = (await livingIn(at.county, towns[0]))[0]!;
  const body = { person, purpose: 'benefit', basis: 'asked-for' };
  task = (await clerk.call(openTask, { body })).body.task;
  ({ name } = (await clerk.call(getPerson, about())).body);
  await settle();
}

/** What others did before, because of a log of a few rows the server would read all; and nobody tidies up meanwhile. */
async function settle(): Promise<void> {
  const { schema } = at.county;
  await at.db.pool.query(`
    insert into ${schema}.audit_event (seq, at, actor, action, subjects, detail, hash)
      select -one, now(), 'account ' || -one % 100, 'search-people', array[one, one + 1], '{}', ''
      from generate_series(1, 30000) as one;
    insert into ${schema}.audit_subject (person_id, audit_seq)
      select one, -one from generate_series(1, 30000) as one`);
  for (const table of large) {
    await at.db.pool.query(`alter table ${schema}.${table} set (autovacuum_enabled = false)`);
  }
  await at.db.pool.query('vacuum analyze');
}

const about = () => ({ params: { person }, task });
const find = (body: object, caller = clerk) => caller.call(searchPeople, { body });
const number = fictionalNumber('001');
let serial = 500;
const register = () => {
  const identityNumber = fictionalNumber(String(serial++));
  return clerk.call(registerPerson, { body: { name: '测登记', identityNumber } });
};

type Cost = { readonly statements: number; readonly blocks: number };

/** Each request with what it may cost; who is signed in, the transaction and the read log are part of it. */
const requests: readonly (readonly [string, () => Promise<Answer>, Cost])[] = [
  ['a person', () => clerk.call(getPerson, about()), { statements: 17, blocks: 400 }],
  ['a household', () => clerk.call(getHousehold, about()), { statements: 15, blocks: 350 }],
  ['facts', () => clerk.call(listFacts, about()), { statements: 12, blocks: 150 }],
  ['kinship', () => clerk.call(listLinks, about()), { statements: 12, blocks: 150 }],
  // Whatever was paid is looked up in four tables; planning alone looks at each index of those that are empty.
  ['rights', () => clerk.call(rights.getRights, about()), { statements: 15, blocks: 340 }],
  ['why', () => clerk.call(rights.explainRights, about()), { statements: 26, blocks: 400 }],
  // Whom an office serves is found by place and then sorted.
  ['a list of a town', () => clerk.call(rights.listEntitled), { statements: 14, blocks: 2500 }],
  ['of the county', () => whole.call(rights.listEntitled), { statements: 14, blocks: 600 }],
  ['unpaid in a town', () => clerk.call(rights.listUnpaid), { statements: 9, blocks: 2500 }],
  ['unpaid', () => whole.call(rights.listUnpaid), { statements: 9, blocks: 600 }],
  ['to ask in a town', () => clerk.call(rights.listQuestions), { statements: 10, blocks: 4000 }],
  ['to ask', () => whole.call(rights.listQuestions), { statements: 10, blocks: 1800 }],
  ['a name in a town', () => find({ name }), { statements: 15, blocks: 800 }],
  ['a name', () => find({ name }, whole), { statements: 15, blocks: 800 }],
  ['a reading', () => find({ name: 'wang wei' }), { statements: 8, blocks: 400 }],
  ['a number', () => find({ name, identityNumber: number }), { statements: 8, blocks: 400 }],
  [
    'a birth',
    () => find({ name, born: '1900-01-01', sex: 'male' }),
    { statements: 8, blocks: 400 },
  ],
  ['a registration', register, { statements: 19, blocks: 150 }],
];

/** Tables with rows for every resident. */
const large = [
  ...['person', 'person_identity', 'fact', 'relationship', 'household_member'],
  ...['entitlement', 'payment_line', 'due_window', 'question', 'audit_event', 'audit_subject'],
];

/** Blocks looked at so far, and rows of large tables that were read from end to end. */
async function counters() {
  const { rows } = await at.db.pool.query<{ blocks: number; rows: number }>(
    `select (select sum(heap_blks_read + heap_blks_hit + coalesce(idx_blks_read + idx_blks_hit, 0))
         from pg_statio_user_tables where schemaname = $1)::int8 as blocks,
       (select sum(seq_tup_read) from pg_stat_user_tables
         where schemaname = $1 and relname = any($2))::int8 as rows`,
    [at.county.schema, large],
  );
  return rows[0]!;
}

/** Does it, and has the server count it at once; gives the statements. */
async function flushed(work: () => Promise<unknown>): Promise<readonly string[]> {
  const { statements, clients } = await askedBy(work);
  // Connections that were closed meanwhile have told already.
  await Promise.allSettled(
    [...clients].map((client) => client.query('select pg_stat_force_next_flush()')),
  );
  return statements;
}

async function costOf(request: () => Promise<Answer>) {
  await flushed(request);
  const before = await counters();
  let status = 0;
  const statements = await flushed(async () => {
    ({ status } = await request());
  });
  const after = await counters();
  return {
    isDone: status < 300,
    statements: statements.length,
    blocks: after.blocks - before.blocks,
    rows: after.rows - before.rows,
  };
}

test.each(
  requests,
)('%s: its statements and blocks, and no table is read whole', async (_, request, cost) => {
  // What programs there are is looked up again after a moment, by whoever comes first.
  const costs = [await costOf(request), await costOf(request)];
  expect(costs.map(({ isDone, rows }) => [isDone, rows])).toEqual(costs.map(() => [true, 0]));
  expect(Math.min(...costs.map((one) => one.statements))).toBeLessThanOrEqual(cost.statements);
  expect(Math.min(...costs.map((one) => one.blocks))).toBeLessThanOrEqual(cost.blocks);
});
