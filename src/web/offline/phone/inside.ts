/** What the parts of a phone have between them, and the snapshot that screens follow. */
import { type Holdings, saidIn } from '../engine/holdings.ts';
import type { Transport } from '../engine/transport.ts';
import { type Door, pauseEnd, phoneError } from '../lock/gate.ts';
import { isLent } from '../lock/lease.ts';
import type { Cryptography } from '../lock/seal.ts';
import type { Health, PhoneSnapshot, PhoneState, SyncProgress, Whereabouts } from '../phone.ts';
import type { Relayer } from '../state/answers.ts';
import type { Evaluator } from '../state/evaluator.ts';
import { whereIs } from '../state/kept.ts';
import type { StorageEstimate, Store } from '../store/store.ts';
import type { DrawnRow } from './drawn.ts';
import type { View } from './view.ts';

export type PhoneOptions = {
  readonly store: Store;
  readonly transport: Transport;
  readonly cryptography: Cryptography;
  /** Milliseconds since 1970, of the phone. */
  readonly clock: { readonly now: () => number };
  /** Rounds of PBKDF2 for new PINs. */
  readonly pinRounds?: number;
  /** Room that is kept free for the last events. */
  readonly reserveBytes?: number;
  /** Runs it in one window at a time; undefined when another one is at it. */
  readonly exclusively?: <T>(run: () => Promise<T>) => Promise<T | undefined>;
  /** Tells other windows that the store changed. */
  readonly tellWindows?: () => void;
  readonly timeout?: (milliseconds: number) => AbortSignal;
};

export type Core = {
  readonly options: Required<PhoneOptions>;
  door: Door | undefined;
  holdings: Holdings | undefined;
  wiped: 'lost' | 'own' | undefined;
  rules:
    | { readonly hash: string; readonly evaluator: Evaluator; readonly relayer: Relayer }
    | undefined;
  view: View | undefined;
  /** Of the reading that is under way; shutting ends it. */
  reading: object | undefined;
  /** What screens drew last, while it is known to be of what the phone holds. */
  drawn: DrawnRow | undefined;
  syncing: { readonly stop: AbortController; progress: SyncProgress } | undefined;
  /** Whether a sync went through since it was opened. */
  hasSynced: boolean;
  problem: string | undefined;
  storage: StorageEstimate | undefined;
  /** When the next sync is due, and how many failed since the last that did not. */
  nextSync: number;
  failures: number;
  readonly listeners: Set<() => void>;
  version: number;
  snapshot: PhoneSnapshot | undefined;
  /** The end of what is being written. */
  writing: Promise<unknown>;
};

/** Something changed: screens read again. */
export function touch(core: Core): void {
  core.version++;
  core.snapshot = undefined;
  core.view = undefined;
  for (const listener of core.listeners) listener();
}

/** Only progress changed, nothing that is shown of people. */
export function touchProgress(core: Core): void {
  core.snapshot = undefined;
  for (const listener of core.listeners) listener();
}

/** Runs after whatever is being written. What fails, fails its caller alone. */
export function serially<T>(core: Core, write: () => Promise<T>): Promise<T> {
  const next = core.writing.then(write);
  core.writing = next.catch(() => undefined);
  return next;
}

/** Whether something can be shown already while the people are still being read. */
const isReading = ({ holdings, reading, drawn }: Core): boolean =>
  !holdings && reading !== undefined && drawn !== undefined;

export function stateOf(core: Core): PhoneState {
  const { wiped, door, holdings, options } = core;
  if (holdings || isReading(core)) return 'open';
  if (door) return isLent(door.lease, options.clock.now()) ? 'locked' : 'expired';
  return wiped ? 'wiped' : 'empty';
}

/** Errors: PHONE_EMPTY. */
export function getDoor({ door }: Core): Door {
  if (!door) throw phoneError('PHONE_EMPTY');
  return door;
}

/** Errors: PHONE_LOCKED. */
export function getHoldings({ holdings }: Core): Holdings {
  if (!holdings) throw phoneError('PHONE_LOCKED');
  return holdings;
}

export function snapshotOf(core: Core): PhoneSnapshot {
  const state = stateOf(core);
  // The lease may end between two looks without anybody doing anything.
  if (core.snapshot?.state === state) return core.snapshot;
  const { door, syncing, wiped } = core;
  const now = core.options.clock.now();
  const pinFrom = door ? pauseEnd(door.pins, now) : now;
  core.snapshot = {
    state,
    isReading: isReading(core),
    version: core.version,
    ...(pinFrom > now && { pinFrom }),
    wrongPins: door?.pins.wrong ?? 0,
    ...(syncing && { syncing: syncing.progress }),
    health: healthOf(core),
    hasRules: findEvaluator(core) !== undefined,
    hasPasskey: door?.device.byPasskey !== undefined,
    ...(wiped && { wipedBecause: wiped }),
  };
  return core.snapshot;
}

/** The evaluator, if it holds the rules that the server's answers rest on. */
export const findEvaluator = ({ rules, holdings }: Core): Core['rules'] =>
  rules !== undefined && rules.hash === holdings?.sync.policy ? rules : undefined;

const noCounts: Health['counts'] = {
  here: 0,
  accepted: 0,
  merged: 0,
  conflict: 0,
  refused: 0,
  waiting: 0,
  elsewhere: 0,
  held: 0,
};

function healthOf({ holdings, door, problem, storage }: Core): Health {
  const counts: Record<Whereabouts, number> = { ...noCounts };
  if (holdings) for (const kept of saidIn(holdings)) counts[whereIs(kept)]++;
  const lease = door?.lease;
  return {
    counts,
    people: holdings?.people.size ?? 0,
    papers: [...(holdings?.papers.values() ?? [])].filter(({ code }) => code === undefined).length,
    ...(lease && {
      lastContact: new Date(lease.since).toISOString(),
      clockAheadSeconds: Math.round(lease.ahead / 1000),
    }),
    ...(lease?.share !== undefined && { leaseUntil: new Date(lease.until).toISOString() }),
    ...(storage && { storage }),
    missing: holdings?.sync.missing ?? 0,
    forgotten: holdings?.sync.forgotten ?? 0,
    unreadable: holdings?.unreadable ?? 0,
    ...(problem !== undefined && { problem }),
    papersShed: holdings?.sync.papersShed ?? 0,
  };
}
