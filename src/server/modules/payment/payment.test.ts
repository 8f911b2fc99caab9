/** Payments are recorded whole, and never twice for one period. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated, testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { day } from '../../../rules/index.ts';
import { type Payment, recordPayments } from './index.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
  await importGenerated(at, { seed: 2, size: 50 });
});
afterAll(() => at.drop());

const paid = (personId: number, year: number): Payment => ({
  personId,
  program: 'cn/rural-award',
  from: day(`${year}-01-01`),
  until: day(`${year + 1}-01-01`),
  amountFen: 96_000,
  paidOn: day(`${year}-12-20`),
  reference: '',
});
const record = (...payments: Payment[]) => recordPayments(at.county, payments, { actor: 'test' });
const count = async () =>
  (await at.db.pool.query('select count(*) as count from county_990101.payment')).rows[0].count;

test('a list with one period that was paid before is refused as a whole', async () => {
  await record(paid(1, 2024), paid(2, 2024));
  await expect(record(paid(3, 2024), paid(2, 2024))).rejects.toMatchObject({
    code: 'PAYMENT_TWICE',
  });
  expect(await count()).toBe(2);
});

test('of many who pay the same at once, one does', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => record(paid(4, 2025))));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await count()).toBe(3);
});

test('nobody is paid nothing', async () => {
  await expect(record({ ...paid(5, 2024), amountFen: 0 })).rejects.toMatchObject({ code: '23514' });
});
