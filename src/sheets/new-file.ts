/**
 * Writes a file whole or not at all: into a temporary file beside the target, renamed at the end.
 */
import { randomBytes } from 'node:crypto';
import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

/** Temporary files of writes under way, removed when the process ends in the middle of one. */
const unfinished = new Set<string>();

function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
}

/**
 * Calls `fill` with a stream and puts the file in its place when both are done. After an error, an
 * abort, or an exit of the process there is no file, and an older one of that name is untouched.
 */
export async function writeWhole(
  path: string,
  signal: AbortSignal | undefined,
  fill: (stream: WriteStream) => Promise<void>,
): Promise<void> {
  signal?.throwIfAborted();
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  if (unfinished.size === 0) process.on('exit', removeUnfinished);
  unfinished.add(temporary);
  const stream = createWriteStream(temporary, { flags: 'wx' });
  const written = finished(stream);
  // `fill` throws it too; this only keeps it from being unheard in the meantime.
  written.catch(() => undefined);
  try {
    await Promise.race([fill(stream), written]);
    stream.end();
    await written;
    signal?.throwIfAborted();
    await rename(temporary, path);
  } catch (error) {
    stream.destroy();
    await written.catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  } finally {
    unfinished.delete(temporary);
    if (unfinished.size === 0) process.off('exit', removeUnfinished);
  }
}
