/**
 * What a phone's storage must do: named tables of bytes, and writes of which all or nothing stays. Everything above
 * it, the simulator included, knows no other storage.
 */

/**
 * meta: device, lease, keys, state of the sync. person: pages of people. event: said and not settled. sent: pages of
 * settled events, for a server that is restored. captured: said while locked. draft, paper. reserve: room for the
 * last events.
 */
export const tables = [
  'meta',
  'person',
  'event',
  'sent',
  'captured',
  'draft',
  'paper',
  'reserve',
] as const;

export type Table = (typeof tables)[number];

export type Key = number | string;

export type Change =
  | {
      readonly table: Table;
      readonly key: Key;
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** Refuses a key that is taken: two windows never write over each other's events. */
      readonly isNew?: true;
    }
  | { readonly table: Table; readonly key: Key; readonly bytes?: never };

export type StorageEstimate = {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  readonly isPersistent: boolean;
};

export type Store = {
  readonly find: (table: Table, key: Key) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** By key, ascending; numbers before texts. */
  readonly all: (table: Table) => Promise<ReadonlyMap<Key, Uint8Array<ArrayBuffer>>>;
  /**
   * All of it or nothing, and on disk when it resolves. A change without bytes deletes.
   * Errors: STORE_FULL, STORE_TAKEN for a new key that is there.
   */
  readonly write: (changes: readonly Change[]) => Promise<void>;
  /** Deletes every row of every table. */
  readonly destroy: () => Promise<void>;
  readonly estimate: () => Promise<StorageEstimate | undefined>;
};

export const storeError = (code: 'STORE_FULL' | 'STORE_TAKEN', cause?: unknown) =>
  Object.assign(new Error(code, { cause }), { code });

/** The code of an error of ours; undefined for any other. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
