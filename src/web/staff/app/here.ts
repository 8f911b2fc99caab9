/** The phone's store in this browser: in IndexedDB, over HTTP, by the clock of the phone, one window at a time. */
import { httpTransport } from '../../offline/engine/http-transport.ts';
import { type OpenPhone, openPhone } from '../../offline/open-phone.ts';
import { openDexieStore } from '../../offline/store/dexie-store.ts';
import { preferences } from './preferences.ts';

const TICK_MILLISECONDS = 30_000;
/** Nobody has touched it for so long: it locks itself. What was begun is kept. */
const IDLE_MILLISECONDS = 10 * 60_000;

export async function openHere(): Promise<OpenPhone> {
  const windows = new BroadcastChannel('nuanjia');
  const phone = await openPhone({
    store: await openDexieStore('nuanjia', navigator.storage),
    transport: httpTransport({ origin: '', language: preferences().language }),
    cryptography: {
      subtle: crypto.subtle,
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    },
    clock: { now: () => Date.now() },
    exclusively: (run) =>
      navigator.locks.request('nuanjia-sync', { ifAvailable: true }, (lock) =>
        lock ? run() : undefined,
      ),
    tellWindows: () => windows.postMessage('changed'),
  });
  windows.onmessage = () => void phone.heard();
  keepGoing(phone);
  lockWhenIdle(phone);
  return phone;
}

function keepGoing(phone: OpenPhone): void {
  const tick = () => void phone.tick();
  setInterval(tick, TICK_MILLISECONDS);
  addEventListener('online', tick);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') tick();
  });
  tick();
}

function lockWhenIdle(phone: OpenPhone): void {
  let touchedAt = Date.now();
  const touched = () => {
    touchedAt = Date.now();
  };
  for (const kind of ['pointerdown', 'keydown', 'scroll']) {
    addEventListener(kind, touched, { passive: true });
  }
  const look = () => {
    if (phone.snapshot().state !== 'open') touched();
    else if (Date.now() - touchedAt > IDLE_MILLISECONDS) phone.lock();
  };
  setInterval(look, TICK_MILLISECONDS);
  // Timers sleep with the screen: look before anybody sees it.
  document.addEventListener('visibilitychange', look);
}
