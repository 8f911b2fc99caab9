/** Words about steps come to the same in whatever order they arrive and are taken back; help with money; on a real database. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestCounty, testCounty } from '../../../../test/postgres/county.ts';
import { changeCounty, type Changing, snapshotCounty } from '../../../db/county.ts';
import { type Said, standingOf } from '../../../model/service/transitions.ts';
import { day } from '../../../rules/index.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { addUnit } from '../area/index.ts';
import { recordStep, takeBackHelp, takeBackStep, wantsHelp } from './index.ts';

const today = day('2026-11-22');
let at: TestCounty;
let unit: number;
let child: number;
beforeAll(async () => {
  at = await testCounty();
  await fillCounty(at, 5, 600);
  unit = await addUnit(at.county, { actor: 'test', name: '服务站', tier: 'township' });
  const [row] = await snapshotCounty(at.county, (tx) =>
    tx.query<{ person: number }>(
      `select person_id as person from open_window where step = 'twelveMonthCheck' limit 1`,
    ),
  );
  child = row!.person;
  await changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    tx.query(
      `insert into account (kind, name, staff_number, state, added_in) values ('staff', '测', 'W1', 'active', $1)`,
      [tx.event],
    ),
  );
}, 60_000);
afterAll(() => at.drop());

const step = { program: 'cn/child-health', step: 'twelveMonthCheck' } as const;
const by = () => ({ account: 1, unit });

const undone = new Error('looked, and undone');

/** Does something to the county, looks, and leaves no trace. */
async function afterDoing<T>(work: (tx: Changing) => Promise<T>): Promise<T> {
  let seen: { readonly value: T } | undefined;
  const doing = changeCounty(at.county, { kind: 'test', actor: 'test' }, async (tx) => {
    seen = { value: await work(tx) };
    throw undone;
  });
  await doing.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return seen!.value;
}

/** The task of the step and the contacts on record. */
async function endOf(tx: Changing) {
  const tasks = await tx.query<{
    outcome: string | null;
    is_booked: boolean;
    review_day: number | null;
  }>(
    `select outcome, booked_for is not null as is_booked, review_day from task
     where person_id = $1 and step = $2 order by id`,
    [child, step.step],
  );
  const facts = await tx.query<{ day: number }>(
    `select from_day as day from fact where person_id = $1 and kind = 64 and retracted_in is null order by 1`,
    [child],
  );
  return { task: tasks[0], tasks: tasks.length, contacts: facts.map((one) => one.day) };
}

const bookedFor = Date.parse('2027-01-05T02:00:00Z');
const word = fc
  .record({
    outcome: fc.constantFrom('done', 'declined', 'booked', 'moved', 'not-needed'),
    daysAgo: fc.integer({ min: 0, max: 2 }),
    isTakenBack: fc.boolean(),
  })
  .map(({ outcome, daysAgo, isTakenBack }) => {
    const said: Said = {
      ...{ outcome, day: today - daysAgo },
      ...(outcome === 'booked' && { bookedFor }),
      ...(outcome === 'declined' && { reviewDay: today + 30 + daysAgo }),
    };
    return { said, isTakenBack };
  });

test('any words, said in any order and partly taken back, come to what those that hold come to', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.nat(9)),
      async (words, order) => {
        const held = words.filter(({ isTakenBack }) => !isTakenBack).map(({ said }) => said);
        const standing = standingOf(held);
        const done = held.filter(({ outcome }) => outcome === 'done').map((said) => said.day);
        const end = await afterDoing(async (tx) => {
          const said: number[] = [];
          for (const one of words) {
            const asked = { ...step, person: child, said: one.said, by: by(), today };
            said.push((await recordStep(tx, at.county, asked)).id);
          }
          const back = said.filter((_, index) => words[index]!.isTakenBack);
          for (const id of back.toSorted(() => order.next().value - 5)) {
            await takeBackStep(tx, at.county, id);
          }
          return endOf(tx);
        });
        expect(end.contacts).toEqual([...new Set(done)].toSorted((a, b) => a - b));
        expect(end).toMatchObject({
          tasks: 1,
          task: {
            outcome: !standing || standing.outcome === 'booked' ? null : standing.outcome,
            is_booked: standing?.outcome === 'booked',
            review_day: standing?.reviewDay ?? null,
          },
        });
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('a step that no program has, or that belongs into a care record, is refused', async () => {
  const say = (program: string, name: string) =>
    afterDoing((tx) =>
      recordStep(tx, at.county, {
        ...{ program, step: name, person: child, by: by(), today },
        said: { outcome: 'declined', day: today },
      }),
    );
  for (const [program, name] of [
    ['cn/maternal-care', 'firstContact'],
    ['cn/child-health', 'constructor'],
    ['cn/childcare-subsidy', 'claim'],
  ] as const) {
    await expect(say(program, name)).rejects.toMatchObject({ code: 'TASK_STEP_UNKNOWN' });
  }
});

test('who wants help with money has a task and a case begins; who wants none is not asked again', async () => {
  const help = (wants: boolean) => (tx: Changing) =>
    wantsHelp(tx, at.county, {
      ...{ person: child, program: 'cn/childcare-subsidy', wants, day: today, by: by() },
      confirmed: ['residence'],
    });
  const rows = async (tx: Changing) => [
    ...(await tx.query(
      `select basis, outcome, confirmed from task where program = 'cn/childcare-subsidy'`,
    )),
    ...(await tx.query(
      `select state, origin, array(select step from case_step where case_id = benefit_case.id order by id) as steps
       from benefit_case`,
    )),
  ];
  const [wanted, undone, again] = await afterDoing(async (tx) => {
    const { id } = await help(true)(tx);
    const before = await rows(tx);
    await takeBackHelp(tx, id, { ...by(), day: today });
    const after = await rows(tx);
    await help(true)(tx);
    await help(true)(tx);
    return [before, after, await tx.query(`select from benefit_case where state = 'begun'`)];
  });
  const begun = { state: 'begun', origin: 'assisted', steps: ['begun'] };
  expect(wanted).toEqual([{ basis: 'asked-for', outcome: null, confirmed: ['residence'] }, begun]);
  expect(undone).toMatchObject([{ outcome: 'mistaken' }, { steps: ['begun', 'withdrawn'] }]);
  expect(again).toHaveLength(1);
  const refused = await afterDoing(async (tx) => {
    await help(false)(tx);
    return rows(tx);
  });
  expect(refused).toMatchObject([{ outcome: 'declined' }]);
});
