/** What a bank says again, or says late, of lines that went on since: no false question, and nothing paid twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeCounty } from '../../../../db/county.ts';
import { day } from '../../../../rules/index.ts';
import { commitments } from '../../budget/index.ts';
import { trialBalance } from '../../ledger/index.ts';
import { addAccounts } from '../../payee/index.ts';
import { cancelLine, checkRun, closeRun, fileRun, readReply, resolve } from '../index.ts';
import * as office from '../fixtures/office.ts';
import { draft, freeze, known, query, reply, sent, today } from '../fixtures/office.ts';

let at: office.Office;
beforeAll(async () => {
  at = await office.openOffice(21, 2500);
}, 120_000);
afterAll(() => at.drop());

type Known = Awaited<ReturnType<typeof known>>[number];
const failed = { outcome: 'failed' as const, reason: '账号不存在' };
const paid = { outcome: 'paid' as const };

/** A run of which the bank paid all but its first line, and that line. */
async function refusedOne(cutOff?: string): Promise<{ run: number; first: Known }> {
  const run = await sent(at, cutOff);
  const [first, ...rest] = await known(at, run);
  await reply(at, run, [{ ...first!, ...failed }, ...rest.map((line) => ({ ...line, ...paid }))]);
  return { run, first: first! };
}

/** All lines for the period of one, in the order in which they were made. */
const linesOf = ({ id }: Known) =>
  query<{ state: string; holds: string[]; part: number; why: string | null }>(
    at,
    `select line.state, line.holds, line.part, line.arrears_reason as why
     from payment_instruction line join payment_instruction one using (person_id, program, from_day)
     where one.id = $1 order by line.id`,
    [id],
  );

/** What she has of the period of a line, by the record, and what she is owed of it still. */
async function moneyOf({ id }: Known) {
  const [row] = await query<{ received: number; unpaid: number; overpaid: number }>(
    at,
    `select (select coalesce(sum(amount_fen), 0)::bigint from received
         where (person_id, from_day) = (line.person_id, line.from_day)) as received,
       (select coalesce(sum(unpaid_fen), 0)::bigint from unpaid_line
         where (person_id, from_day, program) = (line.person_id, line.from_day, $2)) as unpaid,
       (select coalesce(sum(overpaid_fen), 0)::bigint from overpaid_line
         where (person_id, from_day) = (line.person_id, line.from_day)) as overpaid
     from payment_instruction line where id = $1`,
    [id, office.PROGRAM],
  );
  return row!;
}

/** Another account of hers, so that a line is not held for the one that the bank refused. */
const mend = ({ person }: Known) =>
  changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    addAccounts(tx, at.keys, [
      {
        person,
        holder: '测',
        bank: '拟信用社',
        number: `62995555${String(person).padStart(8, '0')}`,
      },
    ]),
  );

/** The bank says another thing of a line than before; the question that this leaves. */
async function late(run: number, line: Known, outcome: 'paid' | 'failed'): Promise<number> {
  await reply(at, run, [{ ...line, outcome, ...(outcome === 'failed' && { reason: '退汇' }) }]);
  const found = await open(run);
  expect(found.map(({ kind }) => kind)).toEqual(['late-word']);
  return found[0]!.id;
}

const answer = (finding: number, outcome?: 'paid' | 'failed') =>
  code(
    resolve(at.county, {
      ...{ ...at.finance, finding, resolution: '已电话核实', today },
      ...(outcome && { outcome }),
    }),
  );

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const file = (run: number) =>
  code(fileRun(at.county, at.keys, { ...at.finance, run, format: 'csv' }));

/** Books, lines, payments and the budget say the same of what left the bank. */
async function expectEven() {
  const books = new Map(
    (await trialBalance(at.county, { actor: 'test' })).map(({ account, fen }) => [account, fen]),
  );
  const [lines] = await query<{ arrived: number; paid: number; payable: number }>(
    at,
    `select coalesce(sum(amount_fen) filter (where state in ('paid', 'paid-after-all')), 0)::bigint as arrived,
       coalesce(sum(amount_fen) filter (where state in ('frozen', 'filed', 'unknown', 'failed')), 0)::bigint as payable,
       (select sum(amount_fen)::bigint from paid) as paid
     from payment_instruction`,
  );
  expect([...books.values()].reduce((sum, fen) => sum + fen, 0)).toBe(0);
  expect(-books.get('bank')!).toBe(lines!.arrived);
  expect(lines!.paid).toBe(lines!.arrived);
  const { sums } = await commitments(at.county, { actor: 'test', today });
  const bound = sums.filter(({ kind }) => kind === 'paid').reduce((sum, { fen }) => sum + fen, 0);
  expect(bound).toBe(lines!.arrived);
  expect(-books.get(`payable/${office.PROGRAM}`)! + 0).toBe(lines!.payable);
}

const open = (run: number) =>
  query<{ id: number; kind: string }>(
    at,
    'select id, kind from bank_finding where run_id = $1 and resolved_in is null order by id',
    [run],
  );

const upTo = (cutOff: string) => ({ cutOff: day(cutOff), today: day(cutOff) });

describe('a bank says late that it paid a line which it had refused', () => {
  test('and the line in its place waits until somebody asked, and is not owed if so', async () => {
    const { run, first } = await refusedOne();
    await closeRun(at.county, { ...at.finance, run });
    await mend(first);
    const { run: next } = await draft(at);
    const finding = await late(run, first, 'paid');
    await checkRun(at.county, { ...at.clerk, run: next });
    expect((await linesOf(first)).at(-1)).toMatchObject({ holds: ['bank-says-paid'] });
    expect(await answer(finding)).toBe('BANK_OUTCOME_NEEDED');
    expect(await answer(finding, 'paid')).toBe('done');
    await checkRun(at.county, { ...at.clerk, run: next });
    const [one, other] = await linesOf(first);
    expect([one!.state, other!.holds]).toEqual(['paid-after-all', ['not-owed']]);
    expect(await moneyOf(first)).toEqual({ received: first.amountFen, unpaid: 0, overpaid: 0 });
    await expectEven();
    await office.cancel(at, next);
  });

  test('and also one that takes the place of a line of a run that was cancelled', async () => {
    const { run, first } = await refusedOne('2027-06-01');
    await mend(first);
    await office.cancel(at, (await draft(at, upTo('2027-06-01'))).run);
    const finding = await late(run, first, 'paid');
    const { run: next } = await draft(at, upTo('2027-06-01'));
    expect((await linesOf(first)).map(({ state, holds }) => [state, holds])).toEqual([
      ['reissued', []],
      ['cancelled', []],
      ['held', ['bank-says-paid']],
    ]);
    expect(await answer(finding, 'failed')).toBe('done');
    await checkRun(at.county, { ...at.clerk, run: next });
    expect((await linesOf(first)).at(-1)).toMatchObject({ state: 'draft', holds: [] });
    await office.cancel(at, next);
  });

  test('and no file is made of a run that was agreed to, before and after it was so', async () => {
    const { run, first } = await refusedOne('2028-06-01');
    await mend(first);
    const { run: next } = await draft(at, upTo('2028-06-01'));
    await freeze(at, next);
    const finding = await late(run, first, 'paid');
    expect(await file(next)).toBe('RUN_SAID_PAID');
    expect(await answer(finding, 'paid')).toBe('done');
    expect(await file(next)).toBe('RUN_SAID_PAID');
    await office.cancel(at, next);
    expect(await moneyOf(first)).toMatchObject({ received: first.amountFen, unpaid: 0 });
    await expectEven();
  });

  test('and both are in the books where the second one was on its way already', async () => {
    const { run, first } = await refusedOne('2029-06-01');
    await mend(first);
    const next = await sent(at, '2029-06-01');
    const finding = await late(run, first, 'paid');
    expect(await answer(finding, 'paid')).toBe('done');
    await office.payAll(at, next);
    const fen = first.amountFen;
    expect(await moneyOf(first)).toEqual({ received: 2 * fen, unpaid: 0, overpaid: fen });
    await expectEven();
  });

  test('and it is paid where no other line took its place, also of a run that is closed', async () => {
    const { run, first } = await refusedOne('2030-06-01');
    await closeRun(at.county, { ...at.finance, run });
    const finding = await late(run, first, 'paid');
    expect(await answer(finding, 'paid')).toBe('done');
    expect((await linesOf(first)).map(({ state }) => state)).toEqual(['paid']);
    await expectEven();
  });
});

test('what was paid and came back is owed again, and paid once more to another account', async () => {
  const run = await sent(at, '2031-06-01');
  const [first] = (await known(at, run)) as [Known];
  await office.payAll(at, run);
  await closeRun(at.county, { ...at.finance, run });
  expect(await answer(await late(run, first, 'failed'), 'failed')).toBe('done');
  const fen = first.amountFen;
  expect(await moneyOf(first)).toEqual({ received: 0, unpaid: fen, overpaid: 0 });
  await expectEven();
  const { run: refused } = await draft(at, upTo('2031-06-01'));
  expect(await linesOf(first)).toEqual([
    { state: 'returned', holds: [], part: 1, why: null },
    { state: 'held', holds: ['account-refused'], part: 2, why: 'bank-returned' },
  ]);
  await office.cancel(at, refused);
  await mend(first);
  const again = await late(run, first, 'paid');
  const { run: next } = await draft(at, upTo('2031-06-01'));
  expect((await linesOf(first)).at(-1)!.holds).toEqual(['bank-says-paid']);
  expect(await answer(again, 'paid')).toBe('BANK_OUTCOME_STANDS');
  expect(await answer(again, 'failed')).toBe('done');
  await office.cancel(at, next);
  await office.payAll(at, await sent(at, '2031-06-01'));
  expect((await linesOf(first)).at(-1)).toMatchObject({ state: 'paid', part: 2 });
  expect(await moneyOf(first)).toEqual({ received: fen, unpaid: 0, overpaid: 0 });
  await expectEven();
});

describe('a reply raises no question', () => {
  test('when it says again that it refused a line which another one has replaced', async () => {
    const { run, first } = await refusedOne('2032-06-01');
    await office.cancel(at, (await draft(at, upTo('2032-06-01'))).run);
    await reply(at, run, [{ ...first, ...failed, reason: '账号不存在（重发）' }]);
    expect(await open(run)).toEqual([]);
  });

  test('about lines that were never sent, where it refuses the whole file', async () => {
    const run = await sent(at, '2033-06-01');
    const [held] = await query<{ id: number }>(
      at,
      `select id from payment_instruction where run_id = $1 and state = 'held' limit 1`,
      [run],
    );
    await cancelLine(at.county, { ...at.clerk, line: held!.id, reason: '先不发' });
    const status = '<GrpSts>RJCT</GrpSts><StsRsnInf><AddtlInf>重复文件</AddtlInf></StsRsnInf>';
    const refusal = `<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts>${status}</OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>`;
    await readReply(at.county, {
      ...{ ...at.finance, run, format: 'iso20022', today },
      bytes: new TextEncoder().encode(refusal),
    });
    const states = [...(await office.totals(at, run)).keys()].toSorted();
    expect(states).toEqual(['cancelled', 'failed', 'held']);
    expect(await open(run)).toEqual([]);
  });
});
