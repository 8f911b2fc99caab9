/** Eight people write while the server is killed again and again. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomStream } from '../../src/datagen/random.ts';
import { changeCounty, type County, countyOf } from '../../src/db/county.ts';
import { openDatabase } from '../../src/db/database.ts';
import { makeCounty } from './county.ts';
import { points, seed } from './driver.ts';
import { unsound } from './record.ts';
import { type FaultServer, faultServer } from './server.ts';
import { code } from './work.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer();
  await server.create('written');
  await makeCounty(server.urlOf('written'));
});
afterAll(() => server.remove());

const act = { kind: 'test', actor: 'test' };

/** Adds a fact with this number. Tried once: whoever gets no answer does not know what became of it. */
const addFact = (county: County, number: number) =>
  changeCounty(county, act, async (tx) => {
    const text = `insert into fact (person_id, kind, low, high, added_in) values ($1, 21, $2, $2, $3)`;
    await tx.query(text, [(number % 8) + 1, number, tx.event]);
    tx.changed('fact', (number % 8) + 1);
  });

/** Writers that go on until they are stopped, with what was acknowledged and what was not. */
function startWriters(county: () => County) {
  const acknowledged = new Map<number, number>();
  const unanswered = new Set<number>();
  let isOver = false;
  const writing = Array.from({ length: 8 }, async (_, writer) => {
    for (let number = writer; !isOver; number += 8) {
      await addFact(county(), number).then(
        ({ seq }) => acknowledged.set(number, seq),
        () => unanswered.add(number) && sleep(10),
      );
    }
  });
  const stop = async () => {
    isOver = true;
    await Promise.all(writing);
  };
  return { acknowledged, unanswered, stop };
}

/** Starts the server again while somebody else sits on its port, so that it comes back on another one. */
async function startElsewhere(): Promise<void> {
  const stranger = createServer((caller) => caller.destroy());
  const port = Number(new URL(server.urlOf('')).port);
  // Who was killed holds it for a moment.
  const sit = () => once(stranger.listen(port, '127.0.0.1'), 'listening');
  while (!(await sit().catch(() => false))) await sleep(1);
  await server.start();
  stranger.close();
}

test('what was acknowledged is there once, the rest at most once, and the numbers have no gap', async () => {
  let db = openDatabase(server.urlOf('written'));
  const county = () => countyOf(db, code);
  const people = `insert into person (name, added_in) select '', $1 from generate_series(1, 8)`;
  await changeCounty(county(), act, (tx) => tx.query(people, [tx.event]));
  const { acknowledged, unanswered, stop } = startWriters(county);
  const random = randomStream(seed, 1);
  for (let kill = 0; kill < points(10); kill++) {
    const before = acknowledged.size;
    while (acknowledged.size < before + 20) await sleep(1);
    await sleep(random.between(0, 30));
    server.kill(random.pick(['postmaster', 'server']));
    await (kill % 5 === 4 ? startElsewhere() : server.start());
    if (db.url !== server.urlOf('written')) {
      const left = db;
      db = openDatabase(server.urlOf('written'));
      await left.close();
    }
  }
  await stop();
  const { rows } = await db.pool.query<{ low: number; seq: number }>(
    `select low, event.seq from county_${code}.fact join county_${code}.event on event.id = added_in`,
  );
  const found = new Map(rows.map(({ low, seq }) => [low, seq]));
  const story = `FC_SEED=${seed}, ${acknowledged.size} acknowledged, ${unanswered.size} not`;
  expect(found.size, story).toBe(rows.length);
  expect([...acknowledged].filter(([number, seq]) => found.get(number) !== seq)).toEqual([]);
  const others = [...found.keys()].filter((number) => !acknowledged.has(number));
  expect(
    others.filter((number) => !unanswered.has(number)),
    story,
  ).toEqual([]);
  expect(await unsound(county()), story).toEqual([]);
  await db.close();
}, 120_000);
