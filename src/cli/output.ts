/**
 * Where results go: to standard output as fast as it takes them, or whole into a file.
 */
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { writeWhole } from '../sheets/index.ts';

/** Characters collected before they are written, and pieces made before others get a turn. */
const CHUNK_LENGTH = 1 << 16;

/** Writes text piece by piece; a file appears only when it is complete. */
export async function writeText(
  pieces: Iterable<string>,
  path: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (path !== undefined) return writeWhole(path, signal, (stream) => pour(pieces, stream, signal));
  // A reader that goes away (`| head`) makes the next write fail; that is its good right.
  const failed = once(process.stdout, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => undefined);
  await Promise.race([pour(pieces, process.stdout, signal), failed]);
}

async function pour(
  pieces: Iterable<string>,
  stream: NodeJS.WritableStream,
  signal: AbortSignal,
): Promise<void> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK_LENGTH) continue;
    signal.throwIfAborted();
    if (!stream.write(text)) await once(stream, 'drain', { signal });
    text = '';
    // Otherwise nobody would hear Ctrl-C while results are computed.
    await nextTurn();
  }
  if (text !== '') await new Promise<void>((done) => stream.write(text, () => done()));
}
