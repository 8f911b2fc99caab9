/** Tasks of due windows, on a real database, against a slow model that looks at one window at a time. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestCounty, testCounty } from '../../../../test/postgres/county.ts';
import { livingIn, runServer, type RunningServer, towns } from '../../../../test/server/running.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { careEncounters } from '../../../model/facts/care.ts';
import { day } from '../../../rules/index.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { follow } from '../entitlement/index.ts';
import { addFact, changeFact } from '../registry/index.ts';
import { keepTasks, raiseTasks, recordStep, takeBackStep } from './index.ts';

const actor = 'test';
const today = day('2026-11-22');
let county: TestCounty;
let at: RunningServer;
beforeAll(async () => {
  county = await testCounty();
  await fillCounty(county, 5, 900);
  at = await runServer({ county });
}, 60_000);
afterAll(() => at.stop());

const select = <Row extends object>(text: string, values: readonly unknown[] = []) =>
  snapshotCounty(at.county, (tx) => tx.query<Row>(text, values));

const change = async (text: string, values: readonly unknown[] = []) => {
  const act = { kind: 'test', actor };
  const { value } = await changeCounty(at.county, act, (tx) =>
    tx.query<Record<string, unknown>>(text, values),
  );
  return value;
};

type Window = {
  person_id: number;
  program: string;
  step: string;
  from_day: number;
  unit_id: number;
};
const keyOf = (one: Window) =>
  [one.person_id, one.program, one.step, one.from_day, one.unit_id].join(' ');

const liveTasks = async () =>
  (
    await select<Window>(
      `select person_id, program, step, window_from as from_day, unit_id from task
       where closed_in is null and basis = 'due' and window_from is not null`,
    )
  ).map(keyOf);

/** What ought to be there: each open window that is due soon, with the town's office where she lives. */
async function expected(on = today): Promise<readonly string[]> {
  const windows = await select<Window & { offer_until_day: number }>('select * from open_window');
  const homes = await select<{ person_id: number; low: number }>(
    `select person_id, low from fact where kind = 21 and retracted_in is null
       and from_day <= '2026-11-22' and until_day > '2026-11-22'`,
  );
  const keys = windows.flatMap((window) => {
    const home = homes.find((one) => one.person_id === window.person_id);
    const unit = home && at.units.towns.get(String(home.low).slice(0, 9));
    const isSoon = window.from_day <= on + 30 && window.offer_until_day > on;
    return unit !== undefined && isSoon ? [keyOf({ ...window, unit_id: unit })] : [];
  });
  return [...new Set(keys)];
}

test('every window that is due soon becomes one task of the unit that serves her, once', async () => {
  const first = await raiseTasks(at.county, { actor, today });
  expect(first.raised).toBeGreaterThan(20);
  expect(first.unserved).toBeGreaterThan(0);
  const live = await liveTasks();
  expect(live.toSorted()).toEqual((await expected()).toSorted());
  expect(await raiseTasks(at.county, { actor, today })).toMatchObject({ raised: 0, ended: 0 });
  const care = await select('select from task where step = any($1)', [[...careEncounters]]);
  expect(care).toEqual([]);
});

/** An open task of a program, and whose it is. */
async function someTask(program: string) {
  const [task] = await select<{
    id: number;
    person: number;
    step: string;
    unit: number;
    from: number;
  }>(
    `select id, person_id as person, step, unit_id as unit, window_from as from from task
     where program = $1 and closed_in is null and window_from <= '2026-11-22' order by id limit 1`,
    [program],
  );
  return task!;
}
const stateOf = async (id: number) => {
  const [row] = await select<{ outcome: string | null }>('select outcome from task where id = $1', [
    id,
  ]);
  return row!.outcome;
};
const said = (
  task: Awaited<ReturnType<typeof someTask>>,
  program: string,
  outcome: 'done' | 'declined',
) =>
  changeCounty(at.county, { kind: 'test', actor }, (tx) =>
    recordStep(tx, at.county, {
      ...{ person: task.person, program, step: task.step, today },
      ...{ by: { account: 1, unit: task.unit }, said: { outcome, day: today } },
    }),
  );

test('of a rule that was cut off no task ends, for nobody knows whether it is needed', async () => {
  const task = await someTask('cn/child-health');
  const gone = await change(
    `delete from due_window where person_id = $1
       and program = (select id from program where name = 'cn/child-health')
     returning evaluation_id, program, to_jsonb(due_window) as whole`,
    [task.person],
  );
  await change(
    `insert into rule_failure (evaluation_id, person_id, program, code)
     select $1, $2, $3, 'RULE_TOO_LARGE'`,
    [gone[0]!.evaluation_id, task.person, gone[0]!.program],
  );
  await raiseTasks(at.county, { actor, today });
  expect(await stateOf(task.id)).toBeNull();
  await change('delete from rule_failure');
  await raiseTasks(at.county, { actor, today });
  expect(await stateOf(task.id)).toBe('not-needed');
  await change(
    'insert into due_window select * from jsonb_populate_recordset(null::due_window, $1)',
    [JSON.stringify(gone.map(({ whole }) => whole))],
  );
  await raiseTasks(at.county, { actor, today });
  expect((await liveTasks()).toSorted()).toEqual((await expected()).toSorted());
});

test('what is done is on record, keeps its window, and taken back it is due again', async () => {
  const task = await someTask('cn/child-health');
  const { value } = await said(task, 'cn/child-health', 'done');
  expect([value.task, await stateOf(task.id)]).toEqual([task.id, 'done']);
  await follow(at.county);
  const before = (await expected()).length;
  await raiseTasks(at.county, { actor, today });
  expect(await stateOf(task.id)).toBe('done');
  await changeCounty(at.county, { kind: 'test', actor }, (tx) =>
    takeBackStep(tx, at.county, value.id),
  );
  await follow(at.county);
  await raiseTasks(at.county, { actor, today });
  expect(await stateOf(task.id)).toBe(null);
  expect((await expected()).length).toBeGreaterThan(before);
});

test('after a no nothing reminds before the review day, and without one never', async () => {
  const task = await someTask('cn/child-health');
  await said(task, 'cn/child-health', 'declined');
  const twin = () =>
    select(
      'select from task where person_id = $1 and step = $2 and window_from = (select window_from from task where id = $3)',
      [task.person, task.step, task.id],
    );
  for (const on of [today, today + 1, today + 5]) await raiseTasks(at.county, { actor, today: on });
  expect([await stateOf(task.id), (await twin()).length]).toEqual(['declined', 1]);
  await raiseTasks(at.county, { actor, today });
});

test('who moves to another town is served there, and who wants no contact is reminded of nothing', async () => {
  const task = await someTask('cn/newborn-checklist');
  const other = towns.find((town) => at.units.towns.get(town) !== task.unit)!;
  const moved = { actor, today, person: task.person, kind: 'residence', value: other, from: today };
  await changeFact(at.county, moved).catch(() => addFact(at.county, moved));
  await follow(at.county);
  await raiseTasks(at.county, { actor, today }, [task.person]);
  expect(await stateOf(task.id)).toBe('moved');
  const units = () =>
    select<{ unit_id: number }>(
      `select distinct unit_id from task where person_id = $1 and closed_in is null and basis = 'due'`,
      [task.person],
    );
  expect(await units()).toEqual([{ unit_id: at.units.towns.get(other) }]);
  await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    await tx.query(
      `insert into account (kind, name, staff_number, state, added_in) values ('staff', '测', 'W1', 'active', $1)`,
      [tx.event],
    );
    await tx.query(
      `insert into contact_wish (person_id, is_contact_wanted, is_at_desk, account_id, at, added_in)
       select $1, false, true, max(id), now(), $2 from account`,
      [task.person, tx.event],
    );
  });
  await raiseTasks(at.county, { actor, today });
  expect(await units()).toEqual([]);
});

test('when its time has gone by a task lapses, and a year later what is open is what is due then', async () => {
  const on = today + 365;
  await raiseTasks(at.county, { actor, today: on });
  const [late] = await select<{ n: number }>(
    `select count(*)::int as n from task where closed_in is null and window_until <= '2027-11-22'`,
  );
  expect(late!.n).toBe(0);
  const lapsed = await select(`select from task where outcome = 'lapsed'`);
  expect(lapsed.length).toBeGreaterThan(0);
});

test('following the log looks at whose record changed, and at everybody on a new day', async () => {
  await keepTasks(at.county, { actor, today }, undefined);
  const first = await keepTasks(at.county, { actor, today }, undefined);
  expect(await keepTasks(at.county, { actor, today }, first)).toEqual(first);
  const [person] = await livingIn(at.county, towns[0]);
  await addFact(at.county, {
    actor,
    today,
    person: person!,
    kind: 'encounter/care-visit',
    day: today,
  });
  const next = await keepTasks(at.county, { actor, today }, first);
  expect(next.seq).toBeGreaterThan(first.seq);
});
