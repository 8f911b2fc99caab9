/** Makes a phone of a store, a way to the server, a clock and WebCrypto: the app's and the simulator's alike. */
import { readHoldings } from './engine/holdings.ts';
import { findDoor } from './lock/gate.ts';
import type { Phone } from './phone.ts';
import { type Core, type PhoneOptions, serially, snapshotOf, touch } from './phone/inside.ts';
import { drawnOf } from './phone/drawn.ts';
import { enteringOf, look } from './phone/entering.ts';
import { sayingOf } from './phone/saying.ts';
import { syncingOf } from './phone/syncing.ts';
import { readingOf } from './phone/view.ts';

export type { PhoneOptions } from './phone/inside.ts';

/** OWASP's count for PBKDF2 with SHA-256. */
const PIN_ROUNDS = 600_000;
const RESERVE_BYTES = 5_000_000;

/** A phone, and what to call when another window changed the store. */
export type OpenPhone = Phone & { readonly heard: () => Promise<void> };

export async function openPhone(options: PhoneOptions): Promise<OpenPhone> {
  const core: Core = {
    options: {
      pinRounds: PIN_ROUNDS,
      reserveBytes: RESERVE_BYTES,
      exclusively: (run) => run(),
      tellWindows: () => undefined,
      timeout: (milliseconds) => AbortSignal.timeout(milliseconds),
      ...options,
    },
    door: undefined,
    holdings: undefined,
    wiped: undefined,
    rules: undefined,
    view: undefined,
    reading: undefined,
    drawn: undefined,
    syncing: undefined,
    hasSynced: false,
    problem: undefined,
    storage: undefined,
    nextSync: 0,
    failures: 0,
    listeners: new Set(),
    version: 0,
    snapshot: undefined,
    writing: Promise.resolve(),
  };
  await look(core);
  return {
    subscribe: (listener) => {
      core.listeners.add(listener);
      return () => core.listeners.delete(listener);
    },
    snapshot: () => snapshotOf(core),
    ...enteringOf(core),
    ...readingOf(core),
    ...sayingOf(core),
    ...syncingOf(core),
    drawn: drawnOf(core),
    heard: () => serially(core, () => heard(core)),
  };
}

/** Takes over what another window wrote; a store that was wiped there is gone here too. */
async function heard(core: Core): Promise<void> {
  core.door = await findDoor(core.options.store);
  const { holdings } = core;
  if (!core.door) {
    core.holdings = undefined;
    await look(core);
  } else if (holdings) {
    const fresh = await readHoldings(holdings.device, holdings.keys, holdings.rows);
    if (fresh && core.holdings === holdings && !core.syncing) Object.assign(holdings, fresh);
  }
  touch(core);
}
