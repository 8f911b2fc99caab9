/**
 * The process that is killed: `node work.ts <work> <database> <input as JSON>` does one piece of work as
 * the software does it, and prints a line for each step once it is acknowledged.
 */
import { createSecretKey } from 'node:crypto';
import { type CountyPerson, generateCounty } from '../../src/datagen/index.ts';
import { writeBackup } from '../../src/db/backup/write.ts';
import { changeCounty, type County, countyOf, snapshotCounty } from '../../src/db/county.ts';
import { openCountyKeys } from '../../src/db/county-keys.ts';
import { type Database, openDatabase, sqlState } from '../../src/db/database.ts';
import { factKindId } from '../../src/db/fact-kinds.ts';
import { migrate } from '../../src/db/migrate.ts';
import { packs } from '../../src/programs/registry.ts';
import { day } from '../../src/rules/index.ts';
import {
  evaluateCounty,
  follow,
  switchEvaluation,
} from '../../src/server/modules/entitlement/index.ts';
import { evaluationsIn } from '../../src/server/modules/entitlement/queries.ts';
import { registerPolicy } from '../../src/server/modules/policy/index.ts';
import { importRoster } from '../../src/server/modules/roster/index.ts';
import { factsOfPersons, insertFacts } from '../../src/server/modules/roster/queries.ts';
import { payOut } from './payment.ts';
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
  readonly backup: { readonly file: string };
  readonly payment: Record<string, never>;
  readonly evaluate: {
    /** People whose death is told one after the other, each followed at once. */
    readonly deaths: readonly number[];
    /** The policy that is evaluated and switched on then. */
    readonly policy: string;
  };
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

export const since = day('2026-01-01');

/** Tells that a person died, unless that is known: the process that was killed may have told it. */
const tellDeath = (county: County, personId: number) =>
  changeCounty(county, { kind: 'test', actor }, async (tx) => {
    const kind = factKindId('death');
    const facts = (await factsOfPersons(tx, [personId])).get(personId) ?? [];
    if (facts.some((fact) => fact.kind === kind)) return;
    const [from, until] = [day('2026-03-01'), day('2026-03-02')];
    await insertFacts(tx, [{ personId, kind, from, until, low: undefined, high: undefined }]);
    tx.changed('fact', personId);
  });

/** The evaluation of a policy that is ready or switched on already. */
const findMade = async (county: County, version: number): Promise<number | undefined> => {
  const made = await snapshotCounty(county, (tx) => evaluationsIn(tx, ['ready', 'current']));
  return made.find(({ policy_version_id }) => policy_version_id === version)?.id;
};

export const works: { readonly [Name in WorkName]: Work<Name> } = {
  import: async (db, { size, from, until, chunk, isBare = false }, say) => {
    const keys = await openCountyKeys(db, master, code);
    const people = [...generateCounty({ seed: 11, size, on: generatedOn })].slice(from, until);
    const listed = isBare ? people.map(bare) : people;
    const incoming = incomingOf(listed, `people ${from} to ${until} ${isBare}`);
    say('begun');
    await importRoster(countyOf(db, code), incoming, { actor, keys, chunk, onProgress: say });
  },
  evaluate: async (db, { deaths, policy }, say) => {
    const county = countyOf(db, code);
    say('begun');
    for (const person of deaths) {
      await tellDeath(county, person);
      say(`told of ${person}`);
      await follow(county);
      say('followed');
    }
    const version = await registerPolicy(county, packs, policy, { actor });
    const options = { actor, since, workers: 2, stretch: 100, onProgress: say };
    const evaluation =
      (await findMade(county, version)) ??
      (await evaluateCounty(county, version, options)).evaluation;
    say('evaluated');
    await switchEvaluation(county, evaluation, { actor });
  },
  migrate: async (db, _, say) => {
    say('begun');
    await migrate(db);
  },
  payment: (db, _, say) => payOut(db, say),
  backup: async (db, { file }, say) => {
    const log = ({ table }: { readonly table: string }) => say(table);
    for (;;) {
      const failure = await writeBackup(db, file, { key: master, log }).catch((error) => error);
      if (!(failure instanceof Error)) return;
      // The server needs a moment to notice that the process before this one is gone.
      if (sqlState(failure) !== 'BACKUP_RUNNING') throw failure;
    }
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
