/** Sealed rows as values: what is put is sealed for its place, and what cannot be opened is named, never thrown. */
import {
  type Bytes,
  type Cryptography,
  fromJsonBytes,
  jsonBytes,
  openBytes,
  sealBytes,
} from '../lock/seal.ts';
import type { Change, Key, Store, Table } from './store.ts';

export type Rows = {
  /** A change that puts the value, to be written with others. */
  readonly put: (table: Table, key: Key, value: unknown, isNew?: true) => Promise<Change>;
  readonly putBytes: (table: Table, key: Key, bytes: Bytes) => Promise<Change>;
  readonly find: (table: Table, key: Key) => Promise<unknown>;
  readonly findBytes: (table: Table, key: Key) => Promise<Bytes | undefined>;
  /** All rows of a table in order of their keys, and the keys of those that do not open. */
  readonly all: (
    table: Table,
  ) => Promise<{ readonly rows: ReadonlyMap<Key, unknown>; readonly unreadable: readonly Key[] }>;
};

export const remove = (table: Table, key: Key): Change => ({ table, key });

export function rowsOf(cryptography: Cryptography, store: Store, key: CryptoKey): Rows {
  const seal = (table: Table, at: Key, bytes: Bytes) =>
    sealBytes(cryptography, key, [table, at], bytes);
  const open = (table: Table, at: Key, bytes: Bytes) =>
    openBytes(cryptography, key, [table, at], bytes);
  const findBytes = async (table: Table, at: Key) => {
    const bytes = await store.find(table, at);
    return bytes && open(table, at, bytes);
  };
  return {
    put: async (table, at, value, isNew) => ({
      table,
      key: at,
      bytes: await seal(table, at, jsonBytes(value)),
      ...(isNew && { isNew }),
    }),
    putBytes: async (table, at, bytes) => ({ table, key: at, bytes: await seal(table, at, bytes) }),
    find: async (table, at) => {
      const bytes = await findBytes(table, at);
      return bytes && fromJsonBytes(bytes);
    },
    findBytes,
    all: async (table) => {
      const rows = new Map<Key, unknown>();
      const unreadable: Key[] = [];
      const opened = await Promise.all(
        [...(await store.all(table))].map(async ([at, sealed]) => {
          const bytes = await open(table, at, sealed);
          // Read one by one as they are opened, which leaves the screen time to answer in between.
          return [at, bytes && { value: fromJsonBytes(bytes) }] as const;
        }),
      );
      for (const [at, row] of opened) {
        if (row === undefined) unreadable.push(at);
        else rows.set(at, row.value);
      }
      return { rows, unreadable };
    },
  };
}

/** Rows that are not sealed, because they are needed before anything opens; nothing of anybody is in them. */
export const plainRow = async <Row>(store: Store, key: string): Promise<Row | undefined> => {
  const bytes = await store.find('meta', key);
  return bytes && (fromJsonBytes(bytes) as Row);
};

export const putPlain = (key: string, row: unknown, isNew?: true): Change => ({
  table: 'meta',
  key,
  bytes: jsonBytes(row),
  ...(isNew && { isNew }),
});
