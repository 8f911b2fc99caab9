/** The store in a browser: IndexedDB with strict durability, so that what was said outlives a power cut. */
import { Dexie, type Table as Rows } from 'dexie';
import {
  type Change,
  codeOf,
  type Key,
  type Store,
  storeError,
  type Table,
  tables,
} from './store.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Opens or makes the store of that name; `storage`: the browser's, to ask for room and that nothing is evicted. */
export async function openDexieStore(name: string, storage?: StorageManager): Promise<Store> {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
  database.version(1).stores(Object.fromEntries(tables.map((table) => [table, ''])));
  // Another window deletes it: let it, and find it empty at the next look.
  database.on('versionchange', () => {
    database.close({ disableAutoOpen: false });
    return false;
  });
  await database.open();
  const rowsOf = (table: Table): Rows<Bytes, Key> => database.table(table);
  return {
    find: (table, key) => rowsOf(table).get(key),
    all: (table) =>
      database.transaction('r', table, async () => {
        const rows = rowsOf(table);
        const [keys, all] = await Promise.all([rows.toCollection().primaryKeys(), rows.toArray()]);
        return new Map(keys.map((key, place) => [key, all[place]!]));
      }),
    write: async (changes) => {
      const touched = [...new Set(changes.map(({ table }) => table))];
      try {
        await database.transaction('rw', touched, async () => {
          await Promise.all(changes.map((change) => made(rowsOf(change.table), change)));
        });
      } catch (error) {
        throw coded(error);
      }
    },
    destroy: async () => {
      // In one go first, for another window may hold the files for a while.
      await database.transaction('rw', [...tables], async () => {
        await Promise.all(tables.map((table) => rowsOf(table).clear()));
      });
      await database.delete({ disableAutoOpen: false });
      await database.open();
    },
    estimate: async () => {
      if (!storage) return undefined;
      const isPersistent = (await storage.persisted()) || (await storage.persist());
      const { usage = 0, quota = 0 } = await storage.estimate();
      return { usedBytes: usage, quotaBytes: quota, isPersistent };
    },
  };
}

const made = (rows: Rows<Bytes, Key>, change: Change): PromiseLike<unknown> => {
  if (change.bytes === undefined) return rows.delete(change.key);
  return change.isNew ? rows.add(change.bytes, change.key) : rows.put(change.bytes, change.key);
};

/** Dexie keeps what the browser threw inside its own errors. */
function coded(error: unknown): unknown {
  if (codeOf(error)?.startsWith('STORE_')) return error;
  for (let one = error; typeof one === 'object' && one !== null; ) {
    const { name, inner } = one as { readonly name?: unknown; readonly inner?: unknown };
    if (name === 'QuotaExceededError') return storeError('STORE_FULL', error);
    if (name === 'ConstraintError') return storeError('STORE_TAKEN', error);
    one = inner;
  }
  return error;
}
