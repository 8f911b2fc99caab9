/** Where lines and runs may go, as the model says it, is what the database lets through: move for move. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { instructionMoves, runMoves } from '../../../model/money/states.ts';
import { query } from './fixtures/office.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
});
afterAll(() => at.drop());

/** What a function of the county's schema does, as the database keeps it. */
async function sourceOf(name: string): Promise<string> {
  const rows = await query<{ source: string }>(
    at,
    `select prosrc as source from pg_proc
     where proname = $1 and pronamespace = 'county_990101'::regnamespace`,
    [name],
  );
  return rows[0]!.source;
}

/** Moves of a table as `from to`, in order. */
const movesOf = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(table)
    .flatMap(([from, targets]) => targets.map((to) => `${from} ${to}`))
    .toSorted();

test('a line moves in the database as in the model', async () => {
  const [, listed = ''] = (await sourceOf('move_instructions')).split('run.state) in (');
  const rows = [...listed.matchAll(/\('([a-z-]+)', '([a-z-]+)', '[a-z-]+'\)/g)];
  // Staying in a draft or held, for another reason or account, is no move.
  const moves = rows.filter(([, from, to]) => from !== to).map(([, from, to]) => `${from} ${to}`);
  expect([...new Set(moves)].toSorted()).toEqual(movesOf(instructionMoves));
});

test('a run moves in the database as in the model', async () => {
  const [, listed = ''] = /\(state, p_to\) in \((.*)\)/.exec(await sourceOf('move_run'))!;
  const moves = [...listed.matchAll(/\('([a-z]+)', '([a-z]+)'\)/g)].map(([, ...ends]) => ends);
  const [, to, from] = /set state = '(\w+)'[^;]* and state = '(\w+)'/.exec(
    await sourceOf('freeze_run'),
  )!;
  const all = [...moves, [from, to]].map((ends) => ends.join(' '));
  expect(all.toSorted()).toEqual(movesOf(runMoves));
});
