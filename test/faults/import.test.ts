/** An import that is killed anywhere goes on and ends in the record of an import that nobody disturbed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countyOf } from '../../src/db/county.ts';
import { openDatabase } from '../../src/db/database.ts';
import { disturbed, type KillOptions, killsOf, points } from './driver.ts';
import { emptyCounty } from './county.ts';
import { differences, recordOf, unsound } from './record.ts';
import { type FaultServer, faultServer } from './server.ts';
import { code, doWork } from './work.ts';

const roster = { seed: 11, size: 4000, from: 0, until: 4000, chunk: 200 };
let server: FaultServer;
let undisturbed: readonly string[];

beforeAll(async () => {
  server = await faultServer();
  await emptyCounty(server, 'empty');
  await server.create('undisturbed', 'empty');
  await doWork('import', server.urlOf('undisturbed'), roster);
  undisturbed = await looked('undisturbed', recordOf);
}, 60_000);
afterAll(() => server.remove());

async function looked<T>(database: string, look: (county: ReturnType<typeof countyOf>) => T) {
  const db = openDatabase(server.urlOf(database));
  try {
    return await look(countyOf(db, code));
  } finally {
    await db.close();
  }
}

test.each<[string, number, KillOptions]>([
  ['process', 25, { victims: ['process'], stepsMax: 4, afterMsMax: 60 }],
  ['server', 25, { victims: ['postmaster', 'server'], stepsMax: 4, afterMsMax: 60 }],
])(
  'whose %s is killed',
  async (name, many, options) => {
    const wanted = Math.min(points(5), many);
    for (let [run, hits] = [1, 0]; hits < wanted; run++) {
      const database = `${name}_${run}`;
      await server.create(database, 'empty');
      const kills = killsOf(run, Math.min(wanted - hits, 9), options);
      const { story, ...end } = await disturbed(server, database, 'import', roster, kills);
      hits += end.kills.length;
      expect(differences(undisturbed, await looked(database, recordOf)), story).toEqual([]);
      expect(await looked(database, unsound), story).toEqual([]);
    }
  },
  300_000,
);
