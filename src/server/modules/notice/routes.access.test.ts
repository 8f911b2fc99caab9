/** Who may read what a resident was told: she alone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/notices.ts';
import { changeCounty } from '../../../db/county.ts';
import { addNotice, deliverNotices } from './index.ts';

let at: RunningServer;
let [she, other]: readonly number[] = [];
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  [she, other] = await livingIn(at.county, towns[0]);
  await changeCounty(at.county, { kind: 'test', actor: 'test' }, async (tx) => {
    for (const request of [1, 2, 3]) {
      await addNotice(tx, { person: she!, kind: 'rights-request-closed', parameters: { request } });
    }
  });
  await deliverNotices(at.county, at.clock.now);
});
afterAll(() => at.stop());

test('a resident reads what she was told, page by page, the newest first', async () => {
  const caller = await at.resident(she!);
  const first = await caller.call(contracts.listNotices, { query: { limit: 2 } });
  expect(first.body.notices.map(({ message }: { message: string }) => /\d/.exec(message)![0])) //
    .toEqual(['3', '2']);
  const query = { limit: 2, before: first.body.next };
  const rest = await caller.call(contracts.listNotices, { query });
  expect([rest.body.notices.length, rest.body.next]).toEqual([1, undefined]);
  expect(rest.body.notices[0]).toMatchObject({ message: /1 has an answer/, remedy: /officer/ });
});

test('nobody else reads it: not another resident, not staff of any kind', async () => {
  const neighbour = await at.resident(other!);
  expect((await neighbour.call(contracts.listNotices)).body.notices).toEqual([]);
  for (const role of ['clerk', 'registrar', 'privacy-officer'] as const) {
    const { body } = await (await at.staff(role)).call(contracts.listNotices);
    expect(body.code).toBe('ACCESS_ROLE');
  }
  expect((await at.stranger.call(contracts.listNotices)).status).toBe(401);
});
