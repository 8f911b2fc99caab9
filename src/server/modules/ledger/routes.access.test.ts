/** The books: a unit sees those of its own runs, the county all, nobody else any; every account opens to its runs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Caller,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import { getBooks, listBookRuns } from '../../../api/contracts/money/books.ts';
import { recordGift } from '../../../api/contracts/money/relief-fund.ts';
import * as runs from '../../../api/contracts/money/runs.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { confirmAll, PROGRAM } from '../payment-run/fixtures/office.ts';

let at: RunningServer;
let clerk: Caller;
let reviewer: Caller;
let run: number;
beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 21, 3000);
  await confirmAll(at, at.units.towns.get(towns[0])!);
  clerk = await at.staff('clerk', { town: towns[0] });
  reviewer = await at.staff('reviewer');
  const body = { program: PROGRAM, cutOff: '2026-11-22' };
  run = (await clerk.call(runs.draftRun, { body })).body.run;
  const params = { id: run };
  const { states } = (await reviewer.call(runs.getRun, { params })).body;
  const { lines, fen } = states.find(({ state }: { state: string }) => state === 'draft');
  await reviewer.call(runs.freezeRun, { params, body: { lines, fen } });
}, 120_000);
afterAll(() => at.stop());

type Books = Record<'books' | 'programs', { account: string; payer: string; fen: number }[]>;
const sum = (rows: readonly { fen: number }[]) => rows.reduce((all, { fen }) => all + fen, 0);

test('a town sees the books of its runs, the county those of all, and both sum to nothing', async () => {
  const seen: Books[] = [];
  for (const by of [clerk, reviewer]) {
    const { body } = await by.call(getBooks);
    expect(sum(body.books)).toBe(0);
    const payers = (body as Books).books.filter(({ account }) => account.startsWith('payer/'));
    expect(sum(body.programs)).toBe(sum(payers));
    expect(sum(payers)).toBeGreaterThan(0);
    seen.push(body);
  }
  expect(seen[0]).toEqual(seen[1]);
  const other = await at.staff('clerk', { town: towns[1] });
  expect((await other.call(getBooks)).body).toEqual({ books: [], programs: [], paid: [] });
  const query = { account: `payable/${PROGRAM}` };
  expect((await other.call(listBookRuns, { query })).body.runs).toEqual([]);
});

test('an account opens to the runs that move it', async () => {
  const { books } = (await reviewer.call(getBooks)).body as Books;
  for (const { account, fen } of books) {
    const { body } = await clerk.call(listBookRuns, { query: { account } });
    expect(body.runs).toMatchObject([{ run, state: 'frozen', fen }]);
  }
});

test('nobody else sees them, and who decides proposes nothing', async () => {
  expect((await at.stranger.call(getBooks)).status).toBe(401);
  for (const role of ['family-worker', 'registrar', 'privacy-officer'] as const) {
    const by = await at.staff(role);
    expect((await by.call(getBooks)).status).toBe(403);
    expect((await by.call(listBookRuns, { query: { account: 'bank' } })).status).toBe(403);
  }
  const query = { program: PROGRAM, cutOff: '2026-11-22' };
  expect((await reviewer.call(runs.previewRun, { query })).status).toBe(403);
  expect((await clerk.call(runs.previewRun, { query })).status).toBe(200);
});

test('what no run moved stands beside the runs, and a town sees none of it', async () => {
  const gift = { day: '2026-09-01', fen: 10_000_00, reference: '票0001' };
  expect((await (await at.staff('clerk')).call(recordGift, { body: gift })).status).toBe(201);
  const query = { account: 'bank' };
  const { others } = (await reviewer.call(listBookRuns, { query })).body;
  expect(others).toEqual([{ event: 'gift', fen: 10_000_00 }]);
  expect((await clerk.call(listBookRuns, { query })).body.others).toEqual([]);
  const { books } = (await reviewer.call(getBooks)).body as Books;
  expect([sum(books), books.map(({ account }) => account)]).toEqual([
    0,
    expect.arrayContaining(['bank', 'relief-fund']),
  ]);
});
