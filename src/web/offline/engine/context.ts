/** What every part of a sync works with. */
import type { Cryptography } from '../lock/seal.ts';
import type { SyncProgress } from '../phone.ts';
import type { Store } from '../store/store.ts';
import type { Holdings } from './holdings.ts';
import type { Transport } from './transport.ts';

export type Context = {
  readonly holdings: Holdings;
  readonly store: Store;
  readonly transport: Transport;
  readonly cryptography: Cryptography;
  /** Milliseconds of the phone's clock. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly progress: (progress: SyncProgress) => void;
  /** People of whom the server told something in this sync. */
  readonly told: Set<number>;
  /** Runs after whatever else is being written; never around a call over the network. */
  readonly serially: <T>(write: () => Promise<T>) => Promise<T>;
  /** The server is another one than before: everything is sent again and fetched again. */
  readonly restart: (epoch: string) => Promise<void>;
};
