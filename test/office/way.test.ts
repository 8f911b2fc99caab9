/**
 * The whole way, over the network and in a county as somebody starts it: three families whom nobody reached are found,
 * claimed for, decided and paid; the bank refuses one line, which is put right and paid by the next run. What the
 * letter, her own explanation, her statement and the books say agrees to the fen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cases from '../../src/api/contracts/case/cases.ts';
import { listUnreached } from '../../src/api/contracts/case/unreached.ts';
import { getBooks } from '../../src/api/contracts/money/books.ts';
import * as payee from '../../src/api/contracts/money/payee.ts';
import * as runs from '../../src/api/contracts/money/runs.ts';
import { explainRights, getRights } from '../../src/api/contracts/rights.ts';
import { openPortal } from '../../src/api/contracts/rights-desk.ts';
import { acceptInvitation } from '../../src/api/contracts/sign-in.ts';
import { openTask } from '../../src/api/contracts/tasks.ts';
import { goodPassword } from '../../src/server/modules/account/fixtures/desk.ts';
import { type Ask, cookieIn, type FictionalCounty, patiently, runFictional } from './fictional.ts';

const program = 'cn/rural-award';
let county: FictionalCounty;
let hands: Readonly<Record<'clerk' | 'second' | 'office' | 'reviewer' | 'treasury', Ask>>;
beforeAll(async () => {
  county = await runFictional(3000);
  const as = async (login: string) => county.as(await county.cookieOf(login));
  hands = {
    ...{ clerk: await as('2001'), second: await as('2002'), office: await as('2004') },
    ...{ reviewer: await as('3001'), treasury: await as('3003') },
  };
}, 180_000);
afterAll(() => county.stop());

const taskFor = async (by: Ask, person: number): Promise<number> =>
  (await by(openTask, { body: { person, purpose: 'benefit', basis: 'asked-for' } })).task;

const setAccount = async (person: number, number: string): Promise<void> => {
  const task = await taskFor(hands.clerk, person);
  const body = { holder: '测试', bank: '虚构农商行', number };
  await hands.clerk(payee.setPayeeAccount, { params: { person }, task, body });
};

/** From the first word to the confirmation, by four accounts of two units; gives the case. */
async function claimed(person: number): Promise<number> {
  const { clerk, second, reviewer } = hands;
  const body = { person, program, origin: 'paper', isTrue: true };
  const task = await taskFor(clerk, person);
  const { case: id } = await clerk(cases.applyForCase, { body, task });
  const turn = async (by: Ask): Promise<number> => {
    const { cases: queue } = await by(cases.listCases, { query: { limit: 100 } });
    return queue.find((one: { id: number }) => one.id === id).task;
  };
  const at = async (by: Ask) => ({ params: { id }, task: await turn(by) });
  await clerk(cases.verifyCase, { ...(await at(clerk)), body: { outcome: 'done' } });
  await second(cases.checkCase, { ...(await at(second)), body: { outcome: 'done' } });
  const yes = { outcome: 'done', checks: ['noBirthAgainstTheLaw'] };
  await reviewer(cases.confirmCase, { ...(await at(reviewer)), body: yes });
  return id;
}

/** Somebody of the other unit looks at what a draft holds, and finds it in order. */
async function releaseHeld(run: number): Promise<void> {
  const { treasury } = hands;
  const held = { params: { id: run }, query: { state: 'held' } };
  for (const { line, person } of (await treasury(runs.listRunLines, held)).lines) {
    const body = { reason: '已向派出所核实，户籍仍在本县' };
    const task = await taskFor(treasury, person);
    await treasury(runs.releaseLine, { params: { id: line }, body, task });
  }
}

/** A run of the county from proposal to file; gives its number and the file as it lies on the disk. */
async function sent(
  format: 'csv' | 'iso20022',
): Promise<{ readonly run: number; readonly file: string }> {
  const { office, treasury } = hands;
  const body = { program, cutOff: new Date().toISOString().slice(0, 10) };
  const { run } = await office(runs.draftRun, { body });
  const params = { id: run };
  await releaseHeld(run);
  const { states } = await treasury(runs.getRun, { params });
  expect(states.map(({ state }: { state: string }) => state)).toEqual(['draft']);
  const [{ lines, fen }] = states;
  await treasury(runs.freezeRun, { params, body: { lines, fen } });
  await treasury(runs.fileRun, { params, body: { format } });
  const { name, base64 } = await treasury(runs.getRunFile, { params });
  const file = join(county.folder, name);
  writeFileSync(file, Buffer.from(base64, 'base64'));
  return { run, file };
}

/** The bank replies, and its reply is read. */
async function replied(run: number, file: string, format: string, ...more: string[]) {
  await county.nuanjia('bank-reply', file, ...more);
  const reply = readFileSync(file.replace(/(\.\w+)$/, '-reply$1')).toString('base64');
  const params = { id: run };
  const read = await hands.treasury(runs.readReply, { params, body: { format, base64: reply } });
  await hands.treasury(runs.closeRun, { params });
  return read;
}

type Stretch = { readonly from: string; readonly until: string; readonly fen: number };
const sum = (lines: readonly { readonly fen: number }[]) =>
  lines.reduce((fen, line) => fen + line.fen, 0);
const plain = (lines: readonly Stretch[]) =>
  lines.map(({ from, until, fen }) => `[${from}, ${until}) ${fen}`).toSorted();

/** Somebody in her own account: the office saw her card and gave her a code. */
async function herself(person: number, phone: string): Promise<Ask> {
  const task = await taskFor(hands.clerk, person);
  const asked = { params: { person }, body: { hasSeenCard: true, login: phone }, task };
  const { code } = await hands.clerk(openPortal, asked);
  const body = { code, password: goodPassword };
  const { status, text, headers } = await patiently(county.site, '', acceptInvitation, { body });
  expect([status, text]).toEqual([200, expect.anything()]);
  return county.as(cookieIn(headers));
}

/** What is paid by now of what an explanation or a letter says. */
const dueBy = (
  today: string,
  payments: readonly (Omit<Stretch, 'fen'> & { amountFen: number; claimUntil?: string })[],
) =>
  payments
    .filter(
      ({ from, claimUntil }) => from <= today && (claimUntil === undefined || claimUntil > today),
    )
    .map(({ amountFen, ...stretch }) => ({ ...stretch, fen: amountFen }));

test('from three families whom nobody reached to the last fen', async () => {
  const { clerk, treasury } = hands;
  const { people } = await clerk(listUnreached, { query: { program, limit: 3 } });
  expect(people).toHaveLength(3);
  const persons = people.map(({ person }: { person: number }) => person) as number[];
  const owed = sum(people);
  const ids: number[] = [];
  for (const [place, person] of persons.entries()) {
    ids.push(await claimed(person));
    await setAccount(person, `6299 0000 0000 000${place}`);
  }
  const found = await clerk(listUnreached, { query: { program, limit: 100 } });
  const still = found.people.map(({ person }: { person: number }) => person);
  expect(persons.filter((person) => still.includes(person))).toEqual([]);

  const first = await sent('csv');
  const said = await replied(first.run, first.file, 'csv', '--fail', '2');
  expect(said).toMatchObject({ failed: 1, unknown: 0 });
  const params = { id: first.run };
  const failing = await treasury(runs.listRunLines, { params, query: { state: 'failed' } });
  expect(failing.lines).toMatchObject([{ bankReason: '账号不存在' }]);
  const [{ person: refused, fen: refusedFen }] = failing.lines;
  const books = await treasury(getBooks);
  const book = (name: string) =>
    books.books.find(({ account }: { account: string }) => account === name).fen as number;
  expect([book('bank'), book(`payable/${program}`)]).toEqual([refusedFen - owed, -refusedFen]);

  await setAccount(refused, '6299 0000 0000 0009');
  const second = await sent('iso20022');
  expect(await replied(second.run, second.file, 'iso20022')).toMatchObject({ paid: 1, failed: 0 });
  const after = (await treasury(getBooks)).books as { account: string; fen: number }[];
  expect(after.find(({ account }) => account === 'bank')!.fen).toBe(-owed);
  expect(after.find(({ account }) => account === `payable/${program}`)!.fen).toBe(0);
  expect(sum(after)).toBe(0);
  const payers = after.filter(({ account }) => account.startsWith('payer/'));
  expect(sum(payers)).toBe(owed);

  for (const [place, person] of persons.entries()) {
    const she = await herself(person, `1990000000${place}`);
    await agreesForHer(she, person, ids[place]!);
  }
}, 240_000);

/** Her explanation, her letter and her statement say the same lines; the decision can be worked out again. */
async function agreesForHer(she: Ask, person: number, id: number): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const { programs } = await she(explainRights, { params: { person }, query: { program } });
  const explained = dueBy(today, programs[0].payments);
  const statement = await she(payee.getStatement, { params: { person } });
  const own = statement.lines.filter((line: { program: string }) => line.program === program);
  expect(new Set(own.map(({ state }: { state: string }) => state))).toEqual(new Set(['paid']));
  expect(plain(own)).toEqual(plain(explained));
  const { lines } = await she(getRights, { params: { person } });
  const hers = lines.filter((line: { program: string }) => line.program === program);
  expect(sum(dueBy(today, hers))).toBe(
    hers.reduce((fen: number, one: { paidFen: number }) => fen + one.paidFen, 0),
  );
  const { cases: mine } = await she(cases.ownCases);
  const { steps } = mine.find((one: { id: number }) => one.id === id);
  const { id: step } = steps.find((one: { step: string }) => one.step === 'confirmed');
  const letter = await she(cases.ownLetter, { params: { id, step } });
  expect(letter).toMatchObject({ person, program, code: expect.stringMatching(/^[0-9a-f]{16}$/) });
  expect(letter.because.length).toBeGreaterThan(0);
  expect(plain(dueBy(today, letter.payments))).toEqual(plain(explained));
  const again = await county.nuanjia('decision', 'replay', String(step));
  expect(again).toContain('重新核算的结果与当时的决定一致');
}

test('a decision that was never made is not worked out again', async () => {
  await expect(county.nuanjia('decision', 'replay', '999999')).rejects.toThrow('DECISION_UNKNOWN');
});
