/**
 * A file that is only there to be deleted: when the disk is full it gives the server the room it needs to
 * start and to be read.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';

const BLOCK_BYTES = 1 << 20;

/**
 * Writes the ballast, whole or not at all. Two processes may do this at once: both write the same length.
 * Its content is random so that no file system stores it smaller than it is.
 */
export async function makeBallast(path: string, bytes: number, signal: AbortSignal): Promise<void> {
  const part = `${path}.part`;
  const block = randomBytes(Math.min(bytes, BLOCK_BYTES));
  try {
    const file = await open(part, 'w', 0o600);
    try {
      for (let written = 0; written < bytes; written += block.length) {
        signal.throwIfAborted();
        await file.write(block, 0, Math.min(block.length, bytes - written));
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Whether there was a ballast; its room is free afterwards. */
export function releaseBallast(path: string): boolean {
  const isThere = existsSync(path);
  rmSync(path, { force: true });
  return isThere;
}
