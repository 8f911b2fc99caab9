/** Rows into a table by binary COPY, by the million, without text between. */
import { once } from 'node:events';
import { from as copyFrom } from 'pg-copy-streams';
import type { Client } from '../database.ts';
import { type RowFields, rowBuffer } from './row-buffer.ts';

const CHUNK_BYTES = 1 << 18;
/** No row of ours is larger, apart from long texts. */
const ROW_BYTES = 512;

export type CopyWriter = RowFields & {
  /** True when {@link CopyWriter.drain} must be awaited before the next row. */
  readonly isFull: () => boolean;
  readonly drain: () => Promise<void>;
  /** Ends the COPY; the rows are in the table when it returns. */
  readonly end: () => Promise<void>;
};

/** `target`: table and columns, such as `fact (person_id, kind)`; never text from a user. */
export function copyIn(client: Client, target: string): CopyWriter {
  const stream = client.query(copyFrom(`copy ${target} from stdin (format binary)`));
  let failure: Error | undefined;
  stream.on('error', (error: Error) => {
    failure = error;
  });
  const buffer = rowBuffer(CHUNK_BYTES + ROW_BYTES);
  const drain = async () => {
    if (failure) throw failure;
    if (!stream.write(buffer.take())) {
      // A COPY that the server refuses ends without ever draining.
      const settled = new AbortController();
      const { signal } = settled;
      const drained = once(stream, 'drain', { signal });
      const closed = once(stream, 'close', { signal });
      await Promise.race([drained, closed]).finally(() => settled.abort());
      await Promise.allSettled([drained, closed]);
    }
    if (failure) throw failure;
  };
  return {
    ...buffer,
    isFull: () => buffer.size() >= CHUNK_BYTES,
    drain,
    end: async () => {
      buffer.row(-1);
      await drain();
      const finished = once(stream, 'finish');
      stream.end();
      await finished;
    },
  };
}
