/** A backup during which its process or the server is killed leaves no file, and the county as it was. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBackup } from '../../src/db/backup/verify.ts';
import { lookAt, makeCounty } from './county.ts';
import { disturbed, killsOf, points } from './driver.ts';
import { differences, recordOf, unsound } from './record.ts';
import { type FaultServer, faultServer } from './server.ts';
import { doWork, master } from './work.ts';

const folder = mkdtempSync(join(tmpdir(), 'nuanjia-faults-'));
let server: FaultServer;
beforeAll(async () => {
  server = await faultServer();
  await server.create('kept');
  await makeCounty(server.urlOf('kept'));
  await doWork('import', server.urlOf('kept'), { size: 3000, from: 0, until: 3000, chunk: 3000 });
});
afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true });
});

test('a killed backup leaves nothing under its name, and the next is whole', async () => {
  const before = await lookAt(server.urlOf('kept'), recordOf);
  const victims = ['process', 'postmaster', 'server'] as const;
  const wanted = points(4);
  for (let run = 1, hits = 0; hits < wanted; run++) {
    const file = join(folder, `backup-${run}`);
    const kills = killsOf(run, wanted - hits, { victims, stepsMax: 24, afterMsMax: 10 });
    const left: boolean[] = [];
    const look = () => left.push(existsSync(file));
    const end = await disturbed(server, 'kept', 'backup', { file }, kills, look);
    hits += end.kills.length;
    expect(left.filter(Boolean), end.story).toEqual([]);
    expect((await verifyBackup(file, { key: master })).rows, end.story).toBeGreaterThan(30_000);
  }
  expect(differences(before, await lookAt(server.urlOf('kept'), recordOf))).toEqual([]);
  expect(await lookAt(server.urlOf('kept'), unsound)).toEqual([]);
}, 120_000);
