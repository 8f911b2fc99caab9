/**
 * One sync: the lease first, then what was said goes out, then what changed comes in. It may be cut anywhere and
 * begun again; a phone that was reported lost deletes itself.
 */
import type { Context } from '../engine/context.ts';
import { followUp, push, restart, settle } from '../engine/push.ts';
import { pullBesides } from '../engine/besides.ts';
import { pull } from '../engine/pull.ts';
import { sendPapers } from '../engine/papers.ts';
import type { Holdings } from '../engine/holdings.ts';
import { noConnection, refusalOf } from '../engine/transport.ts';
import { endLease, findDoor, takeLease } from '../lock/gate.ts';
import type { Phone, SyncProgress, SyncResult } from '../phone.ts';
import { type Core, serially, touch, touchProgress } from './inside.ts';
import { keepLease, shut, wipe } from './entering.ts';
import { readRules } from './rules.ts';

/** When all went well, what others changed is asked for so often. */
const QUIET_MS = 10 * 60_000;
/** The pause after a failure doubles up to the longest. */
const PAUSE_MS = 10_000;
const PAUSE_MAX_MS = 15 * 60_000;
/** What a phone that was reported lost may still hand over before it deletes itself. */
const LAST_WORDS_MS = 3_000;

type SyncOptions = NonNullable<Parameters<Phone['sync']>[0]>;

export function syncingOf(core: Core): Pick<Phone, 'sync' | 'tick'> {
  let running: Promise<SyncResult> | undefined;
  const sync = (options: SyncOptions = {}): Promise<SyncResult> => {
    running ??= begin(core, options).finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    sync,
    tick: async () => {
      await serially(core, () => keepLease(core));
      if (core.door && core.nextSync <= core.options.clock.now()) await sync();
    },
  };
}

async function begin(core: Core, { signal, onProgress }: SyncOptions): Promise<SyncResult> {
  if (!core.door) return { isDone: false, code: 'PHONE_EMPTY' };
  const stop = new AbortController();
  const signals = signal ? [signal, stop.signal] : [stop.signal];
  const progress = (now: SyncProgress) => {
    core.syncing = { stop, progress: now };
    onProgress?.(now);
    touchProgress(core);
  };
  progress({ doing: 'asking', done: 0 });
  const result = await core.options.exclusively(() =>
    tried(core, AbortSignal.any(signals), progress),
  );
  core.syncing = undefined;
  core.storage = await core.options.store.estimate();
  touch(core);
  core.options.tellWindows();
  return result ?? { isDone: false, code: 'PHONE_BUSY' };
}

async function tried(
  core: Core,
  signal: AbortSignal,
  progress: Context['progress'],
): Promise<SyncResult> {
  const now = core.options.clock.now;
  try {
    await once(core, signal, progress);
    core.problem = undefined;
    core.failures = 0;
    core.nextSync = now() + QUIET_MS;
    return { isDone: true };
  } catch (error) {
    const code = refusalOf(error);
    if (code === 'DEVICE_LOST') await lost(core);
    if (code === 'DEVICE_ENDED') await endedByServer(core);
    core.problem = code;
    core.failures++;
    core.nextSync = now() + pauseMs(core, error);
    return { isDone: false, code };
  }
}

/** Doubling, and anywhere in its second half, so that phones do not come back all at once. */
function pauseMs({ failures, options }: Core, error: unknown): number {
  const { retryAfterSeconds = 0 } = error as { readonly retryAfterSeconds?: number };
  const most = Math.min(PAUSE_MS * 2 ** (failures - 1), PAUSE_MAX_MS);
  const [byte = 0] = options.cryptography.randomBytes(1);
  return Math.max(retryAfterSeconds * 1000, most * (0.5 + byte / 512));
}

async function once(core: Core, signal: AbortSignal, progress: Context['progress']): Promise<void> {
  const { transport, store, clock } = core.options;
  const door = core.door!;
  const lent = await transport.renewLease(door.device.device, signal);
  core.door = await serially(core, async () => ({
    ...core.door!,
    lease: await takeLease(store, lent, clock.now()),
  }));
  touch(core);
  const { holdings } = core;
  // A shut phone has met the server; the rest waits for the PIN.
  if (!holdings) return;
  const context = contextOf(core, holdings, signal, progress);
  if (lent.epoch !== holdings.sync.epoch) await context.serially(() => context.restart(lent.epoch));
  // A server that turns out to be another one gets everything again.
  for (let epoch: string | undefined; epoch !== holdings.sync.epoch; ) {
    epoch = holdings.sync.epoch;
    await push(context);
    touch(core);
    await pull(context);
  }
  await readRules(core);
  await followUp(context, !core.hasSynced);
  await sendPapers(context);
  await pullBesides(context);
  await context.serially(() => settle(context, Date.parse(lent.now)));
  await context.serially(() => reserve(core));
  core.hasSynced = true;
}

function contextOf(
  core: Core,
  holdings: Holdings,
  signal: AbortSignal,
  progress: Context['progress'],
): Context {
  const { store, transport, cryptography, clock } = core.options;
  const context: Context = {
    holdings,
    store,
    transport,
    cryptography,
    now: clock.now,
    signal,
    progress,
    told: new Set(),
    serially: (write) =>
      serially(core, async () => {
        // Whoever locked it meanwhile wants nothing opened or written any more.
        if (core.holdings !== holdings) throw noConnection();
        return write();
      }),
    restart: (epoch) => restart(context, epoch),
  };
  return context;
}

/** What was not sent goes to those who asked for the phone to be shut, if it can be done at once. */
async function lost(core: Core): Promise<void> {
  const { holdings, options } = core;
  if (holdings) {
    const signal = options.timeout(LAST_WORDS_MS);
    const gaveUp = new Promise<void>((done) => {
      signal.addEventListener('abort', () => done(), { once: true });
    });
    const words = push(contextOf(core, holdings, signal, () => undefined)).catch(() => undefined);
    await Promise.race([words, gaveUp]);
  }
  await wipe(core, 'lost');
}

/** The account is closed or in another post: reading ends, nothing is thrown away. */
async function endedByServer(core: Core): Promise<void> {
  shut(core);
  await serially(core, async () => {
    if (core.door) await endLease(core.options.store, core.door.lease);
    core.door = await findDoor(core.options.store);
  });
}

/** Room for the last events; random, so that no disk makes it smaller. */
async function reserve(core: Core): Promise<void> {
  const { store, cryptography, reserveBytes } = core.options;
  if (reserveBytes === 0 || (await store.find('reserve', 1)) !== undefined) return;
  const room = await store.estimate();
  if (room && room.quotaBytes - room.usedBytes < 3 * reserveBytes) return;
  // WebCrypto gives 64 KiB at a time.
  const bytes = new Uint8Array(reserveBytes);
  for (let at = 0; at < bytes.length; at += 65_536) {
    bytes.set(cryptography.randomBytes(Math.min(65_536, bytes.length - at)), at);
  }
  await store.write([{ table: 'reserve', key: 1, bytes }]).catch(() => undefined);
}
