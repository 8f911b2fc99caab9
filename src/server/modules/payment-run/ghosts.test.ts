/** Five hundred planted ghosts of every kind: none is paid, and hardly anybody is held who is none (A31). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fictionalNumber } from '../../../../test/server/numbers.ts';
import { changeCounty } from '../../../db/county.ts';
import { addAccounts } from '../payee/index.ts';
import { addPerson } from '../registry/index.ts';
import { type Ghost, ghosts, plant } from './fixtures/ghosts.ts';
import * as office from './fixtures/office.ts';
import { draft, freeze, known, query } from './fixtures/office.ts';
import { checkRun, releaseLine } from './index.ts';

const PROGRAM = 'cn/childcare-subsidy';
let at: office.Office;
let planted: ReadonlyMap<number, Ghost>;
let honest: ReadonlySet<number>;
beforeAll(async () => {
  at = await office.openOffice(21, 15_000);
  await office.confirmAll(at, at.clerk.unit, PROGRAM);
  // Whoever is held before anything is planted has a reason of his own: he died, or has moved.
  const { run } = await draft(at, { program: PROGRAM });
  const free = await query<{ person: number }>(
    at,
    `select person_id as person from payment_instruction where run_id = $1
     group by person_id having bool_and(state = 'draft') order by 1`,
    [run],
  );
  await office.cancel(at, run);
  const persons = free.map(({ person }) => person);
  planted = await plant(at, persons.slice(0, 500));
  honest = new Set(persons.slice(500));
}, 300_000);
afterAll(() => at.drop());

test('none of 500 is paid, each is held for what it is, and nobody else is held', async () => {
  expect(planted.size).toBe(500);
  expect(honest.size).toBeGreaterThan(50);
  const { run } = await draft(at, { program: PROGRAM });
  const lines = await query<{ person: number; holds: string[]; from: number }>(
    at,
    'select person_id as person, holds, from_day as from from payment_instruction where run_id = $1',
    [run],
  );
  const found = new Map(lines.map(({ person, holds }) => [person, holds]));
  const missed = [...planted].filter(([person, { hold }]) => !found.get(person)?.includes(hold));
  expect(missed).toEqual([]);
  const theirs = lines.filter(({ person }) => honest.has(person));
  const held = theirs.filter(({ holds }) => holds.length > 0);
  expect(held.length / theirs.length).toBeLessThanOrEqual(0.005);
  await freeze(at, run);
  const payable = new Set((await known(at, run)).map(({ person }) => person));
  expect([...planted.keys()].filter((person) => payable.has(person))).toEqual([]);
  expect(ghosts.filter(({ kind }) => ![...planted.values()].some((one) => one.kind === kind))) //
    .toEqual([]);
});

test('an identity number of 15 digits is the person of 18', async () => {
  const facts = [{ kind: 'birth', day: office.today - 20_000 }];
  const somebody = { actor: 'test', today: office.today, name: '测重', facts, links: [] };
  const number = fictionalNumber('102');
  await addPerson(at.county, at.keys, { ...somebody, identityNumber: number });
  const short = `${number.slice(0, 6)}${number.slice(8, 17)}`;
  const again = addPerson(at.county, at.keys, { ...somebody, identityNumber: short });
  await expect(again).rejects.toMatchObject({ code: expect.stringMatching(/^(NUMBER|PERSON)_/) });
});

test('a line that another unit looked at is paid in the next run, until the account is another', async () => {
  const [ghost] = [...planted].find(([, { hold }]) => hold === 'birth-corrected')!;
  const held = await query<{ id: number }>(
    at,
    `select id from payment_instruction where person_id = $1 and state = 'held'`,
    [ghost],
  );
  const reason = '对照户口簿，更正属实';
  for (const { id } of held) await releaseLine(at.county, { ...at.finance, line: id, reason });
  const states = async (run: number) => [
    ...new Set(
      (
        await query<{ state: string }>(
          at,
          'select state from payment_instruction where run_id = $1 and person_id = $2',
          [run, ghost],
        )
      ).map(({ state }) => state),
    ),
  ];
  const { run } = await draft(at, { program: PROGRAM });
  expect(await states(run)).toEqual(['draft']);
  await changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    addAccounts(tx, at.keys, [
      { person: ghost, holder: '测', bank: '拟', number: '62994444333322' },
    ]),
  );
  await checkRun(at.county, { ...at.clerk, run });
  expect(await states(run)).toEqual(['held']);
});
