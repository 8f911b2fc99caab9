/** An import that is killed anywhere goes on and ends in the record of an import that nobody disturbed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAt, makeCounty } from './county.ts';
import { disturbed, type KillOptions, killsOf, points } from './driver.ts';
import { differences, recordOf, unsound } from './record.ts';
import { type FaultServer, faultServer } from './server.ts';
import { doWork } from './work.ts';

const roster = { size: 4000, from: 0, until: 4000, chunk: 200 };
let server: FaultServer;
let undisturbed: readonly string[];

beforeAll(async () => {
  server = await faultServer();
  await server.create('empty');
  await makeCounty(server.urlOf('empty'));
  await server.create('undisturbed', 'empty');
  await doWork('import', server.urlOf('undisturbed'), roster);
  undisturbed = await lookAt(server.urlOf('undisturbed'), recordOf);
}, 60_000);
afterAll(() => server.remove());

test.each<[string, KillOptions]>([
  ['process', { victims: ['process'], stepsMax: 4, afterMsMax: 60 }],
  ['server', { victims: ['postmaster', 'server'], stepsMax: 4, afterMsMax: 60 }],
])(
  'whose %s is killed',
  async (name, options) => {
    const wanted = points(8) / 2;
    for (let run = 1, hits = 0; hits < wanted; run++) {
      const database = `${name}_${run}`;
      await server.create(database, 'empty');
      const kills = killsOf(run, Math.min(wanted - hits, 9), options);
      const end = await disturbed(server, database, 'import', roster, kills);
      hits += end.kills.length;
      const url = server.urlOf(database);
      expect(differences(undisturbed, await lookAt(url, recordOf)), end.story).toEqual([]);
      expect(await lookAt(url, unsound), end.story).toEqual([]);
    }
  },
  300_000,
);
