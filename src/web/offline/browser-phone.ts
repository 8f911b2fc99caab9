/** The phone of a browser: IndexedDB, fetch, and one sync at a time over all windows. */
import { httpTransport } from './engine/http-transport.ts';
import type { Cryptography } from './lock/seal.ts';
import { openPhone } from './open-phone.ts';
import type { Phone } from './phone.ts';
import { openDexieStore } from './store/dexie-store.ts';

/** WebCrypto as the phone uses it. */
export const webCryptography = (crypto: Crypto): Cryptography => ({
  subtle: crypto.subtle,
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
});

/** `county`: each has a store of its own. */
export async function openBrowserPhone({
  county,
  language,
}: {
  readonly county: string;
  readonly language: 'zh-CN' | 'en';
}): Promise<Phone> {
  const name = `nuanjia-${county}`;
  const windows = new BroadcastChannel(name);
  const phone = await openPhone({
    store: await openDexieStore(name, navigator.storage),
    transport: httpTransport({ origin: '', language }),
    cryptography: webCryptography(crypto),
    clock: { now: () => Date.now() },
    exclusively: (run) =>
      navigator.locks.request(`${name}-sync`, { ifAvailable: true }, (lock) =>
        lock ? run() : undefined,
      ),
    tellWindows: () => windows.postMessage('changed'),
  });
  windows.addEventListener('message', () => void phone.heard());
  return phone;
}
