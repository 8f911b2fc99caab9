/**
 * The process that is killed: `node work.ts <work> <database> <input as JSON>` does one piece of work as
 * the software does it, and prints a line for each step once it is acknowledged.
 */
import { createSecretKey } from 'node:crypto';
import { type CountyPerson, generateCounty } from '../../src/datagen/index.ts';
import { countyOf } from '../../src/db/county.ts';
import { openCountyKeys } from '../../src/db/county-keys.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { importRoster } from '../../src/server/modules/roster/index.ts';
import { generatedOn, incomingOf } from '../postgres/county.ts';

/** People `[from, until)` of a generated county. */
export type Roster = {
  readonly size: number;
  readonly from: number;
  readonly until: number;
  readonly chunk: number;
  /** Of a list that has only names and numbers. */
  readonly isBare?: boolean;
};

export type Works = {
  readonly import: Roster;
  readonly migrate: Record<string, never>;
};

export type WorkName = keyof Works;

export const code = '990101';
export const master = createSecretKey(Buffer.alloc(32, 7));
const actor = 'test';

type Work<Name extends WorkName> = (
  db: Database,
  input: Works[Name],
  say: (step: string | number) => void,
) => Promise<void>;

const bare = ({ id, name }: CountyPerson): CountyPerson => ({
  ...{ id, name },
  ...{ facts: [], events: [], links: [] },
});

export const works: { readonly [Name in WorkName]: Work<Name> } = {
  import: async (db, { size, from, until, chunk, isBare = false }, say) => {
    const keys = await openCountyKeys(db, master, code);
    const people = [...generateCounty({ seed: 11, size, on: generatedOn })].slice(from, until);
    const listed = isBare ? people.map(bare) : people;
    const incoming = incomingOf(listed, `people ${from} to ${until} ${isBare}`);
    say('begun');
    await importRoster(countyOf(db, code), incoming, { actor, keys, chunk, onProgress: say });
  },
  migrate: async (db, _, say) => {
    say('begun');
    await migrate(db);
  },
};

/** Does a piece of work on a database; the same in this process or in one that is killed. */
export async function doWork<Name extends WorkName>(
  name: Name,
  url: string,
  input: Works[Name],
  say: (step: string | number) => void = () => {},
): Promise<void> {
  const db = openDatabase(url);
  try {
    await works[name](db, input, say);
  } finally {
    await db.close();
  }
}

if (import.meta.main) {
  const [name, url, input] = process.argv.slice(2);
  await doWork(name as WorkName, url!, JSON.parse(input!), (step) => {
    process.stdout.write(`${step}\n`);
  });
}
