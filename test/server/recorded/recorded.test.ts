/**
 * Old clients go on being served: what phones of earlier releases sent is sent again, and they miss nothing in the
 * answers. A release adds its recording with `NUANJIA_RECORD=2026-11 npx vitest run test/server/recorded`, and
 * `npm run format` after it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as devices from '../../../src/api/contracts/phone/devices.ts';
import * as sync from '../../../src/api/contracts/phone/sync.ts';
import { kindsIn, type Recording, replay } from './recording.ts';
import { openScene, type Scene, somePeople } from './scene.ts';
import { dayOf } from './walk.ts';

const folder = new URL('./', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string): Recording =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Recording;

async function inScene<T>({ people }: Pick<Recording, 'people'>, work: (one: Scene) => Promise<T>) {
  const scene = await openScene(people);
  return work(scene).finally(scene.at.stop);
}

test('today’s client says everything that a phone can say, and is served', async () => {
  const people = somePeople();
  const exchanges = await inScene({ people }, dayOf);
  const outcomes = exchanges.flatMap(({ outcomes = [] }) => outcomes);
  expect(outcomes).toEqual([...Array(15).fill('accepted'), 'FACT_VALUE_INVALID']);
  const asked = new Set(exchanges.map(({ method, path }) => `${method} ${path.split('?')[0]}`));
  const { addDevice, listDevices, renewLease } = devices;
  const all = [addDevice, listDevices, renewLease, ...Object.values(sync)].flatMap((one) =>
    typeof one === 'object' && 'path' in one
      ? [
          `${one.method} ${one.path.replace(/:(device|id)/, '{device}').replace(':hash', '{policy}')}`,
        ]
      : [],
  );
  const isAsked = (route: string) =>
    [...asked].some((one) => one.startsWith(route.split('/:')[0]!));
  expect(all.filter((route) => !isAsked(route))).toEqual([]);
  const name = process.env.NUANJIA_RECORD;
  if (!name) return;
  const recording = { people, exchanges } satisfies Recording;
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(recording, null, 2)}\n`);
});

test.each(names)('the phone of %s misses nothing', async (name) => {
  const recording = read(name);
  const missed = await inScene(recording, ({ at, worker }) => replay(at, worker.cookie, recording));
  expect(missed).toEqual([]);
});

test('what a phone can say is in the last recording', () => {
  expect(kindsIn(read(names.toSorted().at(-1)!)).size).toBe(15);
});
