/** Two counties in one server and one database: whoever is signed in to one finds nothing of the other. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeCounty, type County } from '../../src/db/county.ts';
import { importGenerated, neighbourOf, testCounty } from '../postgres/county.ts';
import {
  type Caller,
  type RunningServer,
  runBeside,
  runServer,
  type ServerBeside,
} from '../server/running.ts';
import { allRoles, contracts, nameOf, NOBODY, requestsFor } from './scene.ts';

let own: RunningServer;
let other: RunningServer;
/** Serves both. */
let both: ServerBeside;
const planted = '邻县植入标记';
/** Numbers of the other county's people; the own county has none so large. */
let theirs: readonly number[];

beforeAll(async () => {
  const county = await testCounty();
  own = await runServer({ county });
  other = await runServer({ county: await neighbourOf(county), towns: ['990102001'] });
  await importGenerated(own, { seed: 5, size: 400 });
  theirs = await plantIn(other.county);
  both = await runBeside(own, [other]);
});
afterAll(async () => {
  await both.stop();
  await other.stop();
  await own.stop();
});

/** People with names and numbers that only the other county has. */
async function plantIn(county: County): Promise<readonly number[]> {
  await county.db.pool.query(`select setval('${county.schema}.person_id_seq', 500000)`);
  const { value } = await changeCounty(county, { kind: 'test', actor: 'test' }, async (tx) => {
    const rows = await tx.query<{ id: number }>(
      `insert into person (name, added_in)
       select $1 || n, $2 from generate_series(1, 1000) as n returning id`,
      [planted, tx.event],
    );
    const ids = rows.map(({ id }) => id);
    await tx.query(
      `insert into fact (person_id, kind, low, high, added_in)
       select id, 21, 990102001001, 990102001001, $2 from unnest($1::bigint[]) as id`,
      [ids, tx.event],
    );
    return ids;
  });
  return value;
}

const callerIn = async (at: RunningServer, role: (typeof allRoles)[number], person: number) =>
  both.as(role === 'resident' ? await at.resident(person) : await at.staff(role));

const journalOf = async ({ county, db }: RunningServer) =>
  (
    await db.pool.query(
      `select seq, audit_seq, audit_hash, (select count(*) from ${county.schema}.event) as events
       from ${county.schema}.journal`,
    )
  ).rows[0];

/** What is said, whoever's number was asked. */
const without = ({ instance: _one, ...body }: Record<string, unknown>) =>
  JSON.stringify(body).replaceAll(/\b(5\d{5}|999999)\b/g, '#');

// A01, A13
describe('whoever is signed in to one county', () => {
  test('gets on every route for a number of the other what a number of nobody gets', async () => {
    const before = await journalOf(other);
    for (const role of allRoles) {
      const caller = await callerIn(own, role, 1);
      for (const contract of contracts.filter(({ path }) => path.includes(':person'))) {
        for (const asked of requestsFor(contract, theirs[7]!)) {
          const nobody = requestsFor(contract, NOBODY)[0]!.params!;
          const [there, none] = [
            await caller.call(contract, asked),
            await caller.call(contract, { ...asked, params: nobody }),
          ];
          expect([role, nameOf(contract), there.status, without(there.body)]).toEqual([
            ...[role, nameOf(contract), none.status, without(none.body)],
          ]);
          expect([nameOf(contract), there.status >= 400]).toEqual([nameOf(contract), true]);
        }
      }
    }
    expect(await journalOf(other)).toEqual(before);
  });

  test('finds none of a thousand numbers, and nobody of the other in any answer', async () => {
    const clerk = await callerIn(own, 'clerk', 1);
    const getPerson = contracts.find((one) => nameOf(one) === 'GET /api/people/:person')!;
    const found = await Promise.all(
      theirs.map(async (person) => clerk.call(getPerson, { params: { person } })),
    );
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set([404]));
    for (const role of ['clerk', 'privacy-officer', 'audit-administrator', 'resident'] as const) {
      const caller = await callerIn(own, role, 1);
      for (const contract of contracts.filter(({ method }) => method === 'GET')) {
        const { text } = await caller.call(contract, { ...requestsFor(contract, 1)[0], query: {} });
        expect([nameOf(contract), text.includes(planted)]).toEqual([nameOf(contract), false]);
      }
    }
  });

  test('can name nobody of the other in a body', async () => {
    const clerk = await callerIn(own, 'registrar', 1);
    const before = await journalOf(other);
    const names = ['other', 'spouse', 'otherParent', 'guardian', 'person'];
    for (const contract of contracts.filter(({ body }) => body)) {
      for (const asked of requestsFor(contract, 1)) {
        const text = JSON.stringify(asked.body);
        const aimed = text.replaceAll(/"(\w+)":\d+/g, (whole, name: string) =>
          names.includes(name) ? `"${name}":${theirs[3]}` : whole,
        );
        if (aimed === text) continue;
        const { status } = await clerk.call(contract, { ...asked, body: aimed });
        expect([nameOf(contract), status >= 400 && status < 500]).toEqual([nameOf(contract), true]);
      }
    }
    expect(await journalOf(other)).toEqual(before);
  });
});

// A01, A15: the county in a cookie is only where to look.
test('a session of one county is none in the other, however the cookie is put together', async () => {
  const mine = await callerIn(own, 'clerk', 1);
  const [, token] = /\.(.+)$/.exec(mine.cookie)!;
  const cookies = [
    `__Host-nuanjia=990102.${token}`,
    `__Host-nuanjia=990101.${token}x`,
    `__Host-nuanjia=990103.${token}`,
    `__Host-nuanjia=990101 .${token}`,
    `__Host-nuanjia=county_990101.${token}`,
    `__Host-nuanjia=990101%2e${token}x`,
    `__Host-nuanjia=990102.${token}; __Host-nuanjia=990101.x`,
    `nuanjia=990101.${token}`,
  ];
  const tasks = contracts.find((one) => nameOf(one) === 'GET /api/tasks')!;
  for (const cookie of cookies) {
    const forged: Caller = both.as({ ...mine, cookie });
    expect([cookie, (await forged.call(tasks)).status]).toEqual([cookie, 401]);
  }
  expect((await mine.call(tasks)).status).toBe(200);
});

test('each county answers its own under the same server', async () => {
  const getPerson = contracts.find((one) => nameOf(one) === 'GET /api/people/:person')!;
  const theirClerk = await callerIn(other, 'clerk', theirs[0]!);
  const seen = await theirClerk.call(getPerson, { params: { person: theirs[0]! } });
  expect([seen.status, seen.body.name]).toEqual([200, `${planted}1`]);
  expect((await theirClerk.call(getPerson, { params: { person: 1 } })).status).toBe(404);
});
