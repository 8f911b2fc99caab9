/** What a caseload costs on the wire and in statements: numbers that no machine changes. */
import { get } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty } from '../../../../../test/postgres/county.ts';
import {
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../../test/server/running.ts';
import { fewestStatementsOf } from '../../../../../test/server/statements.ts';
import { snapshotCounty } from '../../../../db/county.ts';
import { findWithin } from '../../../../db/population.ts';
import { fillCounty } from '../../answer/fixtures/model.ts';
import { correctName } from '../../registry/index.ts';
import { addPhone, type Phone } from '../fixtures/phone.ts';

const PEOPLE = 2_000;
let at: RunningServer;
let phone: Phone;
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 5, PEOPLE);
  at = await runServer({ county });
  const found = await snapshotCounty(at.county, (tx) =>
    tx.query<{ code: string }>(
      `select distinct left(lpad(low::text, 12, '0'), 9) as code from fact
       where kind in (21, 23) and retracted_in is null and low >= 990101000000 and high <= 990101999999`,
    ),
  );
  // Of some nobody knows the town: that would be the whole county.
  const areas = found.map(({ code }) => code).filter((code) => !code.endsWith('000'));
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

test('changes of people who are near nobody on the phone cost three statements more than none', async () => {
  const mine = await addPhone(await at.staff('family-worker', { town: towns[0] }));
  const { known } = await mine.fetchAll();
  const ofNone = await fewestStatementsOf(() => mine.fetchChanges(known));
  const foreign = await strangersTo(towns[0], towns[1]);
  expect(foreign.length).toBeGreaterThan(20);
  for (const person of foreign) {
    await correctName(at.county, { actor: 'test', person, name: `测远${person}` });
  }
  const { body } = await mine.fetchChanges(known);
  expect([body.people, body.gone, body.hasMore]).toEqual([[], [], false]);
  expect(body.cursor).toBeGreaterThan(known.after);
  const ofThem = await fewestStatementsOf(() => mine.fetchChanges(known));
  expect(ofThem.length - ofNone.length).toBeLessThanOrEqual(3);
});

/** People of a town whose households and relatives have never lived in another one. */
const strangersTo = async (town: string, from: string) => {
  const people = await livingIn(at.county, from);
  return snapshotCounty(at.county, async (tx) => {
    const strangers: number[] = [];
    for (const person of people) {
      const near = (await findWithin(tx.client, [person], 1)).map(({ id }) => id);
      const there = await tx.query(
        'select from fact where person_id = any($1) and kind in (21, 23) and low between $2 and $3',
        [near, Number(`${town}000`), Number(`${town}999`)],
      );
      if (there.length === 0) strangers.push(person);
    }
    return strangers;
  });
};
