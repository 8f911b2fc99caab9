/** Facts and policies that change while and after a run is on its way (F35): in the end paid is what was owed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { loadPeople } from '../../../db/population.ts';
import { withoutCare } from '../../../programs/care.ts';
import type { Pack } from '../../../programs/definition.ts';
import { owedBy } from '../../../programs/owed/owed.ts';
import { expandPayments } from '../../../programs/owed/runs.ts';
import { getJurisdiction } from '../../../programs/packs.ts';

import { UNVERIFIED, yearOf } from '../../../rules/index.ts';
import { evaluateCounty, follow, switchEvaluation } from '../entitlement/index.ts';
import { packsWithRate } from '../policy/fixtures/raised.ts';
import { registerPolicy } from '../policy/index.ts';
import { addFact } from '../registry/index.ts';
import * as office from './fixtures/office.ts';
import { draft, freeze, payAll, query, today, totals } from './fixtures/office.ts';
import { fileRun } from './index.ts';

const PROGRAM = 'cn/childcare-subsidy';
const actor = 'test';
const RAISED = packsWithRate(480_000);
let at: office.Office;
beforeAll(async () => {
  at = await office.openOffice(21, 2500);
  await office.confirmAll(at, at.clerk.unit, PROGRAM);
}, 120_000);
afterAll(() => at.drop());

const switchTo = async (some: readonly Pack[]) => {
  const policy = await registerPolicy(at.county, some, 'cn', { actor });
  const options = { actor, since: today, workers: 1 };
  const { evaluation } = await evaluateCounty(at.county, policy, options);
  await switchEvaluation(at.county, evaluation, { actor });
};

const send = async (run: number) => {
  await freeze(at, run);
  await fileRun(at.county, at.keys, { ...at.finance, run, format: 'csv' });
  return payAll(at, run);
};

const linesOf = (run: number) =>
  query<{ person: number; fen: number; part: number; why: string | null }>(
    at,
    `select person_id as person, amount_fen as fen, part, arrears_reason as why
     from payment_instruction where run_id = $1 and state in ('draft', 'paid') order by id`,
    [run],
  );

/** What people of whom no line is held were paid by year, and what they are owed, worked out from nothing. */
async function paidAndOwed(some: readonly Pack[]) {
  const paid = await query<{ key: string; fen: number }>(
    at,
    `select person_id || ' ' || extract(year from from_day) as key, sum(amount_fen)::bigint as fen
     from received join program on program.id = program_id where program.name = $1 group by 1 order by 1`,
    [PROGRAM],
  );
  const { population, personIds } = await snapshotCounty(at.county, (tx) => loadPeople(tx.client));
  const rules = withoutCare(getJurisdiction(some, 'cn'));
  const owed = owedBy({ population }, rules, { since: today });
  const sums = new Map<string, number>();
  for (const line of expandPayments(owed.payments)) {
    const isIn = owed.programs[line.program] === PROGRAM && line.from <= today;
    if (!isIn || !line.isCertain || line.status >= UNVERIFIED) continue;
    const key = `${personIds[line.person]} ${yearOf(line.from)}`;
    sums.set(key, (sums.get(key) ?? 0) + line.lowFen);
  }
  return paid.map(({ key, fen }) => [key, fen, sums.get(key)]);
}

test('a policy that is switched on in the middle changes nothing in the run, and adds arrears', async () => {
  const { run } = await draft(at, { program: PROGRAM });
  const before = await linesOf(run);
  await switchTo(RAISED);
  await send(run);
  const paid = await linesOf(run);
  expect(paid.map(({ fen }) => fen)).toEqual(before.map(({ fen }) => fen));
  const { run: next } = await draft(at, { program: PROGRAM });
  const further = await linesOf(next);
  expect(further.length).toBeGreaterThan(20);
  expect(new Set(further.map(({ part, why }) => `${part} ${why}`))).toEqual(
    new Set(['2 policy-changed']),
  );
  expect(new Set(further.map(({ fen }) => fen))).toEqual(new Set([120_000]));
  await send(next);
  const sums = await paidAndOwed(RAISED);
  expect(sums.length).toBeGreaterThan(50);
  expect(sums.filter(([, fen, owed]) => fen !== owed)).toEqual([]);
});

test('facts that come late give arrears as if they had always been known', async () => {
  const asked = await query<{ person: number }>(
    at,
    `select distinct person_id as person from open_question
     where program = $1 and fact = 'nationality' and about_id = person_id`,
    [PROGRAM],
  );
  expect(asked.length).toBeGreaterThan(0);
  for (const { person } of asked) {
    const told = { kind: 'nationality', value: 'cn' };
    await addFact(at.county, { actor, person, today, ...told });
  }
  await follow(at.county, { signal: new AbortController().signal });
  await office.confirmAll(at, at.clerk.unit, PROGRAM);
  const { run } = await draft(at, { program: PROGRAM });
  const lines = await linesOf(run);
  expect(lines.filter(({ why }) => why !== null).length).toBeGreaterThan(0);
  await send(run);
  expect((await paidAndOwed(RAISED)).filter(([, fen, owed]) => fen !== owed)).toEqual([]);
});

test('a fact that takes a right away before anybody agreed holds the line', async () => {
  const { run } = await draft(at, {
    ...{ program: PROGRAM, cutOff: today + 365, today: today + 365 },
  });
  const { person } = (await linesOf(run))[0]!;
  await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    await tx.query(
      `update fact set retracted_in = $2 where person_id = $1 and kind = 20 and retracted_in is null`,
      [person, tx.event],
    );
    await tx.query(
      `insert into fact (person_id, kind, low, high, added_in)
       select $1, kind, value, value, $2 from fact_choice where kind = 20 and name = 'other'`,
      [person, tx.event],
    );
    tx.changed('fact', person);
  });
  await follow(at.county, { signal: new AbortController().signal });
  const before = (await totals(at, run)).get('held')?.lines ?? 0;
  await expect(freeze(at, run)).rejects.toMatchObject({ code: 'RUN_CHANGED' });
  expect((await totals(at, run)).get('held')?.lines ?? 0).toBe(before);
});
