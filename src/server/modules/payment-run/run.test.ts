/** A run from the draft to the last word of the bank: nobody twice, nothing lost, every fen in the books. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { trialBalance } from '../ledger/index.ts';
import { addAccounts } from '../payee/index.ts';
import * as office from './fixtures/office.ts';
import {
  draft,
  freeze,
  known,
  payAll,
  query,
  reply,
  sent,
  today,
  totals,
} from './fixtures/office.ts';
import { cancelRun, checkRun, closeRun, fileRun, freezeRun, resolve } from './index.ts';

let at: office.Office;
beforeAll(async () => {
  at = await office.openOffice(21, 3000);
}, 120_000);
afterAll(() => at.drop());

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const sum = (all: office.Totals, ...states: string[]) =>
  states.reduce((fen, state) => fen + (all.get(state)?.fen ?? 0), 0);
const books = async (run?: number) =>
  new Map(
    (await trialBalance(at.county, { actor: 'test', ...(run !== undefined && { run }) })).map(
      ({ account, fen }) => [account, fen],
    ),
  );

test('a run that is cancelled leaves everything owed and nothing in the books', async () => {
  const { run } = await draft(at);
  await freeze(at, run);
  const before = await totals(at, run);
  await cancelRun(at.county, { ...at.clerk, run, reason: '换了银行' });
  expect([...(await totals(at, run)).keys()]).toEqual(['cancelled']);
  expect(new Set((await books(run)).values())).toEqual(new Set([0]));
  const again = await totals(at, (await draft(at)).run);
  expect(sum(again, 'draft', 'held')).toBe(sum(before, 'frozen', 'held'));
  await cancelRun(at.county, { ...at.clerk, run: run + 1, reason: '重来' });
});

test('what the bank paid is paid, what it refused is owed, and the books say both', async () => {
  const [owed] = await query<{ fen: number }>(
    at,
    `select sum(unpaid_fen)::bigint as fen from unpaid_line where program = $1
       and from_day <= '2026-11-22' and claim_until_day > '2024-01-15'`,
    [office.PROGRAM],
  );
  const run = await sent(at);
  expect(sum(await totals(at, run), 'filed', 'held')).toBe(owed!.fen);
  const [refused, ...lines] = await known(at, run);
  await reply(at, run, [
    { reference: refused!.reference, outcome: 'failed', reason: '账号不存在' },
    ...lines.map((line) => ({ ...line, outcome: 'paid' as const })),
  ]);
  const after = await totals(at, run);
  expect(sum(after, 'paid', 'held', 'failed')).toBe(owed!.fen);
  const ledger = await books(run);
  expect(ledger.get('bank')).toBe(-sum(after, 'paid'));
  expect(ledger.get(`payable/${office.PROGRAM}`)).toBe(-sum(after, 'failed'));
  expect([...ledger.values()].reduce((fen, one) => fen + one, 0)).toBe(0);
  await closeRun(at.county, { ...at.finance, run });
  const [paid] = await query<{ fen: number }>(
    at,
    'select sum(amount_fen)::bigint as fen from payment where instruction_id is not null',
  );
  expect(paid!.fen).toBe(sum(after, 'paid'));
});

test('a refused account holds the line in the next run until another one is on record', async () => {
  const [{ person }] = (await query<{ person: number }>(
    at,
    `select person_id as person from payment_instruction where state = 'failed'`,
  )) as [{ person: number }];
  const { run } = await draft(at);
  const hers = () =>
    query<{ state: string; holds: string[] }>(
      at,
      'select state, holds from payment_instruction where run_id = $1 and person_id = $2',
      [run, person],
    );
  expect(await hers()).toContainEqual({ state: 'held', holds: ['account-refused'] });
  await changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    addAccounts(tx, at.keys, [
      { person, holder: '测', bank: '拟信用社', number: '62994444333322' },
    ]),
  );
  const { lines, fen } = await sumsOnceChecked(run);
  expect(await hers()).toEqual([{ state: 'draft', holds: [] }]);
  await freezeRun(at.county, { ...at.finance, run, lines, totalFen: fen, today });
  await fileRun(at.county, at.keys, { ...at.finance, run, format: 'iso20022' });
  await payAll(at, run);
  await closeRun(at.county, { ...at.finance, run });
  expect(await hers()).toEqual([{ state: 'paid', holds: [] }]);
  expect((await books()).get(`payable/${office.PROGRAM}`)).toBe(0);
});

/** What a draft comes to after another look: agreeing to it looks, too, and says so when it is not what was seen. */
async function sumsOnceChecked(run: number) {
  const seen = (await totals(at, run)).get('draft') ?? { lines: 0, fen: 0 };
  const error = await freezeRun(at.county, {
    ...{ ...at.finance, run, lines: seen.lines, totalFen: seen.fen, today },
  }).catch((refused: { code: string; detail: { lines: number; fen: number } }) => refused);
  expect(error).toMatchObject({ code: 'RUN_CHANGED' });
  await checkRun(at.county, { ...at.clerk, run });
  return (await totals(at, run)).get('draft')!;
}

describe('a partial reply', () => {
  test('leaves open what it does not settle, and the run, until somebody asked the bank', async () => {
    const run = await sent(at, '2027-06-01');
    const [one, two, three, four, ...rest] = await known(at, run);
    const paid = { outcome: 'paid' as const };
    const words = [
      { ...one!, ...paid },
      { ...one!, ...paid },
      { ...two!, ...paid, amountFen: 1 },
      { ...three!, outcome: 'pending' as const },
      { reference: 'R9-9', amountFen: 7, ...paid },
      ...rest.map((line) => ({ ...line, ...paid })),
    ];
    expect(await reply(at, run, words)).toMatchObject({ paid: rest.length + 1, unknown: 3 });
    const findings = await query<{ id: number; kind: string; line: number | null }>(
      at,
      'select id, kind, instruction_id as line from bank_finding where run_id = $1 order by id',
      [run],
    );
    expect(findings.map(({ kind }) => kind).toSorted()).toEqual([
      ...['missing', 'no-such-line', 'other-amount', 'pending', 'twice'],
    ]);
    expect(await refusal(closeRun(at.county, { ...at.finance, run }))).toBe('RUN_OPEN');
    const again = await draft(at, { cutOff: day('2027-06-01'), today: day('2027-06-01') });
    expect([...(await totals(at, again.run)).keys()]).toEqual(['held']);
    // The bank is asked: it paid the second, and another file settles the third and fourth.
    await reply(at, run, [
      { ...three!, ...paid },
      { ...four!, outcome: 'failed', reason: '户名不符' },
    ]);
    for (const { id, kind, line } of findings) {
      if (kind === 'missing' || kind === 'pending') continue;
      const outcome = line === two!.id ? { outcome: 'paid' as const } : {};
      const resolution = '已电话核实';
      await resolve(at.county, { ...at.finance, finding: id, resolution, today, ...outcome });
    }
    await closeRun(at.county, { ...at.finance, run });
    const after = await totals(at, run);
    expect(after.get('paid')!.lines).toBe(rest.length + 3);
    expect((await books(run)).get('bank')).toBe(-sum(after, 'paid'));
  });

  test('read twice, or twice at once, counts once', async () => {
    const run = await sent(at, '2028-06-01');
    const before = await totals(at);
    const words = (await known(at, run)).map((line) => ({ ...line, outcome: 'paid' as const }));
    const answers = await Promise.all([reply(at, run, words), reply(at, run, words)]);
    expect(answers[0]).toMatchObject({ paid: answers[1]!.paid });
    await reply(at, run, words);
    const after = await totals(at);
    expect(sum(after, 'paid') - sum(before, 'paid')).toBe(sum(before, 'filed'));
    expect((await books(run)).get('bank')).toBe(-sum(await totals(at, run), 'paid'));
  });

  test('of another run is refused', async () => {
    const run = (await query<{ id: number }>(at, 'select max(id) as id from payment_run'))[0]!.id;
    const words = [{ reference: 'R1-1', outcome: 'paid' as const }];
    expect(await refusal(reply(at, run, words))).toBe('BANK_OTHER_RUN');
  });
});
