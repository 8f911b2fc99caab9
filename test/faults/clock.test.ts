/** A clock that jumps back by more than a year, of the server and of Node, changes nothing but times. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type County, snapshotCounty } from '../../src/db/county.ts';
import { openDatabase } from '../../src/db/database.ts';
import { lookAt, makeCounty } from './county.ts';
import { differencesFromNothing, historyOf } from './evaluation.ts';
import { differences, recordOf, unsound } from './record.ts';
import { type FaultServer, faultServer } from './server.ts';
import { code, doWork, type WorkName, type Works } from './work.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer();
  await server.create('begun');
  await makeCounty(server.urlOf('begun'));
  await doWork('import', server.urlOf('begun'), first);
  await doWork('evaluate', server.urlOf('begun'), { deaths: [5], policy: 'cn' });
  await server.create('undisturbed', 'begun');
  await server.create('set_back', 'begun');
}, 60_000);
afterAll(() => server.remove());

const first = { size: 1000, from: 0, until: 600, chunk: 100 };
/** In one chunk, so that people have the same numbers in both counties. */
const second = { ...first, until: 1000, chunk: 1000 };
const evaluation = { deaths: [3, 400], policy: 'cn-33' };

const milliseconds = 400 * 86_400_000;
/** Loaded before anything else: Node's clock is behind. */
const behind = `data:text/javascript,${encodeURIComponent(`
  const Right = Date;
  globalThis.Date = class extends Right {
    static now() { return Right.now() - ${milliseconds}; }
    constructor(...given) { super(...(given.length ? given : [Right.now() - ${milliseconds}])); }
  };`)}`;
const nodeBehind = (...options: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', behind, ...options]);
  expect(status, String(stderr)).toBe(0);
  return String(stdout);
};

/** The county's own clock, which is found before the server's. */
async function setServerBack(url: string): Promise<void> {
  const db = openDatabase(url);
  const schema = `county_${code}`;
  await db.pool.query(`create function ${schema}.clock_timestamp() returns timestamptz language sql
    as $$ select pg_catalog.clock_timestamp() - interval '400 days' $$`);
  await db.pool.query(
    `alter table ${schema}.event alter column recorded_at set default ${schema}.clock_timestamp()`,
  );
  await db.close();
}

/** How often the clock went back by more than a year from one event to the next. */
async function jumpsOf(county: County): Promise<number> {
  const rows = await snapshotCounty(county, (tx) =>
    tx.query(`select from (select lag(recorded_at) over (order by seq, id) - recorded_at as back
      from event) as step where back > interval '1 year'`),
  );
  return rows.length;
}

test('the record, what is owed, its history and the order of changes are the same', async () => {
  const [right, set] = [server.urlOf('undisturbed'), server.urlOf('set_back')];
  await doWork('import', right, second);
  await doWork('evaluate', right, evaluation);

  await setServerBack(set);
  expect(Number(nodeBehind('--print', 'Date.now()'))).toBeLessThan(Date.now() - 399 * 86_400_000);
  const work = <Name extends WorkName>(name: Name, input: Works[Name]) =>
    nodeBehind(join(import.meta.dirname, 'work.ts'), name, set, JSON.stringify(input));
  work('import', second);
  work('evaluate', evaluation);

  expect(await lookAt(set, jumpsOf), 'the clock of the server jumped').toBe(1);
  for (const look of [recordOf, historyOf]) {
    expect(differences(await lookAt(right, look), await lookAt(set, look))).toEqual([]);
  }
  expect(await lookAt(set, differencesFromNothing)).toEqual([]);
  expect(await lookAt(set, unsound)).toEqual([]);
});
