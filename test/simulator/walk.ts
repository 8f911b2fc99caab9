/** One seed’s walk: at every step the dice decide what happens next, to whom. */
import { weighted } from '../../src/datagen/random.ts';
import type { NewPaper } from '../../src/web/offline/phone.ts';
import {
  begin,
  doom,
  photograph,
  revive,
  say,
  type SimulatedPhone,
  start,
  takeBack,
  unlock,
  WRONG_PIN,
} from './phone.ts';
import { atDesk } from './desk.ts';
import { consentTo, somethingSaid } from './sayings.ts';
import { deliver, HOUR, MINUTE, note, setTime, todayIn, type World } from './world.ts';

/** Share of writes at which an app is killed. */
const DYING = 0.08;
const YEAR = 365 * 24 * HOUR;
/** How a photo begins. */
const JPEG = [0xff, 0xd8, 0xff, 0xe0];

export async function walk(world: World, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) {
    setTime(world, world.time + world.dice.between(1, 9) * MINUTE);
    await deliver(world, 3);
    const phone = world.dice.pick(world.phones);
    await draw(world.dice)(world, phone);
  }
}

type Doing = (world: World, phone: SimulatedPhone) => Promise<void>;

/** Somebody says something, of whoever is on the phone. */
const speak: Doing = async (world, phone) => {
  const { dice } = world;
  const { app } = phone;
  if (app.snapshot().state === 'open') phone.known = app.people();
  if (phone.known.length < 2 || app.snapshot().state === 'wiped') return;
  // Mostly the same few, so that phones speak of the same fields.
  const person = dice.chance(0.6) ? phone.known[dice.between(0, 1)]! : dice.pick(phone.known);
  const { about, ...said } = somethingSaid({
    ...{ dice, phone, person, today: todayIn(world), towns: world.towns },
  });
  note(world, `${phone.name} says ${said.record} ${said.field} ${JSON.stringify(said.value)}`);
  await say(world, phone, said, about, dice.chance(DYING));
};

/** The app may be killed at any write on the way. */
const sync: Doing = async (world, phone) => {
  note(world, `${phone.name} syncs`);
  let isDead = false;
  if (world.dice.chance(3 * DYING)) {
    void doom(phone).then(() => {
      isDead = true;
    });
  }
  await begin(phone, 'sync');
  await deliver(world, world.dice.between(1, 12));
  phone.disk.nextWrite = () => 'happens';
  if (isDead) await kill(world, phone);
};

const kill: Doing = async (world, phone) => {
  note(world, `${phone.name} is killed`);
  await revive(world, phone);
};

/** It may stay shut for a while, and what is said then is kept for later. */
const shut: Doing = async (world, phone) => {
  note(world, `${phone.name} is shut`);
  phone.app.lock();
  await phone.line.rest;
  if (world.dice.chance(0.5)) await start(world, phone);
};

const open: Doing = (_, phone) => unlock(phone);

/** Somebody who does not know it tries a PIN; it counts, and makes the next try wait. */
const guess: Doing = async (world, phone) => {
  note(world, `a wrong PIN is tried on ${phone.name}`);
  phone.app.lock();
  await phone.line.rest;
  await unlock(phone, WRONG_PIN);
  if (world.dice.chance(0.5)) await unlock(phone);
};

/** A paper is photographed for somebody, mostly after a yes. */
const takePhoto: Doing = async (world, phone) => {
  const { dice } = world;
  const { app, visits } = phone;
  const [person] = phone.known;
  if (!person || app.snapshot().state !== 'open') return;
  note(world, `${phone.name} takes a photo for ${person.ref}`);
  const yes = consentTo('photo-of-paper', dice.chance(0.8) ? 'yes' : 'no', person.ref);
  await say(world, phone, yes, person.ref, false);
  const visit = visits.get(person.ref) ?? app.newRef('visit');
  visits.set(person.ref, visit);
  const bytes = phone.dice.bytes(dice.pick([900, 150_000]));
  bytes.set(JPEG);
  await photograph(phone, { visit: visit as NewPaper['visit'], who: person.ref, bytes });
};

const undo: Doing = async (world, phone) => {
  const one = [...phone.told.values()].at(-1);
  if (!one || one.isTakenBack) return;
  note(world, `${phone.name} takes back ${one.id}`);
  await takeBack(world, phone, one, world.dice.chance(DYING));
};

const turnClock: Doing = async (world, phone) => {
  phone.ahead = world.dice.pick([0, 0, -3 * YEAR, 24 * HOUR, -2 * HOUR]);
  note(world, `clock of ${phone.name} is ${phone.ahead / HOUR} h ahead`);
  await begin(phone, 'tick');
};

const fill: Doing = async (world, phone) => {
  const { usedBytes = 0 } = phone.app.snapshot().health.storage ?? {};
  const isFull = phone.disk.quotaBytes !== Number.POSITIVE_INFINITY;
  phone.disk.quotaBytes = isFull ? Number.POSITIVE_INFINITY : usedBytes + 3_000;
  note(world, `${phone.name} has ${isFull ? 'room' : 'little room'}`);
};

const wait: Doing = async (world) => {
  const hours = world.dice.pick([1, 2, 12, 30, 80]);
  note(world, `${hours} h go by`);
  setTime(world, world.time + hours * HOUR);
};

const draw = weighted<Doing>([
  [speak, 30],
  [sync, 14],
  [kill, 3],
  [shut, 2],
  [open, 3],
  [guess, 1],
  [takePhoto, 1],
  [undo, 2],
  [turnClock, 1],
  [fill, 1],
  [wait, 1],
  [(world) => atDesk(world), 5],
]);
