/**
 * The whole way, over the network and in a county as somebody starts it: three families whom nobody reached are found,
 * claimed for, decided and paid; the bank refuses one line, which is put right and paid by the next run. What the
 * letter, her own explanation, her statement and the books say agrees to the fen.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cases from '../../src/api/contracts/case/cases.ts';
import { listUnreached } from '../../src/api/contracts/case/unreached.ts';
import { getBooks } from '../../src/api/contracts/money/books.ts';
import * as payee from '../../src/api/contracts/money/payee.ts';
import * as runs from '../../src/api/contracts/money/runs.ts';
import { explainRights, getRights } from '../../src/api/contracts/rights.ts';
import { openPortal } from '../../src/api/contracts/rights-desk.ts';
import { acceptInvitation } from '../../src/api/contracts/sign-in.ts';
import { goodPassword } from '../../src/server/modules/account/fixtures/desk.ts';
import { type Ask, cookieIn, type FictionalCounty, patiently, runFictional } from './fictional.ts';
import {
  chinaToday,
  claimed,
  type Hands,
  openHands,
  program,
  replied,
  sent,
  setAccount,
  taskFor,
} from './hands.ts';

let county: FictionalCounty;
let hands: Hands;
beforeAll(async () => {
  county = await runFictional(3000);
  hands = await openHands(county);
}, 180_000);
afterAll(() => county.stop());

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
    ids.push(await claimed(hands, person));
    await setAccount(hands, person, `6299 0000 0000 000${place}`);
  }
  const found = await clerk(listUnreached, { query: { program, limit: 100 } });
  const still = found.people.map(({ person }: { person: number }) => person);
  expect(persons.filter((person) => still.includes(person))).toEqual([]);

  const first = await sent(hands, 'csv');
  const said = await replied(hands, { ...first, format: 'csv' }, '--fail', '2');
  expect(said).toMatchObject({ failed: 1, unknown: 0 });
  const params = { id: first.run };
  const failing = await treasury(runs.listRunLines, { params, query: { state: 'failed' } });
  expect(failing.lines).toMatchObject([{ bankReason: '账号不存在' }]);
  const [{ person: refused, fen: refusedFen }] = failing.lines;
  const books = await treasury(getBooks);
  const book = (name: string) =>
    books.books.find(({ account }: { account: string }) => account === name).fen as number;
  expect([book('bank'), book(`payable/${program}`)]).toEqual([refusedFen - owed, -refusedFen]);

  await setAccount(hands, refused, '6299 0000 0000 0009');
  const second = await sent(hands, 'iso20022');
  const rest = await replied(hands, { ...second, format: 'iso20022' });
  expect(rest).toMatchObject({ paid: 1, failed: 0 });
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
  const today = chinaToday();
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
