/** What goes on at the offices meanwhile: people move, tasks open and close, somebody decides, the server ends. */
import { weighted } from '../../src/datagen/random.ts';
import {
  decidePhoneConflict,
  listPhoneConflicts,
} from '../../src/api/contracts/phone/conflicts.ts';
import { endDevice } from '../../src/api/contracts/phone/devices.ts';
import { snapshotCounty } from '../../src/db/county.ts';
import { mergePersons } from '../../src/server/modules/duplicate/index.ts';
import { follow } from '../../src/server/modules/entitlement/index.ts';
import { changeFact } from '../../src/server/modules/registry/index.ts';
import { raiseTasks } from '../../src/server/modules/service/index.ts';
import { joinFields } from '../../src/server/modules/sync/index.ts';
import { closeTask, openTask } from '../../src/server/modules/task/index.ts';
import { codeOf } from '../../src/web/offline/store/store.ts';
import type { Caller } from '../server/running.ts';
import { HOUR, note, restartServer, setTime, todayIn, type World } from './world.ts';

const actor = 'simulator';

/** People of the seed’s towns, and whoever was registered since. */
export const peopleOf = async ({ at, towns }: World): Promise<readonly number[]> => {
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ id: number }>(
      `select distinct person_id as id from fact where kind = 21 and low = any($1) order by 1`,
      [towns.map((town) => Number(`${town}001`))],
    ),
  );
  return rows.map(({ id }) => id);
};

type Act = (world: World, person: number) => Promise<unknown>;

const move: Act = (world, person) => {
  const today = todayIn(world);
  const value = `${world.dice.pick(world.towns)}001`;
  const lives = { actor, person, kind: 'residence', value, from: today, today };
  return changeFact(world.at.county, lives);
};

const unitOf = ({ at, towns, dice }: World): number => at.units.towns.get(dice.pick(towns))!;

export const openTaskOf: Act = (world, person) => {
  const task = { actor, today: todayIn(world), person, unit: unitOf(world) };
  return openTask(world.at.county, { ...task, purpose: 'service', basis: 'asked-for' });
};

const endTask: Act = async (world, person) => {
  const [task] = await snapshotCounty(world.at.county, (tx) =>
    tx.query<{ id: number; unit: number }>(
      'select id, unit_id as unit from task where person_id = $1 and closed_in is null order by id limit 1',
      [person],
    ),
  );
  if (!task) return;
  const how = { actor, today: todayIn(world), outcome: 'mistaken' as const };
  await closeTask(world.at.county, { ...how, task: task.id, unit: task.unit });
};

const merge: Act = async (world, person) => {
  const into = world.dice.pick(await peopleOf(world));
  if (into === person) return;
  const by = { actor, today: todayIn(world) };
  await mergePersons(world.at.county, { ...by, person, into, evidence: [] });
};

/** Somebody of the office looks at what phones said, and decides the first thing that she may. */
const decide: Act = async (world) => {
  const clerk = await clerkIn(world, world.dice.pick(world.towns));
  const { body } = await clerk.call(listPhoneConflicts);
  const sides = body.conflicts.flatMap(
    ({ id, sides }: { id: number; sides: readonly { id: string }[] }) =>
      sides.map((side) => ({ id, event: side.id })),
  );
  if (sides.length === 0) return;
  const { id, event } = world.dice.pick<{ id: number; event: string }>(sides);
  const chosen = world.dice.chance(0.8) ? event : null;
  const { status } = await clerk.call(decidePhoneConflict, {
    ...{ params: { id }, body: { event: chosen } },
  });
  note(world, `conflict ${id} is decided: ${chosen} ${status}`);
};

async function clerkIn(world: World, town: string): Promise<Caller> {
  const known = world.clerks.get(town);
  const clerk = known ? await world.at.again(known) : await world.at.staff('clerk', { town });
  world.clerks.set(town, clerk);
  return clerk;
}

/** What a server does by itself after changes. */
export async function keepUp(world: World): Promise<void> {
  const { county, keys } = world.at;
  const today = todayIn(world);
  await joinFields(county, { keys, today, now: new Date(world.time) });
  await follow(county);
  await raiseTasks(county, { actor, today });
}

const restart: Act = (world) => restartServer(world);

/** An hour forth and back, as a clock that is set right. */
const turnServerClock: Act = async (world) =>
  setTime(world, world.time + world.dice.pick([-HOUR, HOUR]));

const reportLost: Act = async (world) => {
  const phone = world.dice.pick(world.phones);
  const { device } = await deviceOf(world, phone.name, phone.caller.account);
  phone.caller = await world.at.again(phone.caller);
  await phone.caller.call(endDevice, { params: { id: device }, body: { because: 'lost' } });
  phone.isLost = true;
};

export async function deviceOf({ at }: World, name: string, account: number) {
  const [row] = await snapshotCounty(at.county, (tx) =>
    tx.query<{ device: number }>(
      'select id as device from device where account_id = $1 and name = $2',
      [account, name],
    ),
  );
  return row!;
}

const draw = weighted<readonly [string, Act]>([
  [['moves', move], 4],
  [['gets a task', openTaskOf], 6],
  [['loses a task', endTask], 2],
  [['is merged', merge], 1],
  [['is decided about', decide], 6],
  [['is worked out', keepUp], 2],
  [['sees the server end', restart], 1],
  [['sees the clock turned', turnServerClock], 1],
  [['sees a phone lost', reportLost], 0.4],
]);

/** One thing happens; what the record does not take does not happen. */
export async function atDesk(world: World): Promise<void> {
  const person = world.dice.pick(await peopleOf(world));
  const [name, act] = draw(world.dice);
  note(world, `desk: ${person} ${name}`);
  try {
    await act(world, person);
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (!/^(FACT|TASK|MERGE|PERSON|KINSHIP)_/.test(code)) throw error;
    note(world, `desk: ${code}`);
  }
}
