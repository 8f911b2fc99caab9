/** Walls of the database around money: each is tried by SQL, with the rights of the software itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeCounty } from '../../../db/county.ts';
import { sqlState } from '../../../db/database.ts';
import { day } from '../../../rules/index.ts';
import * as office from './fixtures/office.ts';
import { draft, freeze, payAll, query, sent } from './fixtures/office.ts';

let at: office.Office;
let paid: number;
let filed: number;
let held: number;
beforeAll(async () => {
  at = await office.openOffice(21, 3000);
  paid = await sent(at);
  await payAll(at, paid);
  filed = await sent(at, '2027-06-01');
  ({ run: held } = await draft(at));
}, 120_000);
afterAll(() => at.drop());

/** What the database says to a statement of the county's own role. */
const answer = (text: string, ...values: unknown[]) =>
  changeCounty(at.county, { kind: 'test', actor: 'test' }, async (tx) => {
    const said = text.replaceAll('$event', String(tx.event));
    return (await tx.query(said, values)).length;
  }).then(
    () => 'done',
    (error: Error & { constraint?: string }) => error.constraint ?? sqlState(error),
  );
const oneOf = async (run: number, state: string) =>
  (
    await query<{ id: number }>(
      at,
      'select min(id) as id from payment_instruction where run_id = $1 and state = $2',
      [run, state],
    )
  )[0]!.id;

const DENIED = '42501';
const RESTRICTED = '23001';

describe('nobody writes the state of a line or a run', () => {
  test.each([
    `update payment_instruction set state = 'paid'`,
    `update payment_instruction set amount_fen = 1`,
    `update payment_run set state = 'closed'`,
    `update payment_run set approved_by = 1`,
    `delete from payment_instruction`,
    `delete from ledger_transfer`,
    `update ledger_transfer set amount_fen = 1`,
    `update hold_release set reason = 'x'`,
    `update further_payment set amount_fen = 1`,
    `insert into payment_run (program, unit_id, cut_off_day, policy_version_id, until_seq, proposed_by, proposed_post, proposed_in, state)
       select program, unit_id, cut_off_day, policy_version_id, 1, proposed_by, proposed_post, $event, 'filed' from payment_run`,
  ])('%s', async (text) => {
    expect(await answer(text)).toBe(DENIED);
  });
});

describe('nothing goes back', () => {
  const move = async (run: number, from: string, to: string, more = {}) => {
    const { holds = '', day = null } = more as { holds?: string; day?: string };
    return answer(
      'select move_instructions($1, $2, $3, $4, $5, $6, $7)',
      ...[run, [await oneOf(run, from)], [to], [holds], [null], [day], [null]],
    );
  };
  test('a line', async () => {
    const out = ['cancelled', 'reissued', 'paid-after-all'];
    for (const to of ['draft', 'filed', 'failed', 'unknown', ...out]) {
      expect(await move(paid, 'paid', to)).toBe(RESTRICTED);
    }
    for (const to of ['draft', 'frozen', 'cancelled', 'reissued']) {
      expect(await move(filed, 'filed', to)).toBe(RESTRICTED);
    }
    expect(await move(held, 'held', 'frozen')).toBe(RESTRICTED);
  });

  test('a line that was never sent was not paid after all', async () => {
    expect(await oneOf(paid, 'reissued')).toBeGreaterThan(0);
    const day = '2026-12-01';
    expect(await move(paid, 'reissued', 'paid-after-all', { day })).toBe(RESTRICTED);
  });

  test('a line of another run', async () => {
    const line = await oneOf(filed, 'filed');
    const values = [paid, [line], ['paid'], [''], [null], ['2026-01-01'], [null]];
    const text = 'select move_instructions($1, $2, $3, $4, $5, $6, $7)';
    expect(await answer(text, ...values)).toBe(RESTRICTED);
  });

  test('a run', async () => {
    const move = (run: number, to: string) =>
      answer(`select move_run($1, $2, $event, 'csv', '\\x01', 'x')`, run, to);
    expect(await move(filed, 'cancelled')).toBe(RESTRICTED);
    expect(await move(filed, 'filed')).toBe(RESTRICTED);
    expect(await move(held, 'filed')).toBe(RESTRICTED);
    expect(await move(filed, 'closed')).toBe(RESTRICTED);
  });
});

describe('two hands of two units', () => {
  const agree = async (by: Partial<office.Office['clerk']>) => {
    const { account, post, unit } = { ...at.finance, ...by };
    const { run } = await draft(at, {
      cutOff: day('2028-02-01'),
      today: day('2028-02-01'),
    });
    const { lines, fen } = (await office.totals(at, run)).get('draft')!;
    const said = await answer(
      `select freeze_run($1, $2, $3, $4, $event, '2028-02-01', $5, $6)`,
      ...[run, account, post, unit, lines, fen],
    );
    await office.cancel(at, run);
    return said;
  };
  test.each(['account', 'post', 'unit'] as const)('the same %s does not agree', async (part) => {
    expect(await agree({ [part]: at.clerk[part] })).toMatch(/payment_run_check/);
  });

  test('nobody agrees to other sums than there are', async () => {
    const { account, post, unit } = at.finance;
    const text = `select freeze_run($1, $2, $3, $4, $event, '2028-02-01', 1, 1)`;
    expect(await answer(text, held, account, post, unit)).toBe(RESTRICTED);
  });

  test('nobody of the unit that proposed a run releases a line of it', async () => {
    const release = (account: number, unit: number) =>
      answer(
        `insert into hold_release (instruction_id, run_id, run_unit_id, proposed_by, holds, reason, account_id, unit_id, added_in)
         select line.id, run.id, run.unit_id, proposed_by, '{duplicate}', '看过了没有问题', $2, $3, $event
         from payment_instruction line join payment_run run on run.id = run_id where run.id = $1 limit 1`,
        ...[held, account, unit],
      );
    expect(await release(at.finance.account, at.clerk.unit)).toBe('hold_release_check');
    expect(await release(at.clerk.account, at.finance.unit)).toBe('hold_release_check1');
    const text = `insert into hold_release (instruction_id, run_id, run_unit_id, proposed_by, holds, reason, account_id, unit_id, added_in)
      select line.id, run.id, $2, 1, '{duplicate}', '看过了没有问题', 2, unit_id, $event
      from payment_instruction line join payment_run run on run.id = run_id where run.id = $1 limit 1`;
    expect(await answer(text, held, at.finance.unit)).toBe(
      'hold_release_run_id_run_unit_id_proposed_by_fkey',
    );
  });
});

describe('one line and one payment', () => {
  test('a second line for the same period and part does not stand', async () => {
    const text = `insert into payment_instruction (run_id, person_id, program, from_day, until_day, part, amount_fen, reason,
        arrears_reason, payee_account_id, case_id, added_in)
      select run_id, person_id, program, from_day, until_day, part, 1, reason, arrears_reason, payee_account_id, case_id, $event
      from payment_instruction where id = $1`;
    expect(await answer(text, await oneOf(paid, 'paid'))).toBe('payment_instruction_standing');
    expect(await answer(text, await oneOf(filed, 'filed'))).toBe('payment_instruction_standing');
  });

  test('a further part is arrears', async () => {
    const text = `insert into payment_instruction (run_id, person_id, program, from_day, until_day, part, amount_fen, reason, case_id, added_in)
      select run_id, person_id, program, from_day, until_day, 2, 1, 'regular', case_id, $event
      from payment_instruction where id = $1`;
    expect(await answer(text, await oneOf(paid, 'paid'))).toMatch(/payment_instruction_check/);
  });

  const pay = async (line: number, columns = '') =>
    answer(
      `insert into payment (person_id, program, from_day, until_day, amount_fen, paid_on, instruction_id, line_state, added_in)
       select person_id, program, ${columns || 'from_day, until_day, amount_fen'}, '2026-12-01', id, 'paid', $event
       from payment_instruction where id = $1`,
      line,
    );
  test('a payment stands for a line that is paid, and says what the line says', async () => {
    expect(await pay(await oneOf(filed, 'filed'))).toBe('payment_of_line');
    expect(await pay(await oneOf(paid, 'paid'))).toMatch(/payment_(pkey|instruction_id_key)/);
    const more = `from_day - 1, until_day, amount_fen`;
    expect(await pay(await oneOf(paid, 'paid'), more)).toMatch(
      /payment_(of_line|instruction_id_key)/,
    );
    const [{ id }] = (await query<{ id: number }>(
      at,
      `select id from payment_instruction where run_id = $1 and state = 'held' limit 1`,
      [held],
    )) as [{ id: number }];
    expect(await pay(id)).toBe('payment_of_line');
  });

  test('a further payment comes after a first one', async () => {
    const text = `insert into further_payment (person_id, program, from_day, part, until_day, amount_fen, paid_on, instruction_id, line_state, added_in)
      select person_id, program, from_day - 1, 2, until_day, amount_fen, '2026-12-01', id, 'paid', $event
      from payment_instruction where id = $1`;
    expect(await answer(text, await oneOf(paid, 'paid'))).toMatch(/^further_payment_/);
  });
});

test.each([
  ['to itself', `'bank', 'bank', 5`, 'ledger_transfer_check'],
  ['of nothing', `'bank', 'payer/county', 0`, 'ledger_transfer_amount_fen_check'],
  ['to a made-up account', `'bank', 'mine', 5`, 'ledger_transfer_credit_check'],
  [
    'a second time',
    `debit, credit, amount_fen`,
    'ledger_transfer_instruction_id_event_debit_credit_key',
  ],
])('nothing is posted %s', async (_, columns, constraint) => {
  const text = `insert into ledger_transfer (run_id, instruction_id, event, debit, credit, amount_fen, added_in)
    select run_id, instruction_id, event, ${columns}, $event from ledger_transfer limit 1`;
  expect(await answer(text)).toBe(constraint);
});

test('whatever is posted, the books sum to nothing', async () => {
  await freeze(at, (await draft(at, { cutOff: day('2029-02-01'), today: day('2029-02-01') })).run);
  const sums = 'select sum(amount_fen)::bigint as fen, count(*) as entries from ledger_entry';
  const [row] = await query<{ fen: number; entries: number }>(at, sums);
  expect(row!.fen).toBe(0);
  expect(row!.entries).toBeGreaterThan(100);
});
