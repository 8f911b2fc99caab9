/** Gifts come in once, help goes out by two units, never more than there is, and the public recognises nobody. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Caller,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/money/relief-fund.ts';
import { verifyAudit } from '../../../api/contracts/oversight.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { addOffice, staffIn } from '../signed-value/fixtures/other-unit.ts';

let at: RunningServer;
let clerk: Caller;
let finance: Caller;
let people: readonly number[];
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 600 });
  clerk = await at.staff('clerk');
  finance = await staffIn(at, 'reviewer', await addOffice(at, '县财政局'));
  const rows = await query<{ id: number }>(
    `select distinct person_id as id from fact where kind = 21 and retracted_in is null
       and low between 990101004000 and 990101004999 order by 1 limit 9`,
  );
  people = rows.map(({ id }) => id);
}, 90_000);
afterAll(() => at.stop());

const query = <Row extends object>(text: string) =>
  snapshotCounty(at.county, (tx) => tx.query<Row>(text));
const gift = (fen: number, reference: string, day = '2026-09-01') =>
  clerk.call(contracts.recordGift, { body: { day, fen, reference } });
async function taskOf(by: Caller, person: number): Promise<number> {
  const body = { person, purpose: 'benefit', basis: 'asked-for' };
  return (await by.call(openTask, { body })).body.task;
}
async function propose(person: number, fen: number, purpose = 'medical') {
  const body = { person, purpose, fen, reason: '大病自付费用高' };
  return clerk.call(contracts.proposeGrant, { body, task: await taskOf(clerk, person) });
}
async function give(id: number, person: number, by = finance) {
  const { body, status } = await by.call(contracts.giveGrant, {
    params: { id },
    task: await taskOf(by, person),
  });
  return body.code ?? status;
}
const balance = async () =>
  (await query<{ fen: number }>('select balance_fen as fen from relief_fund'))[0]!.fen;

test('a gift counts once, also when two enter its receipt at once', async () => {
  const twice = await Promise.all([1, 2].map(() => gift(10_000_00, '票0001')));
  const codes = twice.map(({ body }) => body.code);
  expect(codes.toSorted()).toEqual(['FUND_RECEIPT', undefined]);
  expect((await gift(1, '票0002', '2026-11-23')).body.code).toBe('FUND_DAY');
  expect(await balance()).toBe(10_000_00);
});

test('help is given by another unit, and of two that the fund cannot both pay one is', async () => {
  const [one, other] = people as [number, number];
  const ids = [await propose(one, 6_000_00), await propose(other, 6_000_00)];
  const [first, second] = ids.map(({ body }) => body.id as number) as [number, number];
  expect(await give(first, one, await at.staff('reviewer'))).toBe('FUND_SAME_UNIT');
  const both = await Promise.all([give(first, one), give(second, other)]);
  expect(both.toSorted()).toEqual([200, 'FUND_SHORT']);
  expect(await balance()).toBe(4_000_00);
  const lost = both[0] === 200 ? [second, other] : [first, one];
  const asked = { params: { id: lost[0]! }, task: await taskOf(finance, lost[1]!) };
  const because = { ...asked, body: { reason: '余额不足，请走临时救助' } };
  expect((await finance.call(contracts.refuseGrant, because)).status).toBe(200);
  expect((await finance.call(contracts.giveGrant, asked)).body.code).toBe('FUND_STATE');
});

test('what help is for, and why, stands in the list only with her record open', async () => {
  const [person] = people as [number];
  const outline = (await finance.call(contracts.listGrants)).body.grants;
  expect(outline.length).toBeGreaterThan(1);
  for (const row of outline) {
    expect(row).toMatchObject({ name: expect.any(String), fen: 6_000_00 });
    for (const key of ['purpose', 'reason', 'refusedBecause']) expect(row).not.toHaveProperty(key);
  }
  const opened = { query: { person }, task: await taskOf(finance, person) };
  const { grants } = (await finance.call(contracts.listGrants, opened)).body;
  expect(grants).toMatchObject([{ person, purpose: 'medical', reason: '大病自付费用高' }]);
});

test('the public sees no help before five people had some, and then no name and no single one', async () => {
  const told = async () => (await at.stranger.call(contracts.readPublicFund)).body;
  at.clock.now = new Date('2026-12-05T04:00:00Z');
  [clerk, finance] = await Promise.all([at.again(clerk), at.again(finance)]);
  const before = await told();
  expect(before.stretches).toEqual([
    expect.objectContaining({ from: '2026-09', grants: [], balanceFen: 10_000_00 }),
  ]);
  for (const person of people.slice(2, 7)) {
    const { body } = await propose(person, 100_00, 'living');
    expect(await give(body.id, person)).toBe(200);
  }
  at.clock.now = new Date('2027-01-05T04:00:00Z');
  const { stretches } = await told();
  expect(stretches.at(-1)).toEqual({
    ...{ from: '2026-11', to: '2026-12', givenFen: 0, grantedFen: 6_500_00, balanceFen: 3_500_00 },
    grants: [{ people: 6, fen: 6_500_00 }],
  });
  expect(JSON.stringify(stretches)).not.toMatch(/name|person"/);
});

test('the balance, the books and the grants agree, and none of them can be written past', async () => {
  const [sums] = await query<Record<string, number>>(
    `select (select balance_fen from relief_fund) as balance,
       (select sum(amount_fen)::bigint from fund_gift)
         - (select sum(amount_fen)::bigint from fund_grant where state = 'granted') as entries,
       -(select sum(amount_fen)::bigint from ledger_entry where account = 'relief-fund') as books`,
  );
  expect(sums).toEqual({ balance: 3_500_00, entries: 3_500_00, books: 3_500_00 });
  const audit = (await (await at.staff('audit-administrator')).call(verifyAudit)).body;
  expect([audit.isWhole, audit.findings]).toEqual([true, []]);
  const write = (text: string) =>
    changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) => tx.query(text));
  await expect(write('update relief_fund set balance_fen = 1')).rejects.toThrow(/permission/);
  await expect(write(`update fund_grant set state = 'granted'`)).rejects.toThrow(/permission/);
  const { body } = await (async () => {
    [clerk, finance] = await Promise.all([at.again(clerk), at.again(finance)]);
    return propose(people[8]!, 9_000_00);
  })();
  const past = `select decide_grant(${body.id}, 'granted', 999999, 1, 1, '2027-01-05', null)`;
  await expect(write(past)).rejects.toThrow(/check/);
});

test('nobody else records, proposes or decides, and a town sees only its own', async () => {
  const body = { day: '2026-09-01', fen: 1, reference: '票9' };
  for (const role of ['family-worker', 'reviewer', 'privacy-officer'] as const) {
    expect((await (await at.staff(role)).call(contracts.recordGift, { body })).status).toBe(403);
  }
  expect((await clerk.call(contracts.giveGrant, { params: { id: 1 } })).status).toBe(403);
  const elsewhere = await at.staff('clerk', { town: towns[1] });
  expect((await elsewhere.call(contracts.listGrants)).body.grants).toEqual([]);
  const [here] = (await finance.call(contracts.listGrants)).body.grants;
  expect(here.name.length).toBeGreaterThan(0);
  const unknown = { query: { county: '990199' } };
  expect((await at.stranger.call(contracts.readPublicFund, unknown)).status).toBe(404);
});
