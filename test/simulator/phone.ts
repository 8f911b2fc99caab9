/**
 * A phone of a run: the very engine of the app over a disk that can die at any write, a clock that can jump and a
 * network that fails. Beside it stands what the worker was told: what is saved, and nothing else.
 */
import {
  canonical,
  type PersonRef,
  type RecordRef,
  type Value,
} from '../../src/model/sync/event.ts';
import { httpTransport } from '../../src/web/offline/engine/http-transport.ts';
import { openPhone, type OpenPhone } from '../../src/web/offline/open-phone.ts';
import type { NewPaper, ShownPerson } from '../../src/web/offline/phone.ts';
import {
  type Disk,
  newDisk,
  openMemoryStore,
} from '../../src/web/offline/simulated/memory-store.ts';
import { codeOf } from '../../src/web/offline/store/store.ts';
import type { Caller } from '../server/running.ts';
import type { Line, Network, Serve } from './network.ts';
import type { Dice } from './random.ts';

export const PIN = '704938';
export const WRONG_PIN = '704939';

/** Something that a worker was told is saved. */
export type Told = {
  readonly id: string;
  readonly record: RecordRef;
  readonly field: string;
  readonly value: string;
  /** Taken back by the worker; then nothing of it need be anywhere. */
  isTakenBack: boolean;
};

export type SimulatedPhone = {
  readonly name: string;
  readonly dice: Dice;
  readonly disk: Disk;
  readonly town: string;
  caller: Caller;
  app: OpenPhone;
  line: Line;
  /** Milliseconds that its clock is ahead of the right time. */
  ahead: number;
  /** What saying was cut off: it is there, or it is not. */
  readonly unsure: Set<string>;
  readonly told: Map<string, Told>;
  /** The sync that goes on. */
  syncing: Promise<void> | undefined;
  /** Reported lost: it deletes itself. Or forgotten by a restored server while its lease was over. */
  isLost: boolean;
  /** Whom the worker remembers when the phone is shut. */
  known: readonly ShownPerson[];
  /** How often somebody was told to it. */
  readonly reads: Map<number, number>;
  /** The visit that is made to somebody. */
  readonly visits: Map<string, RecordRef>;
};

export type Surroundings = {
  readonly network: Network;
  readonly serve: (phone: () => SimulatedPhone) => Serve;
  readonly now: () => number;
};

export const textOf = (record: string, field: string, value: Value): string =>
  `${record} ${field} ${canonical(value)}`;

/** A phone out of its box, not yet set up. */
export async function newPhone(
  around: Surroundings,
  { name, dice, town, caller }: Pick<SimulatedPhone, 'name' | 'dice' | 'town' | 'caller'>,
): Promise<SimulatedPhone> {
  const line = around.network.connect(around.serve(() => phone));
  const phone: SimulatedPhone = {
    ...{ name, dice, town, caller, line, disk: newDisk(), ahead: 0, isLost: false, known: [] },
    ...{
      told: new Map(),
      unsure: new Set(),
      visits: new Map(),
      reads: new Map(),
      syncing: undefined,
    },
    app: undefined as never,
  };
  await start(around, phone);
  return phone;
}

/** Starts the app on the disk, as after it was killed; the one before hears of nothing any more. */
export async function start(around: Surroundings, phone: SimulatedPhone): Promise<void> {
  const { network, serve, now } = around;
  phone.line.isPulled = true;
  phone.syncing = undefined;
  phone.disk.nextWrite = () => 'happens';
  phone.line = network.connect(serve(() => phone));
  const { line, dice, disk } = phone;
  phone.app = await openPhone({
    store: openMemoryStore(disk),
    transport: httpTransport({ origin: '', language: 'en', fetch: line.fetch }),
    cryptography: { subtle: crypto.subtle, randomBytes: dice.bytes },
    clock: { now: () => now() + phone.ahead },
    pinRounds: 1,
    reserveBytes: 4_000,
    // Time goes on in steps of the world only.
    timeout: () => new AbortController().signal,
  });
}

/** What goes over the network: tick is what the app does every half minute; adopt is for a server that was restored. */
const online = {
  sync: ({ app }: SimulatedPhone) => app.sync(),
  tick: ({ app }: SimulatedPhone) => app.tick(),
  adopt: ({ app }: SimulatedPhone) => app.adopt(PIN),
} as const;

/** Begins something that goes over the network, and goes on until it is done or waits. */
export async function begin(phone: SimulatedPhone, what: keyof typeof online): Promise<void> {
  const { line } = phone;
  if (phone.syncing) return;
  line.stir();
  phone.syncing = online[what](phone)
    .then(() => undefined)
    .finally(() => {
      phone.syncing = undefined;
      line.settle();
    });
  await line.rest;
}

/**
 * Does something on the phone alone; with a disk that may die at one of the next writes, after which the app is
 * started again. Undefined: it died. Errors: as what is done.
 */
export async function locally<T>(
  around: Surroundings,
  phone: SimulatedPhone,
  isDoomed: boolean,
  act: () => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  const death = isDoomed ? doom(phone) : undefined;
  const done = act().then((value) => ({ value }));
  const result = await (death ? Promise.race([done, death]) : done);
  phone.disk.nextWrite = () => 'happens';
  if (result === 'died') await revive(around, phone);
  return result === 'died' ? undefined : result;
}

/** Lets the disk die at one of the next writes; resolves when it did. */
export function doom(phone: SimulatedPhone): Promise<'died'> {
  const { disk, dice, line } = phone;
  let left = dice.between(0, 3);
  const how = dice.pick(['dies-before', 'dies-after'] as const);
  return new Promise((died) => {
    disk.nextWrite = () => {
      if (left-- > 0) return 'happens';
      disk.nextWrite = () => 'happens';
      died('died');
      line.settle();
      return how;
    };
  });
}

/** Starts it again and opens it, if it may be opened. */
export async function revive(around: Surroundings, phone: SimulatedPhone): Promise<void> {
  await start(around, phone);
  await unlock(phone);
}

/** Its lease may be over by the time that it looks, nothing may give way any more, and a wrong PIN makes it wait. */
const staysShut: readonly string[] = [
  ...['PHONE_LEASE_OVER', 'PHONE_FULL', 'STORE_FULL', 'PHONE_PIN_WRONG', 'PHONE_PIN_TOO_SOON'],
];

export async function unlock({ app }: SimulatedPhone, pin = PIN): Promise<void> {
  if (app.snapshot().state !== 'locked') return;
  await app.unlock(pin).catch((error: unknown) => {
    if (!staysShut.includes(codeOf(error) ?? '')) throw error;
  });
}

/** Says something, and notes it only when the phone says that it is saved. */
export async function say(
  around: Surroundings,
  phone: SimulatedPhone,
  said: { readonly record: RecordRef; readonly field: string; readonly value: Value },
  about: PersonRef,
  isDoomed: boolean,
): Promise<void> {
  const { record, field, value } = said;
  const text = textOf(record, field, value);
  try {
    const saved = await locally(around, phone, isDoomed, () =>
      phone.app.say(record, field, value, about),
    );
    if (!saved) phone.unsure.add(text);
    else
      phone.told.set(saved.value, {
        id: saved.value,
        record,
        field,
        value: text,
        isTakenBack: false,
      });
  } catch (error) {
    if (codeOf(error) !== 'PHONE_FULL') throw error;
  }
}

/** Photographs a paper, and notes it only when the phone says that it is saved. */
export async function photograph(
  { app, told }: SimulatedPhone,
  paper: Omit<NewPaper, 'shows'>,
): Promise<void> {
  try {
    const id = await app.addPaper({ ...paper, shows: 'certificate' });
    const { record, field, value } = app.saidOf(paper.visit).find((one) => one.id === id)!;
    told.set(id, { id, record, field, value: textOf(record, field, value), isTakenBack: false });
  } catch (error) {
    if (codeOf(error) !== 'PHONE_FULL') throw error;
  }
}

/** Takes back one of the things said. */
export async function takeBack(
  around: Surroundings,
  phone: SimulatedPhone,
  one: Told,
  isDoomed: boolean,
): Promise<void> {
  if (phone.app.snapshot().state !== 'open') return;
  one.isTakenBack = true;
  phone.unsure.add(textOf(one.record, one.field, null));
  await locally(around, phone, isDoomed, () => phone.app.undo(one.id)).catch((error: unknown) => {
    if (codeOf(error) !== 'PHONE_FULL') throw error;
  });
}
