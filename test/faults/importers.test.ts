/** Two imports at once end in the record of one after the other. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAt, makeCounty } from './county.ts';
import { differences, recordOf, unsound } from './record.ts';
import { type FaultServer, faultServer } from './server.ts';
import { doWork, type Roster } from './work.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer();
  await server.create('empty');
  await makeCounty(server.urlOf('empty'));
});
afterAll(() => server.remove());

const size = 1000;
const everybody = { size, from: 0, until: size, chunk: 40 };
const first = { ...everybody, until: size - 20 };
const last = { ...everybody, from: 20 };
const names = { ...everybody, isBare: true };

type Case = readonly [string, readonly Roster[], readonly Roster[]];

test.each<Case>([
  ['the same roster', [], [everybody, everybody]],
  ['rosters that share people', [], [first, last]],
  ['rosters that share people who are on record', [names], [first, last]],
  ['the same roster in chunks of another size', [], [everybody, { ...everybody, chunk: 70 }]],
])('%s', async (name, before, rosters) => {
  const [inTurn, atOnce] = ['in_turn', 'at_once'].map(
    (how) => `${how}_${name.replaceAll(' ', '_')}`,
  );
  await server.create(inTurn!, 'empty');
  await server.create(atOnce!, 'empty');
  for (const roster of [...before, ...rosters]) {
    await doWork('import', server.urlOf(inTurn!), roster);
  }
  for (const roster of before) await doWork('import', server.urlOf(atOnce!), roster);
  await Promise.all(rosters.map((roster) => doWork('import', server.urlOf(atOnce!), roster)));
  const [expected, found] = await Promise.all(
    [inTurn, atOnce].map((database) => lookAt(server.urlOf(database!), recordOf)),
  );
  expect(differences(expected!, found!)).toEqual([]);
  expect(await lookAt(server.urlOf(atOnce!), unsound)).toEqual([]);
});
