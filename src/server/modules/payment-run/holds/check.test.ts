/** What was released is what somebody looked at; a line whose case is gone is held, and still shown. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCounty } from '../../../../db/county.ts';
import { day } from '../../../../rules/index.ts';
import { addFact, addLink, retractFact } from '../../registry/index.ts';
import { draft, force, query, today } from '../fixtures/office.ts';
import * as office from '../fixtures/office.ts';
import { confirm, openTwice, type Twice } from '../fixtures/twice.ts';
import { checkRun, readLines, releaseLine } from '../index.ts';

let at: Twice;
beforeAll(async () => {
  at = await openTwice(21, 3000);
}, 120_000);
afterAll(() => at.drop());

type Line = { id: number; holds: readonly string[] };

const check = (run: number) => checkRun(at.county, { ...at.clerk, run });

/** A draft of the award for somebody alone. */
async function drafted(person: number): Promise<number> {
  await confirm(at, person);
  const { run } = await draft(at);
  return run;
}

async function put(run: number): Promise<void> {
  await office.cancel(at, run);
  await force(at, `update benefit_case set state = 'to-confirm'`);
}

/** Her line of this year, after another look. */
async function looked(run: number): Promise<Line> {
  await check(run);
  const text = `select id, holds from payment_instruction where run_id = $1 and from_day = '2026-01-01'`;
  return (await query<Line>(at, text, [run]))[0]!;
}

const release = async (run: number) =>
  releaseLine(at.county, { ...at.finance, line: (await looked(run)).id, reason: '本人到场' });

const candidate = (person: number, other: number) =>
  changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    tx.query(
      `insert into duplicate_candidate (person_id, other_id, score, level, evidence, found_in)
       values ($1, $2, 90, 'certain', '[]', $3)`,
      [Math.min(person, other), Math.max(person, other), tx.event],
    ),
  );

test('a candidate that is found after a release holds the line again', async () => {
  const [person, one, two] = [at.next(), at.next(), at.next()];
  const run = await drafted(person);
  await candidate(person, one);
  expect((await looked(run)).holds).toEqual(['duplicate']);
  await release(run);
  expect((await looked(run)).holds).toEqual([]);
  await candidate(person, two);
  expect((await looked(run)).holds).toEqual(['duplicate']);
  await release(run);
  expect((await looked(run)).holds).toEqual([]);
  await put(run);
});

test('another death that is told after a release holds the line again', async () => {
  const [person, payee] = [at.next(), at.next()];
  await addLink(at.county, { actor: 'test', person, other: payee, relation: 'guardians' });
  await force(at, 'update benefit_case set payee_id = $1 where person_id = $2', [payee, person]);
  const run = await drafted(person);
  const tell = (died: string) =>
    addFact(at.county, { actor: 'test', today, person, kind: 'death', day: day(died) });
  const { fact } = await tell('2025-05-01');
  expect((await looked(run)).holds).toEqual(['dead']);
  await release(run);
  expect((await looked(run)).holds).toEqual([]);
  await retractFact(at.county, { actor: 'test', person, fact });
  await tell('2024-05-01');
  expect((await looked(run)).holds).toEqual(['dead']);
  await put(run);
});

test('a line whose case is gone is held, and still on the list', async () => {
  const person = at.next();
  const run = await drafted(person);
  await force(
    at,
    `delete from case_step where person_id = $1; delete from benefit_case where person_id = $1`,
    [person],
  );
  const { id, holds } = await looked(run);
  expect(holds).toContain('case-over');
  const by = { account: at.clerk.account, unit: at.clerk.unit, isWhole: true };
  const { lines } = await readLines(at.county, by, { run, after: 0, limit: 50, line: id });
  expect(lines).toMatchObject([{ id, person, payee: person }]);
  await put(run);
});
