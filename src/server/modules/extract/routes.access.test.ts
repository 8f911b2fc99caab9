/** Extracts: a closed list, for posts whose screens show the same, with a purpose on record and people in the read log. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Caller,
  runServer,
  type RunningServer,
  towns,
} from '../../../../test/server/running.ts';
import { listUnreached } from '../../../api/contracts/case/unreached.ts';
import * as runs from '../../../api/contracts/money/runs.ts';
import * as contracts from '../../../api/contracts/papers/extracts.ts';
import { ownUsage } from '../../../api/contracts/usage.ts';
import type { Cell } from '../../../papers/index.ts';
import { day } from '../../../rules/index.ts';
import { inFolder, readAll } from '../../../sheets/fixtures/texts.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { confirmAll, PROGRAM } from '../payment-run/fixtures/office.ts';
import { extracts } from './extracts.ts';

let at: RunningServer;
let clerk: Caller;
let run: number;
beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 21, 2000);
  clerk = await at.staff('clerk', { town: towns[0] });
});
afterAll(() => at.stop());

const purpose = '入户告知前核对名单';
const make = (by: Caller, id: string, body: object = { purpose }) =>
  by.call(contracts.makeExtract, { params: { id }, body });

const rowsOf = async (bytes: Uint8Array): Promise<readonly (readonly Cell[])[]> =>
  inFolder(async (folder) => {
    const path = join(folder, 'extract.xlsx');
    await writeFile(path, bytes);
    return (await readAll(path)).rows.map(({ cells }) => cells);
  });

const HEAD = 4;

test('who has not claimed is given out with its purpose, and each of them finds it in her read log', async () => {
  const { status, bytes, headers } = await make(clerk, 'unreached');
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(headers.get('content-disposition')).toBe('attachment; filename="unreached.xlsx"');
  const rows = await rowsOf(bytes);
  expect(rows[2]).toEqual([purpose]);
  const people = rows.slice(HEAD);
  expect(people.length).toBeGreaterThan(3);
  for (const [person, name, , yuan, since] of people) {
    expect([typeof person, typeof name, typeof yuan]).toEqual(['number', 'string', 'number']);
    expect(since).toHaveProperty('day');
  }
  const she = await at.resident(people[0]![0] as number);
  const { usage } = (await she.call(ownUsage)).body;
  expect(JSON.stringify(usage)).toContain('a table with your data was given out as a file');
});

test('until when one may claim is the last day on which one can', async () => {
  const asked = await clerk.call(listUnreached, { query: { limit: 100 } });
  type Closing = { person: number; fen: number; claimUntil?: string };
  const [she] = (asked.body.people as Closing[]).filter(({ claimUntil }) => claimUntil);
  const rows = (await rowsOf((await make(clerk, 'unreached')).bytes)).slice(HEAD);
  const hers = rows.find(([person, , , yuan]) => person === she!.person && yuan === she!.fen / 100);
  expect(hers![5]).toEqual({ day: day(she!.claimUntil!) - 1 });
});

test('no extract shows an identity number or a whole account', async () => {
  const headers = Object.values(extracts).flatMap(({ columns }) => columns.map(([name]) => name));
  expect(headers.filter((name) => /number|identity|bank/i.test(name))).toEqual([]);
  const { bytes } = await make(clerk, 'unreached');
  expect(JSON.stringify(await rowsOf(bytes))).not.toMatch(/\d{17}[\dX]/);
});

test('the lines of a run add up to the run, and only a run of the own unit is given out', async () => {
  await confirmAll(at, at.units.towns.get(towns[0])!);
  const body = { program: PROGRAM, cutOff: '2026-11-22' };
  ({ run } = (await clerk.call(runs.draftRun, { body })).body);
  const { states } = (await clerk.call(runs.getRun, { params: { id: run } })).body;
  const owed = states.reduce((sum: number, { fen }: { fen: number }) => sum + fen, 0);
  const rows = (await rowsOf((await make(clerk, 'run-lines', { purpose, run })).bytes)).slice(HEAD);
  const fen = rows.reduce((sum, row) => sum + Math.round((row[5] as number) * 100), 0);
  expect([rows.length > 3, fen]).toEqual([true, owed]);
  const elsewhere = await at.staff('clerk', { town: towns[1] });
  expect((await make(elsewhere, 'run-lines', { purpose, run })).body.code).toBe('RUN_UNKNOWN');
  expect((await make(clerk, 'run-lines')).body.code).toBe('EXTRACT_RUN');
});

test('the books that are given out are those that the screen shows: of the own unit’s runs', async () => {
  const reviewer = await at.staff('reviewer');
  const { states } = (await reviewer.call(runs.getRun, { params: { id: run } })).body;
  const { lines, fen } = states.find(({ state }: { state: string }) => state === 'draft');
  const frozen = await reviewer.call(runs.freezeRun, { params: { id: run }, body: { lines, fen } });
  expect(frozen.status).toBe(200);
  const booksOf = async (town?: string) => {
    const by = await at.staff('reviewer', town === undefined ? {} : { town });
    return (await rowsOf((await make(by, 'books')).bytes)).slice(HEAD);
  };
  const all = await booksOf();
  expect(all.length).toBeGreaterThan(1);
  expect(await booksOf(towns[0])).toEqual(all);
  expect(await booksOf(towns[1])).toEqual([]);
});

test.each([
  ['without a purpose', {}, 'REQUEST_INVALID'],
  ['with blanks as a purpose', { purpose: '      ' }, 'REQUEST_INVALID'],
  ['with a query', { purpose, query: 'select 1' }, 'REQUEST_INVALID'],
])('nothing is given out %s', async (_, body, code) => {
  expect((await make(clerk, 'unreached', body)).body.code).toBe(code);
});

test('each post makes the extracts of its own screens and no others; nobody makes one that is not listed', async () => {
  const listed = async (by: Caller) =>
    (await by.call(contracts.listExtracts)).body.extracts.map(({ id }: { id: string }) => id);
  const reviewer = await at.staff('reviewer');
  expect(await listed(clerk)).toEqual(['unreached', 'cases', 'run-lines']);
  expect(await listed(reviewer)).toEqual(['cases', 'run-lines', 'run-findings', 'books']);
  expect((await make(clerk, 'books')).body.code).toBe('ACCESS_ROLE');
  expect((await make(reviewer, 'unreached')).body.code).toBe('ACCESS_ROLE');
  expect((await make(clerk, 'constructor')).body.code).toBe('EXTRACT_UNKNOWN');
  for (const role of ['family-worker', 'registrar', 'care-provider'] as const) {
    const other = await at.staff(role, { town: towns[0] });
    expect((await make(other, 'cases')).body.code).toBe('ACCESS_ROLE');
  }
  for (const id of ['cases', 'books']) expect((await make(reviewer, id)).status).toBe(200);
  const findings = await make(reviewer, 'run-findings', { purpose, run });
  expect(findings.status).toBe(200);
});

test('the privacy officer sees who made which extract for what', async () => {
  const officer = await at.staff('privacy-officer');
  const { extracts: made } = (await officer.call(contracts.listExtractsMade)).body;
  expect(made).toContainEqual(
    expect.objectContaining({ extract: 'unreached', purpose, account: clerk.account }),
  );
  expect((await clerk.call(contracts.listExtractsMade)).body.code).toBe('ACCESS_ROLE');
});
