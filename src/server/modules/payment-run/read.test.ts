/** Every sum of a run opens to the lines that make it up, to the fen. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { previewRun } from './draft.ts';
import {
  draft,
  known,
  type Office,
  openOffice,
  PROGRAM,
  query,
  reply,
  sent,
  today,
} from './fixtures/office.ts';
import { plant } from './fixtures/ghosts.ts';
import { readLines, readRun } from './read.ts';
import type { LineFilter } from './read-queries.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice(31, 3000);
  const people = await query<{ id: number }>(
    office,
    'select person_id as id from benefit_case order by id limit 16',
  );
  await plant(
    office,
    people.map(({ id }) => id),
  );
}, 120_000);
afterAll(() => office.drop());

const looking = () => ({ ...office.finance, isWhole: true });

async function linesOf(run: number, filter: LineFilter) {
  const found = [];
  for (let after = 0; ; ) {
    const page = await readLines(office.county, looking(), { run, after, limit: 20, ...filter });
    found.push(...page.lines);
    if (page.next === undefined) return found;
    after = page.next;
  }
}
const sumOf = (lines: readonly { readonly fen: number }[]) => ({
  lines: lines.length,
  fen: lines.reduce((sum, { fen }) => sum + fen, 0),
});

const openSum = (states: readonly { state: string; lines: number; fen: number }[]) => {
  const { lines, fen } = states.find(({ state }) => state === 'unknown')!;
  return { lines, fen };
};

describe('a run that was sent and answered in part', () => {
  let run: number;
  beforeAll(async () => {
    run = await sent(office);
    const lines = await known(office, run);
    const words = lines.slice(2).map(({ reference, amountFen }, at) => ({
      ...{ reference, amountFen, outcome: at === 0 ? ('failed' as const) : ('paid' as const) },
      ...(at === 0 && { reason: '户名不符' }),
    }));
    await reply(office, run, words);
  });

  test('opens by state, hold and reason of being late', async () => {
    const { run: head, holds, arrears } = await readRun(office.county, run, looking());
    expect(holds.length).toBeGreaterThan(0);
    const named = [
      ...head.states.map(({ state, lines, fen }) => [{ state }, { lines, fen }] as const),
      [{ state: 'open' }, openSum(head.states)] as const,
      ...holds.map(({ hold, ...sum }) => [{ hold }, sum] as const),
      ...arrears.map(({ reason, ...sum }) => [{ arrears: reason }, sum] as const),
    ];
    for (const [filter, sum] of named) {
      expect([filter, sumOf(await linesOf(run, filter))]).toEqual([filter, sum]);
    }
  });

  test('opens by account of the books, and what was left open names its line', async () => {
    const { books, findings } = await readRun(office.county, run, looking());
    const bank = books.find(({ account }) => account === 'bank')!;
    expect(sumOf(await linesOf(run, { account: 'bank' })).fen).toBe(-bank.fen);
    expect(findings.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
    const [one] = await linesOf(run, { line: findings[0]!.line! });
    expect([one!.id, one!.fen]).toEqual([findings[0]!.line, findings[0]!.sent]);
  });

  test('what a further run would take is what it takes, with the line that the bank refused', async () => {
    const asked = { ...office.clerk, program: PROGRAM, cutOff: today, today };
    const seen = await previewRun(office.county, asked);
    expect(seen.again).toBeGreaterThan(0);
    const { run: next } = await draft(office);
    const { again, ...sum } = seen;
    expect(sumOf(await linesOf(next, {}))).toEqual(sum);
    const replacing = await query<{ id: number }>(
      office,
      'select id from payment_instruction where run_id = $1 and replaces is not null',
      [next],
    );
    expect(replacing.length).toBe(again);
  });
});
