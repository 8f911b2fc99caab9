/** A run’s surroundings: one server with its clock, the network, the phones, and the dice of the seed. */
import {
  type Caller,
  type RunningServer,
  runBeside,
  type ServerBeside,
} from '../server/running.ts';
import { type Network, networkOf, type Serve } from './network.ts';
import { newPhone, PIN, type SimulatedPhone, type Surroundings } from './phone.ts';
import { type Dice, diceOf } from './random.ts';
import { townsOf } from './county.ts';

export type World = Surroundings & {
  readonly seed: number;
  readonly at: RunningServer;
  readonly dice: Dice;
  readonly network: Network;
  readonly towns: readonly [string, string];
  readonly phones: SimulatedPhone[];
  /** Milliseconds, of the server. */
  time: number;
  /** A server that was started since, and answers instead. */
  beside: ServerBeside | undefined;
  /** The county was put back to what it was. */
  wasRestored: boolean;
  /** Who decides, by town. */
  readonly clerks: Map<string, Caller>;
  /** What happened, to be read when a seed fails. */
  readonly log: string[];
};

/** Every seed begins at the same moment. */
const BEGIN = Date.parse('2026-11-22T04:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export function worldOf(at: RunningServer, seed: number): World {
  const dice = diceOf(seed, 0);
  const world: World = {
    ...{ seed, at, dice, network: networkOf(diceOf(seed, 1)), towns: townsOf(seed) },
    ...{
      phones: [],
      clerks: new Map(),
      time: BEGIN,
      wasRestored: false,
      beside: undefined,
      log: [],
    },
    now: () => world.time,
    serve: (phone) => serveTo(world, phone),
  };
  setTime(world, BEGIN);
  return world;
}

export function setTime(world: World, time: number): void {
  world.time = time;
  world.at.clock.now = new Date(time);
}

/** The server’s day in China. */
export const todayIn = ({ time }: World): number => Math.floor((time + 8 * HOUR) / (24 * HOUR));

/** Answers for whoever holds the phone; who was signed out signs in again. */
const serveTo =
  (world: World, phone: () => SimulatedPhone): Serve =>
  async ({ url, init }) => {
    const asked = () =>
      fetch(`${(world.beside ?? world.at).origin}${url}`, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), cookie: phone().caller.cookie },
      });
    const answer = await asked();
    if (answer.status === 401) phone().caller = await world.at.again(phone().caller);
    const last = answer.status === 401 ? await asked() : answer;
    if (last.ok && /\/(caseload|changes)\b/.test(url)) await noteReads(phone(), last.clone());
    return last;
  };

/** Who was in an answer, whether it arrives or not. */
async function noteReads({ reads }: SimulatedPhone, answer: Response): Promise<void> {
  const { people } = (await answer.json()) as { readonly people: readonly { id: number }[] };
  for (const { id } of people) reads.set(id, (reads.get(id) ?? 0) + 1);
}

/** A phone of a new worker in one of the towns, set up. */
export const addPhone = async (world: World, town: string): Promise<SimulatedPhone> =>
  enrol(world, await world.at.staff('family-worker', { town }), town);

/** Another phone of somebody, set up. */
export async function enrol(world: World, caller: Caller, town: string): Promise<SimulatedPhone> {
  const { trouble } = world.network;
  const name = `phone ${world.phones.length + 1}`;
  const dice = diceOf(world.seed, 10 + world.phones.length);
  const phone = await newPhone(world, { name, dice, town, caller });
  world.phones.push(phone);
  const { line, app } = phone;
  world.network.trouble = 0;
  line.stir();
  const enrolled = app.enrol(name, PIN).finally(() => line.settle());
  await line.rest;
  while (world.network.hasCalls()) await deliver(world);
  await enrolled;
  world.network.trouble = trouble;
  return phone;
}

/** Lets everything that is due arrive, at most so many calls. */
export async function deliver(world: World, most = 1000): Promise<void> {
  world.network.step++;
  for (let left = most; left > 0; left--) {
    if (!(await world.network.deliver(world.network.step))) return;
  }
}

/** The server ends and another one begins, over the same database. */
export async function restartServer(world: World): Promise<void> {
  const before = world.beside;
  world.beside = await runBeside(world.at);
  await before?.stop();
}

export function note(world: World, text: string): void {
  world.log.push(`${world.log.length}: ${text}`);
}
