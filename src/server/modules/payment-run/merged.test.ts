/** Two records of one person while money is on its way to one of them: every period is paid once, whenever it is seen. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergePersons, undoMerge } from '../duplicate/index.ts';
import { follow } from '../entitlement/index.ts';
import * as office from './fixtures/office.ts';
import { draft, force, freeze, query, sent, today } from './fixtures/office.ts';
import { checkRun, fileRun } from './index.ts';

let at: office.Office;
let owed: number[];
beforeAll(async () => {
  at = await office.openOffice(21, 3000);
  // Cases come with the steps that a merge goes by, and nobody is paid whose case no test confirms.
  await force(
    at,
    `update benefit_case set state = 'to-confirm', steps = '{confirm}';
     insert into case_step (case_id, person_id, program, round, step, day, account_id, added_in)
     select benefit_case.id, person_id, program, 1, step, applied_day, account, opened_in
     from benefit_case cross join (values ('applied', $1), ('confirmed', $2)) as hand (step, account)`,
    [at.clerk.account, at.finance.account],
  );
  const rows = await query<{ id: number }>(
    at,
    `select person_id as id from unpaid_line where program = $1
     group by 1 having min(from_day) < '2026-11-22' order by 1`,
    [office.PROGRAM],
  );
  owed = rows.map(({ id }) => id);
}, 120_000);
afterAll(() => at.drop());

const confirm = (person: number) =>
  force(at, `update benefit_case set state = 'confirmed' where person_id = $1`, [person]);

const merge = (person: number, into: number) =>
  mergePersons(at.county, { actor: 'test', today, person, into, evidence: [] });

const followed = () => follow(at.county, { signal: new AbortController().signal });

/** Years of which some records have lines that may still be paid or were, each with how many. */
const yearsOf = async (...persons: number[]) =>
  new Map(
    (
      await query<{ year: number; lines: number }>(
        at,
        `select extract(year from from_day)::integer as year, count(*) as lines from payment_instruction
         where person_id = any($1) and state not in ('draft', 'held', 'cancelled', 'reissued') group by 1`,
        [persons],
      )
    ).map(({ year, lines }) => [year, lines]),
  );

const holdsOf = async (run: number, person: number) => {
  const rows = await query<{ holds: string[] }>(
    at,
    'select distinct holds from payment_instruction where run_id = $1 and person_id = $2',
    [run, person],
  );
  return rows.flatMap(({ holds }) => holds);
};

/** Two who are owed, one whose lines were sent, and one who is confirmed since. */
async function oneSent() {
  const [gone, stays] = owed.splice(0, 2) as [number, number];
  await confirm(gone);
  await sent(at);
  expect((await yearsOf(gone)).get(2026)).toBe(1);
  await confirm(stays);
  return { gone, stays };
}

test('what is on its way to the one record is not drafted for the other', async () => {
  const { gone, stays } = await oneSent();
  await merge(gone, stays);
  await followed();
  const { run } = await draft(at);
  const years = await query<{ year: number }>(
    at,
    'select extract(year from from_day)::integer as year from payment_instruction where run_id = $1 order by 1',
    [run],
  );
  expect(years.map(({ year }) => year)).toEqual([2022, 2023, 2024, 2025]);
  await freeze(at, run);
  await fileRun(at.county, at.keys, { ...at.finance, run, format: 'csv' });
});

test('a draft that is older than the merge is held, also before anything was worked out anew', async () => {
  const { gone, stays } = await oneSent();
  const { run } = await draft(at);
  expect(await holdsOf(run, stays)).toEqual([]);
  const { merge: id } = await merge(gone, stays);
  await checkRun(at.county, { ...at.clerk, run });
  expect(await holdsOf(run, stays)).toEqual(['not-owed']);
  await followed();
  await checkRun(at.county, { ...at.clerk, run });
  expect(await holdsOf(run, stays)).toEqual(['not-owed']);
  await undoMerge(at.county, { actor: 'test', today, merge: id });
  await followed();
  await checkRun(at.county, { ...at.clerk, run });
  expect(await holdsOf(run, stays)).toEqual([]);
  await office.cancel(at, run);
  await force(at, `update benefit_case set state = 'to-confirm' where person_id = $1`, [stays]);
});

test('two lines of one draft for one person are held', async () => {
  const [gone, stays] = owed.splice(0, 2) as [number, number];
  await confirm(gone);
  await confirm(stays);
  const { run } = await draft(at);
  await merge(gone, stays);
  await followed();
  await checkRun(at.county, { ...at.clerk, run });
  expect(await holdsOf(run, gone)).toEqual(['not-owed']);
  expect(await holdsOf(run, stays)).toEqual(['not-owed']);
  await office.cancel(at, run);
  const { run: again } = await draft(at);
  expect([await holdsOf(again, gone), await holdsOf(again, stays)]).toEqual([[], []]);
  await office.cancel(at, again);
});

test('a run that was agreed to before the merge is not sent, and can be cancelled', async () => {
  const { gone, stays } = await oneSent();
  const { run } = await draft(at);
  await freeze(at, run);
  await merge(gone, stays);
  const file = fileRun(at.county, at.keys, { ...at.finance, run, format: 'csv' });
  await expect(file).rejects.toMatchObject({ code: 'RUN_PAID_TWICE', detail: { run, people: 1 } });
  await office.cancel(at, run);
  expect(new Set((await yearsOf(gone, stays)).values())).toEqual(new Set([1]));
});
