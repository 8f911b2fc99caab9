/** A payment run, cut off anywhere, is never half done, and in the end what it would have been (F02). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAt, makeCounty } from './county.ts';
import { disturbed, type KillOptions, killsOf, points } from './driver.ts';
import { halfDone, lookAtRun, openOffices, readFileAgain } from './payment.ts';
import { unsound } from './record.ts';
import { type FaultServer, faultServer } from './server.ts';
import { doWork } from './work.ts';

const size = 1500;
let server: FaultServer;
let undisturbed: Awaited<ReturnType<typeof lookAtRun>>;
beforeAll(async () => {
  server = await faultServer();
  await server.create('owing');
  const url = server.urlOf('owing');
  await makeCounty(url);
  await doWork('import', url, { size, from: 0, until: size, chunk: size });
  await doWork('evaluate', url, { deaths: [], policy: 'cn' });
  await openOffices(url);
  await server.create('undisturbed', 'owing');
  await doWork('payment', server.urlOf('undisturbed'), {});
  undisturbed = await lookAt(server.urlOf('undisturbed'), lookAtRun);
}, 120_000);
afterAll(() => server.remove());

test.each<[string, KillOptions]>([
  ['process', { victims: ['process'], stepsMax: 6, afterMsMax: 150 }],
  ['server', { victims: ['postmaster', 'server'], stepsMax: 6, afterMsMax: 150 }],
])(
  'whose %s is killed',
  async (name, options) => {
    expect(undisturbed.lines).toContainEqual(expect.objectContaining({ state: 'paid' }));
    const wanted = points(6) / 2;
    for (let run = 1, hits = 0; hits < wanted; run++) {
      const database = `${name}_${run}`;
      await server.create(database, 'owing');
      const kills = killsOf(run, Math.min(wanted - hits, 4), options);
      const { story, ...end } = await disturbed(server, database, 'payment', {}, kills);
      hits += end.kills.length;
      await lookAt(server.urlOf(database), async (county) => {
        expect(await halfDone(county), story).toEqual([]);
        expect(await lookAtRun(county), story).toEqual(undisturbed);
        expect(await readFileAgain(county), story).toBeGreaterThan(0);
        expect(await unsound(county), story).toEqual([]);
      });
    }
  },
  600_000,
);
