/**
 * Reads rosters into a county's record, chunk by chunk: one transaction each, and each remembers where
 * the next begins. An import that was cut off goes on there and ends in the same state.
 */
import { type Act, type County, changeCounty, snapshotCounty } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { type Counts, noCounts, plus } from './counts.ts';
import { type Importing, type Incoming, statementsOf } from './incoming.ts';
import { applyKinship, planKinship } from './kinship-chunk.ts';
import { applyPeople, planPeople } from './people-chunk.ts';
import {
  chunksOf,
  findByBlindIndex,
  findImport,
  findImportsFrom,
  finishImport,
  getImport,
  type ImportPart,
  type ImportRow,
  insertChunk,
  isChunkKey,
  isSameAddition,
  lockByBlindIndex,
} from './queries.ts';

export type ImportOptions = {
  readonly actor: string;
  readonly keys: KeyRing;
  /** People a transaction. */
  readonly chunk?: number;
  /** Told after each chunk: steps done of all; everybody is gone through twice. */
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
};

const CHUNK = 5_000;
/** Chunks at a time: while the server writes one, this process prepares another. */
const LANES = 3;
/** Tries of a chunk that others keep getting ahead of. */
const TRIES = 5;

/** What an import would do, without doing it. */
export async function previewRoster(
  county: County,
  incoming: Incoming,
  { keys, chunk = CHUNK, onProgress, signal }: Omit<ImportOptions, 'actor'>,
): Promise<Counts> {
  const importing = begun(incoming, keys);
  const { size } = importing.statements;
  return snapshotCounty(county, async (tx) => {
    let counts = noCounts;
    for (let from = 0; from < size; from += chunk) {
      signal?.throwIfAborted();
      const stretch = [from, Math.min(from + chunk, size)] as const;
      const plan = await planPeople(tx, importing, stretch, findByBlindIndex);
      counts = plus(counts, plan.counts);
      onProgress?.(from, size);
    }
    return counts;
  });
}

/** How far an import of a content came; undefined: nobody ever began one. */
export const importState = async (
  county: County,
  contentHash: string,
): Promise<ImportRow['state'] | undefined> =>
  (await snapshotCounty(county, (tx) => findImport(tx, contentHash)))?.state;

/** Imports under a name of source, the first one first. */
export const importsFrom = (county: County, source: string): Promise<readonly ImportRow[]> =>
  snapshotCounty(county, (tx) => findImportsFrom(tx, source));

/**
 * Reads a roster into the record. The same content is read in once: a second time it says what the
 * first time did, or goes on where it was cut off.
 */
export async function importRoster(
  county: County,
  incoming: Incoming,
  { actor, keys, chunk = CHUNK, onProgress, signal }: ImportOptions,
): Promise<Counts> {
  const importing = begun(incoming, keys);
  const { source, contentHash } = incoming;
  const act = { kind: 'roster-import', actor, source };
  const begin = { source, contentHash, people: importing.statements.size, chunkPeople: chunk };
  const { value: row } = await changeCounty(county, act, (tx) => getImport(tx, begin));
  if (row.state === 'done') return { ...noCounts, ...row.counts };
  let done = 0;
  const onChunk = (people: number) => {
    done += people;
    onProgress?.(done, 2 * row.people);
  };
  for (const part of ['facts', 'kinship'] as const) {
    await writePart(county, act, { importing, row, part, onChunk, signal });
  }
  const { value } = await changeCounty(county, act, async (tx) => {
    const chunks = await chunksOf(tx, row.id);
    const counts = chunks.reduce((sum, one) => plus(sum, one.counts), noCounts);
    await finishImport(tx, row.id, counts);
    return counts;
  });
  return value;
}

function begun(incoming: Incoming, keys: KeyRing): Importing {
  const statements = statementsOf(incoming);
  return { statements, incoming, keys, personIds: new Float64Array(statements.size) };
}

type Part = {
  readonly importing: Importing;
  readonly row: ImportRow;
  readonly part: ImportPart;
  readonly onChunk: (people: number) => void;
  readonly signal: AbortSignal | undefined;
};

/** Writes the chunks of a part that are not in yet, some at a time. */
async function writePart(county: County, act: Act, part: Part): Promise<void> {
  const { row, onChunk, signal } = part;
  const known = await snapshotCounty(county, (tx) => chunksOf(tx, row.id));
  const isIn = new Set(known.filter((one) => one.part === part.part).map(({ first }) => first));
  const firsts: number[] = [];
  for (let first = 0; first < row.people; first += row.chunk_people) {
    if (isIn.has(first)) onChunk(row.chunk_people);
    else firsts.push(first);
  }
  const lane = async () => {
    for (let first = firsts.shift(); first !== undefined; first = firsts.shift()) {
      signal?.throwIfAborted();
      county.db.assertImportable();
      await writeChunk(county, act, part, first);
      onChunk(row.chunk_people);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = lanes.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/** One chunk, in one transaction with the note that it is in. */
async function writeChunk(
  county: County,
  act: Act,
  { importing, row, part }: Part,
  first: number,
): Promise<void> {
  const until = Math.min(first + row.chunk_people, row.people);
  for (let tried = 1; ; tried++) {
    try {
      await changeCounty(county, act, async (tx) => {
        const counts =
          part === 'facts'
            ? await applyPeople(
                tx,
                importing,
                row.id,
                await planPeople(tx, importing, [first, until], lockByBlindIndex),
              )
            : await applyKinship(
                tx,
                importing,
                row.id,
                await planKinship(tx, importing, first, until),
              );
        tx.note({ import: row.id, part, first, until });
        await insertChunk(tx, row.id, { part, first, counts });
      });
      return;
    } catch (error) {
      // Another process reads in the same roster.
      if (isChunkKey(error)) return;
      if (tried === TRIES || !isSameAddition(error)) throw error;
    }
  }
}
