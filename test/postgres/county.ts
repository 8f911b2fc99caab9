/** A migrated county with keys, and generated people in it, for tests that need a record. */
import { createSecretKey } from 'node:crypto';
import { countyOf, type County } from '../../src/db/county.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { type CareKeys, openCareRing } from '../../src/db/keys/care-keys.ts';
import {
  type KeyRing,
  newKeyRecord,
  newKeyRecords,
  openKeyRing,
} from '../../src/db/keys/key-ring.ts';
import { createCounty, migrate } from '../../src/db/migrate.ts';
import { type CountyPerson, generateCounty } from '../../src/datagen/index.ts';
import { type PeopleBuilder, peopleBuilder } from '../../src/model/people.ts';
import { day } from '../../src/rules/index.ts';
import { type Incoming, importRoster } from '../../src/server/modules/roster/index.ts';
import { testDatabase } from './database.ts';

export type TestCounty = {
  readonly db: Database;
  readonly county: County;
  readonly keys: KeyRing;
  readonly careKeys: CareKeys;
  readonly drop: () => Promise<void>;
};

/** Set by `npm run test:without-care`: everything but care records must work with their schema dropped. */
export const isWithoutCare = process.env.NUANJIA_TEST_WITHOUT_CARE === '1';

/** What an administrator does who wants no care records in the county. */
export const dropCare = (db: Database) => db.pool.query('drop schema county_990101_repro cascade');

/** The day on which generated people are looked at. */
export const generatedOn = day('2026-11-22');

/** An empty county in a database of its own: take it in `beforeAll`, drop it in `afterAll`. */
export async function testCounty(): Promise<TestCounty> {
  const home = await testDatabase();
  const db = openDatabase(home.url);
  await migrate(db);
  await createCounty(db, { code: '990101', name: '云溪县', pack: 'cn' });
  if (isWithoutCare) await dropCare(db);
  const master = createSecretKey(Buffer.alloc(32, 7));
  const provider = 'aes-256-gcm+hmac-sha256';
  const records = newKeyRecords(master, '990101', provider);
  const care = newKeyRecord(master, '990101', { id: 3, provider, purpose: 'care' });
  return {
    db,
    county: countyOf(db, '990101'),
    keys: openKeyRing(master, '990101', records),
    careKeys: openCareRing(master, '990101', [care]),
    drop: async () => {
      await db.close();
      await home.drop();
    },
  };
}

/** A second county in the same database; it goes with the first. */
export async function neighbourOf({ db, careKeys }: TestCounty): Promise<TestCounty> {
  const code = '990102';
  await createCounty(db, { code, name: '石桥县', pack: 'cn' });
  const master = createSecretKey(Buffer.alloc(32, 8));
  const records = newKeyRecords(master, code, 'aes-256-gcm+hmac-sha256');
  const keys = openKeyRing(master, code, records);
  return { ...{ db, careKeys, keys }, county: countyOf(db, code), drop: async () => {} };
}

/** People as a source states them. */
export function incomingOf(people: Iterable<CountyPerson>, source: string): Incoming {
  const builder: PeopleBuilder = peopleBuilder();
  const households: CountyPerson['household'][] = [];
  for (const person of people) {
    builder.add(person);
    households.push(person.household);
  }
  return {
    people: builder,
    householdOf: (person) => households[person],
    placeOf: (person) => `row ${person + 1}`,
    complete: [],
    source,
    contentHash: source,
  };
}

/** Generated people, read into the county. */
export async function importGenerated(
  { county, keys }: TestCounty,
  { seed, size }: { readonly seed: number; readonly size: number },
): Promise<void> {
  const people = generateCounty({ seed, size, on: generatedOn });
  const incoming = incomingOf(people, `generated ${seed} ${size}`);
  await importRoster(county, incoming, { actor: 'test', keys });
}
