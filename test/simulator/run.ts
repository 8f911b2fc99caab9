/** One seed: its world is made, walks, heals and is looked at. */
import { moveSupply } from '../../src/server/modules/supply/index.ts';
import type { RunningServer } from '../server/running.ts';
import { copyOf } from './copy.ts';
import { keepUp, openTaskOf, peopleOf } from './desk.ts';
import { check, type Findings } from './invariants.ts';
import { begin, revive, type SimulatedPhone, unlock } from './phone.ts';
import { walk } from './walk.ts';
import { addPhone, deliver, enrol, HOUR, note, setTime, type World, worldOf } from './world.ts';

const actor = 'simulator';

export type Run = Findings & {
  readonly seed: number;
  readonly phones: number;
  /** Calls that reached the server. */
  readonly calls: number;
  readonly log: readonly string[];
};

/** Whether the server is put back to an older backup in the middle. */
const isRestoring = (seed: number): boolean => seed % 10 === 7;
const isCrowd = (seed: number): boolean => seed % 200 === 20;

export async function runSeed(at: RunningServer, seed: number): Promise<Run> {
  const world = worldOf(at, seed);
  const { dice, network } = world;
  const size = isCrowd(seed) ? 50 : dice.pick([2, 2, 2, 3, 3, 4]);
  for (let made = 0; made < size; made++) {
    const town = world.towns[dice.chance(0.7) ? 0 : 1];
    await stock(world, await addPhone(world, town));
  }
  for (const [place, person] of (await peopleOf(world)).entries()) {
    if (place % 2 === 0) await openTaskOf(world, person);
  }
  await syncAll(world);
  network.trouble = dice.pick([0, 0.1, 0.3, 0.5]);
  const steps = isCrowd(seed) ? 150 : dice.between(15, 45);
  if (isRestoring(seed)) await walkAndRestore(world, steps);
  else await walk(world, steps);
  await heal(world);
  const findings = await check(world);
  await world.beside?.stop();
  return { ...findings, seed, phones: size, calls: network.served, log: world.log };
}

async function stock({ at }: World, { caller, town }: SimulatedPhone): Promise<void> {
  const by = { account: caller.account, unit: at.units.towns.get(town)! };
  const goods = { kind: 'received', item: 'rehydration-salts', quantity: 3 } as const;
  await moveSupply(at.county, { ...goods, actor, today: 20_000, by });
}

async function walkAndRestore(world: World, steps: number): Promise<void> {
  await walk(world, steps / 3);
  note(world, 'a backup is taken');
  const copy = await copyOf(world.at);
  // The backup knows nothing of this one.
  const { caller, town } = world.phones[0]!;
  await enrol(world, caller, town);
  await walk(world, steps / 3);
  note(world, 'the backup is restored');
  await copy.putBack();
  world.wasRestored = true;
  world.clerks.clear();
  await walk(world, steps / 3);
}

/** The network is whole again, everybody comes back, and all sync until nothing is left to tell. */
async function heal(world: World): Promise<void> {
  const { network, phones } = world;
  note(world, 'everything heals');
  network.trouble = 0;
  // No pause after wrong PINs is longer.
  setTime(world, world.time + HOUR);
  while (network.hasCalls()) await deliver(world);
  for (const phone of phones) {
    phone.disk.quotaBytes = Number.POSITIVE_INFINITY;
    await revive(world, phone);
  }
  await syncAll(world);
  await keepUp(world);
  await syncAll(world);
}

async function syncAll(world: World): Promise<void> {
  for (const phone of world.phones) {
    await whole(world, phone, 'sync');
    const { state, health } = phone.app.snapshot();
    const isUnknown = health.problem === 'DEVICE_UNKNOWN';
    if (state === 'open' && !isUnknown) continue;
    // Only the server that forgot it had the other half of its key: see DESIGN.md of the phone, what is not solved.
    if (isUnknown && state === 'expired') {
      note(world, `${phone.name} can be opened by nobody any more`);
      phone.isLost = true;
      continue;
    }
    if (isUnknown) await whole(world, phone, 'adopt');
    await unlock(phone);
    await whole(world, phone, 'sync');
  }
}

async function whole(
  world: World,
  phone: SimulatedPhone,
  what: Parameters<typeof begin>[1],
): Promise<void> {
  await begin(phone, what);
  while (world.network.hasCalls()) await deliver(world);
  await phone.syncing;
}
