/** Evaluating, following and switching, killed anywhere, end in what the facts say, told once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  evaluateCounty,
  findCurrent,
  switchEvaluation,
} from '../../src/server/modules/entitlement/index.ts';
import { lookAt, makeCounty } from './county.ts';
import { disturbed, type KillOptions, killsOf, points } from './driver.ts';
import { differencesFromNothing, historyOf, statesOf } from './evaluation.ts';
import { differences, unsound } from './record.ts';
import { type FaultServer, faultServer } from './server.ts';
import { doWork, since } from './work.ts';

const size = 1000;
const deaths = [3, 4, 180, 400, 401, 777];
let server: FaultServer;
let undisturbed: readonly string[];

beforeAll(async () => {
  server = await faultServer();
  await server.create('evaluated');
  const url = server.urlOf('evaluated');
  await makeCounty(url);
  await doWork('import', url, { size, from: 0, until: size, chunk: size });
  await doWork('evaluate', url, { deaths: [], policy: 'cn' });
  await server.create('undisturbed', 'evaluated');
  await doWork('evaluate', server.urlOf('undisturbed'), { deaths, policy: 'cn-33' });
  undisturbed = await lookAt(server.urlOf('undisturbed'), historyOf);
}, 60_000);
afterAll(() => server.remove());

test.each<[string, KillOptions]>([
  ['process', { victims: ['process'], stepsMax: 20, afterMsMax: 60 }],
  ['server', { victims: ['postmaster', 'server'], stepsMax: 20, afterMsMax: 60 }],
])(
  'whose %s is killed',
  async (name, options) => {
    expect(undisturbed.length).toBeGreaterThan(50);
    const wanted = points(6) / 2;
    for (let run = 1, hits = 0; hits < wanted; run++) {
      const database = `${name}_${run}`;
      await server.create(database, 'evaluated');
      const kills = killsOf(run, Math.min(wanted - hits, 9), options);
      const work = { deaths, policy: 'cn-33' };
      const { story, ...end } = await disturbed(server, database, 'evaluate', work, kills);
      hits += end.kills.length;
      await lookAt(server.urlOf(database), async (county) => {
        expect(differences(undisturbed, await historyOf(county)), story).toEqual([]);
        expect(await differencesFromNothing(county), story).toEqual([]);
        expect(await statesOf(county), story).toEqual([{ current: 1, running: 0, rows_left: 0 }]);
        expect(await unsound(county), story).toEqual([]);
      });
    }
  },
  300_000,
);

test('of two evaluations at once the later one counts, and the other says so', async () => {
  await server.create('two_at_once', 'evaluated');
  await lookAt(server.urlOf('two_at_once'), async (county) => {
    const { policy_version_id } = (await findCurrent(county))!;
    const options = { actor: 'test', since, stretch: 100 };
    const evaluate = (onProgress: (people: number) => void) =>
      evaluateCounty(county, policy_version_id, { ...options, onProgress });
    let later: ReturnType<typeof evaluate> | undefined;
    const earlier = evaluate(() => {
      later ??= evaluate(() => {});
    });
    await expect(earlier).rejects.toMatchObject({ code: 'EVALUATION_NOT_READY' });
    await switchEvaluation(county, (await later!).evaluation, options);
    expect(await differencesFromNothing(county)).toEqual([]);
    expect(await statesOf(county)).toEqual([{ current: 1, running: 0, rows_left: 0 }]);
  });
});
