/**
 * Watches the room on the disk, so that people are told in time: first imports are refused, then every
 * change, and reading goes on. What was acknowledged is never at risk; only what would no longer fit is refused.
 */
import { existsSync, statfsSync } from 'node:fs';
import { databaseError, type DatabaseError } from '../embedded/failures.ts';
import { makeBallast, releaseBallast } from './ballast.ts';

export type DiskState = 'ok' | 'imports-refused' | 'read-only';

export type Space = { readonly freeBytes: number; readonly totalBytes: number };

/** Below the smaller of the two: a share of a small disk, so many bytes of a large one. */
export type Limit = { readonly share: number; readonly bytes: number };

export type DiskLimits = { readonly importsBelow: Limit; readonly readOnlyBelow: Limit };

const MEGABYTE = 1 << 20;
const GIGABYTE = 1 << 30;

export const diskLimits: DiskLimits = {
  // An import brings an evaluation beside the current one and up to 4 GB of write-ahead log: some gigabytes
  // for a million people, and what else grows on the disk in the meantime.
  importsBelow: { share: 0.15, bytes: 20 * GIGABYTE },
  // A transaction that has begun is not asked again: a large one may still write a gigabyte.
  readOnlyBelow: { share: 0.08, bytes: 2 * GIGABYTE },
};

/** More than the server needs to recover: the log of one checkpoint to write and room for audit rows of readers. */
const BALLAST: Limit = { share: 0.02, bytes: 256 * MEGABYTE };

/** Free space does not change much within a second, and asking it costs something on network disks. */
const LOOK_EVERY_MS = 1000;

/** After "disk full" from the server, and after a ballast that could not be made, this long nothing is tried. */
const PAUSE_MS = 60_000;

export type DiskOptions = {
  /** Where the server's data are; left out for a server elsewhere, whose disk cannot be seen from here. */
  readonly folder?: string;
  /** The ballast's file, on the same disk. */
  readonly ballast?: string;
  readonly limits?: DiskLimits;
  readonly measure?: (folder: string) => Space;
  /** Milliseconds of a clock that is never set back. */
  readonly now?: () => number;
};

export type DiskGuard = {
  readonly state: () => DiskState;
  /** Room as last seen; undefined where it cannot be seen. */
  readonly space: () => Space | undefined;
  /** Errors: DB_READ_ONLY; DB_SERVER_FULL when the server said so, whatever room is seen from here. */
  readonly assertWritable: () => void;
  /** Errors: DB_DISK_LOW, and those of assertWritable. */
  readonly assertImportable: () => void;
  /** Told of every failure of the database: what to throw instead. "Disk full" releases the ballast. */
  readonly explain: (error: Error) => Error;
  /** Stops a ballast that is being written. */
  readonly close: () => Promise<void>;
};

/** Room for whoever is not root; the server is not. */
export function spaceOf(folder: string): Space {
  const { bavail, blocks, bsize } = statfsSync(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

export const bytesOf = ({ share, bytes }: Limit, { totalBytes }: Space): number =>
  Math.floor(Math.min(share * totalBytes, bytes));

/** A guard over one disk. It looks when it is asked, at most once a second, and keeps no timer. */
export function watchDisk({
  folder,
  ballast,
  limits = diskLimits,
  measure = spaceOf,
  now = () => performance.now(),
}: DiskOptions): DiskGuard {
  const closing = new AbortController();
  let seen: Space | undefined;
  let lookAt = Number.NEGATIVE_INFINITY;
  let fullUntil = Number.NEGATIVE_INFINITY;
  let ballastAt = Number.NEGATIVE_INFINITY;
  let atWork: Promise<unknown> = Promise.resolve();

  const isServerFull = () => now() < fullUntil;
  const look = (): Space | undefined => {
    if (now() < lookAt) return seen;
    seen = folder === undefined ? undefined : measure(folder);
    lookAt = now() + LOOK_EVERY_MS;
    if (seen) keepBallast(seen);
    return seen;
  };
  const isBelow = (limit: Limit) => {
    const space = look();
    return space !== undefined && space.freeBytes < bytesOf(limit, space);
  };
  /** Makes the ballast again as soon as it fits without anybody being refused because of it. */
  const keepBallast = (space: Space) => {
    if (ballast === undefined || isServerFull() || now() < ballastAt) return;
    const bytes = bytesOf(BALLAST, space);
    if (space.freeBytes - bytes < bytesOf(limits.readOnlyBelow, space)) return;
    if (existsSync(ballast)) return;
    ballastAt = now() + PAUSE_MS;
    atWork = makeBallast(ballast, bytes, closing.signal).catch(() => undefined);
  };
  const refusal = (): DatabaseError | undefined => {
    if (isBelow(limits.readOnlyBelow)) return lowError('DB_READ_ONLY', limits.readOnlyBelow);
    if (!isServerFull()) return undefined;
    const seconds = String(Math.ceil((fullUntil - now()) / 1000));
    return databaseError('DB_SERVER_FULL', 'the server has no more room', { seconds });
  };
  const lowError = (code: 'DB_DISK_LOW' | 'DB_READ_ONLY', limit: Limit) => {
    const space = look()!;
    const [free, needed] = [space.freeBytes, bytesOf(limit, space)].map(byteWords);
    const message = `${folder}: ${free} free, ${needed} needed`;
    return databaseError(code, message, { folder: folder!, free: free!, needed: needed! });
  };
  const assertWritable = () => {
    const error = refusal();
    if (error) throw error;
  };
  look();
  return {
    state: () => {
      if (refusal()) return 'read-only';
      return isBelow(limits.importsBelow) ? 'imports-refused' : 'ok';
    },
    space: look,
    assertWritable,
    assertImportable: () => {
      assertWritable();
      if (isBelow(limits.importsBelow)) throw lowError('DB_DISK_LOW', limits.importsBelow);
    },
    explain: (error) => {
      // Whatever failed may have failed for want of room.
      lookAt = Number.NEGATIVE_INFINITY;
      if (!('code' in error) || error.code !== DISK_FULL) return error;
      fullUntil = now() + PAUSE_MS;
      const refused = Object.assign(refusal()!, { cause: error });
      // The moment is over in which the disk was full: people can read again.
      if (ballast !== undefined) releaseBallast(ballast);
      return refused;
    },
    close: async () => {
      closing.abort();
      await atWork;
    },
  };
}

/** SQLSTATE of a server whose disk took nothing more. */
const DISK_FULL = '53100';

/** So many bytes as people read them. */
export function byteWords(bytes: number): string {
  if (bytes >= GIGABYTE) return `${(bytes / GIGABYTE).toFixed(1)} GB`;
  return `${Math.floor(bytes / MEGABYTE)} MB`;
}
