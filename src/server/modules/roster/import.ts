/**
 * Reads rosters into a county's record, chunk by chunk: one transaction each, and each remembers where
 * the next begins. An import that was cut off goes on there and ends in the same state.
 */
import { type Changing, type County, changeCounty, snapshotCounty } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { type Counts, noCounts, plus } from './counts.ts';
import { type Incoming, type Statements, statementsOf } from './incoming.ts';
import { applyKinship, planKinship } from './kinship-chunk.ts';
import { applyPeople, planPeople } from './people-chunk.ts';
import { findImport, type ImportRow, insertImport, lockImports, updateImport } from './queries.ts';

/** What imports and previews share. */
export type Importing = {
  readonly statements: Statements;
  readonly incoming: Incoming;
  readonly keys: KeyRing;
  /** Numbers of people whose chunk this process has written; 0: not known here. */
  readonly personIds: Float64Array;
};

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
      const plan = await planPeople(tx, importing, from, Math.min(from + chunk, size));
      counts = plus(counts, plan.counts);
      onProgress?.(from, size);
    }
    return counts;
  });
}

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
  const { size } = importing.statements;
  const act = { kind: 'roster-import', actor, source: incoming.source };
  for (;;) {
    signal?.throwIfAborted();
    const { value } = await changeCounty(county, act, async (tx) => {
      await lockImports(tx, county.code);
      const { source, contentHash } = incoming;
      const row =
        (await findImport(tx, contentHash)) ??
        (await insertImport(tx, { source, contentHash, people: size }));
      if (row.state === 'done') return row;
      return writeChunk(tx, importing, row, chunk);
    });
    onProgress?.(value.next_step, 2 * size);
    if (value.state === 'done') return { ...noCounts, ...value.counts };
  }
}

function begun(incoming: Incoming, keys: KeyRing): Importing {
  const statements = statementsOf(incoming);
  return { statements, incoming, keys, personIds: new Float64Array(statements.size) };
}

/** The next people's facts, or, when all have theirs, the next people's kinship. */
async function writeChunk(
  tx: Changing,
  importing: Importing,
  row: ImportRow,
  chunk: number,
): Promise<ImportRow> {
  const { size } = importing.statements;
  const isKinship = row.next_step >= size;
  const from = isKinship ? row.next_step - size : row.next_step;
  const until = Math.min(from + chunk, size);
  const counts = isKinship
    ? await applyKinship(tx, importing, row.id, await planKinship(tx, importing, from, until))
    : await applyPeople(tx, importing, row.id, await planPeople(tx, importing, from, until));
  const done: ImportRow = {
    ...row,
    next_step: (isKinship ? size : 0) + until,
    state: isKinship && until === size ? 'done' : 'running',
    counts: plus({ ...noCounts, ...row.counts }, counts),
  };
  tx.note({ import: row.id, from, until, part: isKinship ? 'kinship' : 'facts' });
  await updateImport(tx, done);
  return done;
}
