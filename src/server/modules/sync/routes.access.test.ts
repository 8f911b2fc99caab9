/** Whose phone gets what: own ones in use, in the post that they belong to, and no others. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import * as devices from '../../../api/contracts/phone/devices.ts';
import { fetchCaseload, fetchPolicy } from '../../../api/contracts/phone/sync.ts';
import { addPhone } from './fixtures/phone.ts';

let at: RunningServer;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 300 });
});
afterAll(() => at.stop());

const worker = () => at.staff('family-worker', { town: towns[0] });
const lost = { body: { because: 'lost' } };

test.each([
  ['family-worker', 200],
  ['clerk', 200],
  ['reviewer', 403],
  ['registrar', 403],
  ['care-provider', 403],
  ['privacy-officer', 403],
  ['security-administrator', 403],
] as const)('a %s who asks for phones gets %i', async (role, status) => {
  expect((await (await at.staff(role)).call(devices.listDevices)).status).toBe(status);
});

test('residents and strangers have no phones here', async () => {
  const [she] = await livingIn(at.county, towns[0]);
  expect((await (await at.resident(she!)).call(devices.listDevices)).status).toBe(403);
  expect((await at.stranger.call(devices.listDevices)).status).toBe(401);
  const params = { hash: 'f'.repeat(64) };
  expect((await at.stranger.call(fetchPolicy, { params })).status).toBe(401);
});

test('a phone of a colleague is like a number that nobody has', async () => {
  const phone = await addPhone(await worker());
  const colleague = await worker();
  const answers = await Promise.all(
    [phone.device, 999_999].map((device) =>
      colleague.call(fetchCaseload, { params: { device }, query: {} }),
    ),
  );
  const [own, none] = answers.map(({ status, body }) => [status, { ...body, instance: '' }]);
  expect(own).toEqual([404, expect.objectContaining({ code: 'DEVICE_UNKNOWN' })]);
  expect({ ...(none![1] as object), detail: '' }).toEqual({ ...(own![1] as object), detail: '' });
});

describe('a phone that was reported lost', () => {
  test('gets neither lease nor people from then on, and its share is gone', async () => {
    const phone = await addPhone(await worker());
    await phone.caller.call(devices.endDevice, { params: { id: phone.device }, ...lost });
    for (const contract of [devices.renewLease, fetchCaseload]) {
      const params = { id: phone.device, device: phone.device };
      const { status, body } = await phone.caller.call(contract, { params, query: {} });
      expect([status, body.code]).toEqual([403, 'DEVICE_LOST']);
    }
    const { rows } = await at.db.pool.query(
      'select state, share_sealed from county_990101.device where id = $1',
      [phone.device],
    );
    expect(rows).toEqual([{ state: 'lost', share_sealed: null }]);
  });

  test('is reported by its owner or by whoever manages accounts', async () => {
    const phone = await addPhone(await worker());
    const params = { id: phone.caller.account };
    const colleague = await worker();
    expect((await colleague.call(devices.endDevicesOf, { params })).status).toBe(403);
    const security = await at.staff('security-administrator');
    const { body } = await security.call(devices.endDevicesOf, { params });
    expect(body).toEqual({ ended: 1 });
    const { devices: listed } = (await phone.caller.call(devices.listDevices)).body;
    expect(listed).toMatchObject([{ id: phone.device, state: 'lost', events: 0, missing: 0 }]);
  });
});

test('a phone goes on only in the post that it was added to', async () => {
  const phone = await addPhone(await worker());
  await at.db.pool.query(
    `update county_990101.device set post_id = (select min(id) from county_990101.post) where id = $1`,
    [phone.device],
  );
  const { status, body } = await phone.caller.call(devices.renewLease, {
    params: { id: phone.device },
  });
  expect([status, body.code]).toEqual([403, 'DEVICE_ENDED']);
});

test('the share that is lent is the same each time, and no two phones have the same', async () => {
  const caller = await worker();
  const [one, other] = [await addPhone(caller), await addPhone(caller)];
  const lease = async ({ device: id }: typeof one) =>
    (await caller.call(devices.renewLease, { params: { id } })).body;
  const [first, again, foreign] = [await lease(one), await lease(one), await lease(other)];
  expect(Buffer.from(first.share, 'base64')).toHaveLength(32);
  expect(again.share).toBe(first.share);
  expect(foreign.share).not.toBe(first.share);
  expect(Date.parse(first.until) - Date.parse(first.now)).toBe(72 * 3_600_000);
});
