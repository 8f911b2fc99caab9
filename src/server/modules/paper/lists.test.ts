/** Statements and runs on paper agree to the fen with what the screen shows of the same. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Caller,
  runServer,
  type RunningServer,
  towns,
} from '../../../../test/server/running.ts';
import { getStatement } from '../../../api/contracts/money/payee.ts';
import * as runs from '../../../api/contracts/money/runs.ts';
import * as contracts from '../../../api/contracts/papers/papers.ts';
import { yuanWords } from '../../../exchange/report/index.ts';
import { replyCsv } from '../../../exchange/bank/fixtures/bank.ts';
import { readPdf } from '../../../papers/fixtures/read-pdf.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { taskFor } from '../case/fixtures/desk.ts';
import { confirmAll, known, PROGRAM } from '../payment-run/fixtures/office.ts';

let at: RunningServer;
let clerk: Caller;
let run: number;
let draft: { readonly lines: number; readonly fen: number };
beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 21, 2000);
  await confirmAll(at, at.units.towns.get(towns[0])!);
  clerk = await at.staff('clerk', { town: towns[0] });
  const body = { program: PROGRAM, cutOff: '2026-11-22' };
  ({ run } = (await clerk.call(runs.draftRun, { body })).body);
  const { states } = (await clerk.call(runs.getRun, { params: { id: run } })).body;
  const { lines, fen } = states.find(({ state }: { state: string }) => state === 'draft');
  draft = { lines, fen };
});
afterAll(() => at.stop());

const inChinese = { query: { language: 'zh-CN' } };
test('a run on paper has the sums of the screen, and is for the own unit alone', async () => {
  const asked = { params: { id: run }, ...inChinese };
  const { text } = await readPdf((await clerk.call(contracts.printRun, asked)).bytes);
  expect(text).toContain(yuanWords(draft.fen));
  expect(text).toContain('提出人签字');
  const elsewhere = await at.staff('clerk', { town: towns[1] });
  const refused = await elsewhere.call(contracts.printRun, { params: { id: run } });
  expect(refused.body.code).toBe('RUN_UNKNOWN');
});

test('a statement on paper says what was paid in all, as the books have it, and only under a task', async () => {
  const reviewer = await at.staff('reviewer');
  const params = { id: run };
  await reviewer.call(runs.freezeRun, { params, body: draft });
  await reviewer.call(runs.fileRun, { params, body: { format: 'csv' } });
  const paid = (await known(at, run)).map((line) => ({ ...line, outcome: 'paid' as const }));
  const base64 = Buffer.from(replyCsv(paid)).toString('base64');
  await reviewer.call(runs.readReply, { params, body: { format: 'csv', base64 } });
  const { lines } = (await clerk.call(runs.listRunLines, { params, query: { state: 'paid' } }))
    .body;
  const { person } = lines[0];
  const closed = await clerk.call(contracts.printStatement, { params: { person } });
  expect(closed.body.code).toBe('ACCESS_NEEDS_TASK');
  const task = await taskFor(clerk, person);
  const { paidFen } = (await clerk.call(getStatement, { params: { person }, task })).body;
  const asked = { params: { person }, ...inChinese, task };
  const { text } = await readPdf((await clerk.call(contracts.printStatement, asked)).bytes);
  expect(paidFen).toBeGreaterThan(0);
  expect(text).toContain(`已到账合计${yuanWords(paidFen)}`);
});
