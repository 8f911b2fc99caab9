/** What a caseload costs on the wire and in statements: numbers that no machine changes. */
import { get } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty } from '../../../../../test/postgres/county.ts';
import { type RunningServer, runServer } from '../../../../../test/server/running.ts';
import { fewestStatementsOf } from '../../../../../test/server/statements.ts';
import { snapshotCounty } from '../../../../db/county.ts';
import { fillCounty } from '../../answer/fixtures/model.ts';
import { addPhone, type Phone } from '../fixtures/phone.ts';

const PEOPLE = 2_000;
let at: RunningServer;
let phone: Phone;
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 5, PEOPLE);
  at = await runServer({ county });
  const towns = await snapshotCounty(at.county, (tx) =>
    tx.query<{ code: string }>(
      `select distinct left(lpad(low::text, 12, '0'), 9) as code from fact
       where kind in (21, 23) and retracted_in is null and low >= 990101000000 and high <= 990101999999`,
    ),
  );
  // Of some nobody knows the town: that would be the whole county.
  const areas = towns.map(({ code }) => code).filter((code) => !code.endsWith('000'));
  phone = await addPhone(await at.staff('family-worker', { areas }));
});
afterAll(() => at.stop());

/** Bytes that a page has on the wire, and what it says. */
async function page(after: number | undefined) {
  const query = after === undefined ? '' : `?after=${after}`;
  const url = `${at.origin}/api/devices/${phone.device}/caseload${query}`;
  const headers = { cookie: phone.caller.cookie, 'accept-encoding': 'br' };
  const [response] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return { bytes, encoding: response.headers['content-encoding'] };
}

test('a person takes at most 1,500 bytes, compressed: two thousand of them 3 MB', async () => {
  const { people } = await phone.fetchAll();
  let sum = 0;
  for (let after: number | undefined = undefined, place = 0; place < people.length; place += 200) {
    const { bytes, encoding } = await page(after);
    expect(encoding).toBe('br');
    sum += bytes;
    after = people[Math.min(place + 199, people.length - 1)]!.id;
  }
  process.stdout.write(`caseload of ${people.length}: ${sum} bytes on the wire\n`);
  expect(people.length).toBeGreaterThan(500);
  expect(sum / people.length).toBeLessThan(1_500);
});

test('a page asks at most 45 statements, and changes of which there are none at most 12', async () => {
  const { known } = await phone.fetchAll();
  const ofPage = await fewestStatementsOf(() => page(undefined));
  expect(ofPage.length).toBeLessThanOrEqual(45);
  const ofNone = await fewestStatementsOf(() => phone.fetchChanges(known));
  expect(ofNone.length).toBeLessThanOrEqual(12);
});
