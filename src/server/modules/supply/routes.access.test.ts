/** Who sees and moves goods; what was given never outruns what is there; who took a standing offer is on no record. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/service/stock.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { issueSupply, takeBackSupply } from './index.ts';

let at: RunningServer;
let she: number;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 300 });
  she = (await livingIn(at.county, towns[0]))[0]!;
});
afterAll(() => at.stop());

const today = day('2026-11-22');
const unit = () => at.units.towns.get(towns[0])!;
const worker = () => at.staff('family-worker', { town: towns[0] });
const issue = (item: string, quantity: number) =>
  changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    issueSupply(tx, { item, quantity, person: she, day: today, by: { account: 1, unit: unit() } }),
  );

test('what came in is there, what is given is gone, and there is never less than nothing', async () => {
  const caller = await worker();
  const body = {
    kind: 'received',
    item: 'vitamin-ad',
    lot: 'A1',
    quantity: 5,
    expires: '2027-06-01',
  };
  expect((await caller.call(contracts.moveStock, { body })).status).toBe(201);
  const { value: move } = await issue('vitamin-ad', 3);
  await expect(issue('vitamin-ad', 3)).rejects.toMatchObject({ code: 'SUPPLY_SHORT' });
  const shown = async () => (await caller.call(contracts.getStock)).body.stock;
  expect(await shown()).toMatchObject([
    { item: 'vitamin-ad', lot: 'A1', quantity: 2, expires: '2027-06-01' },
  ]);
  await changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) => takeBackSupply(tx, move));
  expect(await shown()).toMatchObject([{ quantity: 5 }]);
});

test('two who give out the last piece at once give out one', async () => {
  const caller = await worker();
  const body = { kind: 'received', item: 'thermometer', quantity: 1 };
  await caller.call(contracts.moveStock, { body });
  const tried = await Promise.allSettled([issue('thermometer', 1), issue('thermometer', 1)]);
  expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a standing offer is counted, and who took it stands nowhere', async () => {
  const caller = await worker();
  await caller.call(contracts.moveStock, {
    body: { kind: 'received', item: 'condoms', quantity: 10 },
  });
  await issue('condoms', 2);
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query(
      `select person_id, encounter_id from stock_move where item = 'condoms' and kind = 'issued'`,
    ),
  );
  expect(rows).toEqual([{ person_id: null, encounter_id: null }]);
});

test('another office sees none of it, what expired is given to nobody, and no stranger moves goods', async () => {
  const elsewhere = await at.staff('family-worker', { town: towns[1] });
  expect((await elsewhere.call(contracts.getStock)).body.stock).toEqual([]);
  const old = { kind: 'received', item: 'rehydration-salts', quantity: 9, expires: '2026-11-22' };
  const caller = await worker();
  await caller.call(contracts.moveStock, { body: old });
  await expect(issue('rehydration-salts', 1)).rejects.toMatchObject({ code: 'SUPPLY_SHORT' });
  const body = { kind: 'expired', item: 'rehydration-salts', quantity: 9, expires: '2026-11-22' };
  const gone = await caller.call(contracts.moveStock, { body });
  const undo = { params: { id: gone.body.move } };
  expect((await elsewhere.call(contracts.undoStockMove, undo)).body.code).toBe(
    'SUPPLY_MOVE_UNKNOWN',
  );
  expect((await caller.call(contracts.undoStockMove, undo)).status).toBe(200);
  expect((await at.stranger.call(contracts.moveStock, { body })).status).toBe(401);
  const administrator = await at.staff('system-administrator');
  expect((await administrator.call(contracts.getStock)).status).toBe(403);
});
