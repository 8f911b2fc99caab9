/** What a county is bound to is, to the fen, what is unpaid by the record and what the books say. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { payers } from '../../../model/money/payer.ts';
import * as office from '../payment-run/fixtures/office.ts';
import {
  draft,
  freeze,
  known,
  PROGRAM,
  query,
  reply,
  sent,
  today,
} from '../payment-run/fixtures/office.ts';
import { trialBalance } from '../ledger/index.ts';
import { setFundingTier } from '../setting/index.ts';
import { recordPayments } from '../payment/index.ts';
import { type Commitment, type CommitmentKind, commitments } from './index.ts';

let at: office.Office;
beforeAll(async () => {
  at = await office.openOffice(21, 2500);
  await setFundingTier(at.county, {
    account: at.clerk.account,
    tier: 2,
    document: '测〔2026〕1号',
  });
}, 120_000);
afterAll(() => at.drop());

const bound = () => commitments(at.county, { actor: 'test', today });
const fenOf = (sums: readonly Commitment[], ...kinds: readonly CommitmentKind[]) =>
  sums.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { fen }) => sum + fen, 0);

async function unpaidFen(): Promise<number> {
  const [row] = await query<{ fen: number }>(
    at,
    "select sum(unpaid_fen)::bigint as fen from unpaid_line where from_day <= '2026-11-22'",
  );
  return row!.fen;
}

const books = async () =>
  new Map((await trialBalance(at.county, { actor: 'test' })).map((one) => [one.account, one.fen]));

/** Parts that payers bear of what the books owe or paid. */
const borne = (sums: readonly Commitment[]) =>
  payers.flatMap((payer) => {
    const fen = sums
      .filter(({ kind }) => kind === 'ordered' || kind === 'paid')
      .reduce((sum, { byPayer }) => sum + byPayer[payer], 0);
    return fen === 0 ? [] : [[`payer/${payer}`, fen] as const];
  });

test('nothing is on its way: everything begun and unpaid is open or can be claimed no more', async () => {
  const { sums, beyondFen } = await bound();
  expect([fenOf(sums, 'open', 'closed'), beyondFen]).toEqual([await unpaidFen(), 0]);
  expect(fenOf(sums, 'proposed', 'ordered', 'paid')).toBe(0);
  expect(fenOf(sums, 'closed')).toBeGreaterThan(0);
  for (const { fen, byPayer } of sums) {
    expect(payers.reduce((sum, payer) => sum + byPayer[payer], 0)).toBe(fen);
  }
});

test('a run that was proposed before the tier was set is divided as the books will divide it', async () => {
  const { run } = await draft(at);
  await office.force(at, 'update payment_run set funding_tier = null where id = $1', [run]);
  const proposed = (await bound()).sums.filter(({ kind }) => kind === 'proposed');
  await freeze(at, run);
  const held = (await bound()).sums.filter(({ kind }) => kind === 'proposed');
  const byPayer = payers.flatMap((payer) => {
    const of = (sums: readonly Commitment[]) =>
      sums.reduce((sum, one) => sum + one.byPayer[payer], 0);
    const fen = of(proposed) - of(held);
    return fen === 0 ? [] : [[`payer/${payer}`, fen] as const];
  });
  expect(byPayer).toEqual([...(await books())].filter(([one]) => /^payer/.test(one)));
  await office.cancel(at, run);
});

test('from draft to paid, record and books agree at every step', async () => {
  const whole = await unpaidFen();
  const { run } = await draft(at);
  const drafted = await bound();
  expect(fenOf(drafted.sums, 'open', 'closed', 'proposed')).toBe(whole);
  expect(fenOf(drafted.sums, 'proposed')).toBeGreaterThan(0);
  await freeze(at, run);
  const frozen = await bound();
  expect(fenOf(frozen.sums, 'open', 'closed', 'proposed', 'ordered')).toBe(whole);
  expect(fenOf(frozen.sums, 'ordered')).toBe(-(await books()).get(`payable/${PROGRAM}`)!);
  expect(borne(frozen.sums)).toEqual([...(await books())].filter(([one]) => /^payer/.test(one)));
  await office.cancel(at, run);
  expect(fenOf((await bound()).sums, 'ordered')).toBe(0);
});

test('what was paid is paid, what the bank refused is still ordered, and the payers bear both', async () => {
  const whole = await unpaidFen();
  const run = await sent(at);
  const [refused, ...lines] = await known(at, run);
  await reply(at, run, [
    { reference: refused!.reference, outcome: 'failed', reason: '账号不存在' },
    ...lines.map((line) => ({ ...line, outcome: 'paid' as const })),
  ]);
  const { sums, beyondFen } = await bound();
  const ledger = await books();
  expect(fenOf(sums, 'paid')).toBe(-ledger.get('bank')!);
  expect(fenOf(sums, 'ordered')).toBe(refused!.amountFen);
  expect(fenOf(sums, 'open', 'closed', 'proposed', 'ordered', 'paid')).toBe(whole);
  expect(borne(sums)).toEqual([...ledger].filter(([one]) => /^payer/.test(one)).toSorted(order));
  expect(beyondFen).toBe(0);
});

/** Accounts in the order of payers. */
const order = ([a]: readonly [string, number], [b]: readonly [string, number]) =>
  payers.findIndex((one) => a.endsWith(one)) - payers.findIndex((one) => b.endsWith(one));

test('what other books paid counts in the month of its day, divided as the texts say', async () => {
  const before = await bound();
  const [line] = await query<{ person: number; from: number; until: number; fen: number }>(
    at,
    `select person_id as person, from_day as from, until_day as until, unpaid_fen as fen from unpaid_line
     where program = 'cn/childcare-subsidy' and from_day <= '2026-11-22' order by 1, 2 limit 1`,
  );
  const { person: personId, fen: amountFen, from, until } = line!;
  const payment = {
    personId,
    program: 'cn/childcare-subsidy',
    amountFen,
    from,
    until,
    paidOn: today,
    reference: '',
  };
  await recordPayments(at.county, [payment], { actor: 'test' });
  const after = await bound();
  expect(fenOf(after.sums, 'paid') - fenOf(before.sums, 'paid')).toBe(amountFen);
  expect(fenOf(before.sums, 'open', 'closed') - fenOf(after.sums, 'open', 'closed')).toBe(
    amountFen,
  );
});
