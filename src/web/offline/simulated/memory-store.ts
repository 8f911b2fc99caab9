/**
 * A store whose disk can be pulled out: what was committed stays, what was not vanishes, and room runs out on
 * demand. Made for tests and the simulator; it keeps its rows as IndexedDB does, as copies.
 */
import {
  type Change,
  type Key,
  type Store,
  storeError,
  type Table,
  tables,
} from '../store/store.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A disk outlives the stores that are opened on it. */
export type Disk = {
  readonly rows: Map<Table, Map<Key, Bytes>>;
  /** Of all rows; writes beyond it fail. */
  quotaBytes: number;
  /**
   * Decides about the next write: it happens; the phone dies before it; or right after it, so that it happened and
   * nobody was told.
   */
  nextWrite: () => 'happens' | 'dies-before' | 'dies-after';
};

export const newDisk = (): Disk => ({
  rows: new Map(tables.map((table) => [table, new Map()])),
  quotaBytes: Number.POSITIVE_INFINITY,
  nextWrite: () => 'happens',
});

/** Everything on the disk, as a thief reads it. */
export const bytesOf = ({ rows }: Disk): Uint8Array => {
  const encoder = new TextEncoder();
  const parts = [...rows].flatMap(([table, all]) =>
    [...all].flatMap(([key, bytes]) => [encoder.encode(`${table}/${key}\n`), bytes]),
  );
  return Uint8Array.from(parts.flatMap((part) => [...part]));
};

const sizeOf = (rows: Disk['rows']): number =>
  [...rows.values()]
    .flatMap((all) => [...all.values()])
    .reduce((sum, bytes) => sum + bytes.length, 0);

/** Opens the disk. A store that died answers nothing any more, like an app that was killed. */
export function openMemoryStore(disk: Disk): Store {
  let isDead = false;
  const alive = async <T>(act: () => T): Promise<T> => {
    // Callers learn the outcome later, as with a real disk.
    await Promise.resolve();
    return isDead ? new Promise<T>(() => undefined) : act();
  };
  return {
    find: (table, key) => alive(() => disk.rows.get(table)!.get(key)?.slice()),
    all: (table) =>
      alive(
        () => new Map([...disk.rows.get(table)!].toSorted(byKey).map(([k, v]) => [k, v.slice()])),
      ),
    write: async (changes) => {
      await alive(() => undefined);
      const outcome = disk.nextWrite();
      if (outcome !== 'dies-before') commit(disk, changes);
      isDead = outcome !== 'happens';
      await alive(() => undefined);
    },
    destroy: () =>
      alive(() => {
        for (const rows of disk.rows.values()) rows.clear();
      }),
    estimate: () =>
      alive(() => ({
        usedBytes: sizeOf(disk.rows),
        quotaBytes: disk.quotaBytes,
        isPersistent: true,
      })),
  };
}

function commit(disk: Disk, changes: readonly Change[]): void {
  const after = new Map([...disk.rows].map(([table, rows]) => [table, new Map(rows)]));
  for (const change of changes) {
    const rows = after.get(change.table)!;
    if (change.bytes === undefined) {
      rows.delete(change.key);
      continue;
    }
    if (change.isNew && rows.has(change.key)) throw storeError('STORE_TAKEN');
    rows.set(change.key, change.bytes.slice());
  }
  const isGrowing = changes.some(({ bytes }) => bytes !== undefined);
  if (isGrowing && sizeOf(after) > disk.quotaBytes) throw storeError('STORE_FULL');
  for (const [table, rows] of after) disk.rows.set(table, rows);
}

const byKey = ([a]: readonly [Key, Bytes], [b]: readonly [Key, Bytes]): number => {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
};
