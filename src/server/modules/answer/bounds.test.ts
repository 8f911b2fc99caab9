/**
 * How many rows the database looks at for a page, as its own plans count them: never more than a fixed
 * number for each person asked for, however many people there are. No clock is involved.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatedOn, testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { type Reading, snapshotCounty } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { actor, fillCounty, modelOf, pay } from './fixtures/model.ts';
import { type Page, unpaidOn } from './index.ts';
import { linesOf, overpaidTo, receivedBy, rightsOf, windowsOf } from './person-queries.ts';
import {
  entitledOf,
  findProgramId,
  lastOfStretch,
  questionsOf,
  stakesOf,
  type Stretch,
  type StretchSource,
  unpaidOf,
} from './queries.ts';
import { LOOKED_AT } from './stretch.ts';

const limit = 10;
/**
 * Once to find the end of the stretch, once to answer for it, and what is left of its last person. A line
 * of money stands for years of payments.
 */
const budgetOf = (table: string) => (table === 'payment' ? 10 : 2) * LOOKED_AT * limit + 60;

let at: TestCounty;

beforeAll(async () => {
  at = await testCounty();
  await fillCounty(at, 31, 2500);
  const { lines } = await modelOf(at);
  const due = lines.filter(({ unpaidFen, from }) => unpaidFen > 0 && from <= generatedOn);
  await pay(
    at,
    due.filter((_, i) => i % 30 > 0).map((line) => ({ ...line, fen: line.lowFen })),
  );
  await at.db.pool.query('vacuum analyze');
}, 120_000);
afterAll(() => at.drop());

const large = ['entitlement', 'payment_line', 'payment', 'due_window', 'question', 'person'];

type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
};

/** Adds the rows that each scan of a large table looks at. */
function addScans(node: PlanNode, looked: Map<string, number>): void {
  const table = node['Relation Name'];
  if (table !== undefined && large.includes(table)) {
    const rows = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
    looked.set(table, (looked.get(table) ?? 0) + Math.ceil(rows * node['Actual Loops']));
  }
  for (const child of node.Plans ?? []) addScans(child, looked);
}

/** Rows of large tables that the queries of some work look at, by table. */
function lookedAt(work: (tx: Reading) => Promise<unknown>): Promise<Map<string, number>> {
  const looked = new Map<string, number>();
  return snapshotCounty(at.county, async (tx) => {
    const query: Reading['query'] = async (text, values) => {
      type Explained = { readonly 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] };
      const [plan] = await tx.query<Explained>(`explain (analyze, format json) ${text}`, values);
      addScans(plan!['QUERY PLAN'][0].Plan, looked);
      return tx.query(text, values);
    };
    await work({ ...tx, query });
    return looked;
  });
}

const on = dayText(generatedOn);

type Read = (tx: Reading, stretch: Stretch) => Promise<unknown>;

const pages: readonly (readonly [string, StretchSource, Read])[] = [
  ['entitled today', 'entitlement', (tx, stretch) => entitledOf(tx, stretch, on, [])],
  ['entitled long ago', 'entitlement', (tx, stretch) => entitledOf(tx, stretch, '1990-01-01', [])],
  ['unpaid today', 'payable', (tx, stretch) => unpaidOf(tx, stretch, on)],
  ['unpaid long ago', 'payable', (tx, stretch) => unpaidOf(tx, stretch, '2005-01-01')],
  [
    'asked about',
    'question',
    async (tx, stretch) => {
      const questions = await questionsOf(tx, stretch);
      const persons = [...new Set(questions.map(({ person_id }) => person_id))];
      return stakesOf(tx, persons, stretch.programId, on);
    },
  ],
];

const programs = [undefined, 'cn/rural-award', 'cn/childcare-subsidy'];

describe('a page', () => {
  test.each(
    pages.flatMap(([name, source, read]) =>
      programs.map(
        (program) => [name, program ?? 'all programs', { source, read, program }] as const,
      ),
    ),
  )('of who is %s, of %s, looks at no more rows than its people warrant', async (_name, _program, {
    source,
    read,
    program,
  }) => {
    const looked = await lookedAt(async (tx) => {
      const id = program === undefined ? undefined : await findProgramId(tx, program);
      const asked = { first: 900, programId: id ?? null, rows: limit * LOOKED_AT };
      const { last } = await lastOfStretch(tx, source, asked);
      await read(tx, { ...asked, last: last!, limit });
    });
    expect([...looked.values()].some((rows) => rows > 0)).toBe(true);
    expect([...looked].filter(([table, rows]) => rows > budgetOf(table))).toEqual([]);
  });

  test('of people who are few and far between goes on until all of them are found', async () => {
    const found: number[] = [];
    let pagesRead = 0;
    for (let after: number | undefined = 0; after !== undefined; pagesRead++) {
      const asked = { actor, on: generatedOn, after, limit };
      const page: Page<{ personId: number }> = await unpaidOn(at.county, asked);
      found.push(...page.rows.map(({ personId }) => personId));
      after = page.next;
    }
    const whole = await unpaidOn(at.county, { actor, on: generatedOn, limit: 10_000 });
    expect(found).toEqual(whole.rows.map(({ personId }) => personId));
    expect(pagesRead).toBeGreaterThan(1 + found.length / limit);
  });
});

test('one person is read without looking at others', async () => {
  const looked = await lookedAt(async (tx) => {
    for (const read of [rightsOf, linesOf, receivedBy, overpaidTo, windowsOf]) await read(tx, 1100);
  });
  expect([...looked].filter(([, rows]) => rows > 100)).toEqual([]);
});
