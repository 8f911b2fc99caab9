/** A county without people, ready to be copied for every run, and a look into one. */
import { type County, countyOf } from '../../src/db/county.ts';
import { openDatabase } from '../../src/db/database.ts';
import { openCountyKeys } from '../../src/db/county-keys.ts';
import { createCounty, migrate } from '../../src/db/migrate.ts';
import { code, master } from './work.ts';

/** Sets up the county of these tests in a database. */
export async function makeCounty(url: string): Promise<void> {
  const db = openDatabase(url);
  await migrate(db);
  await createCounty(db, { code, name: '云溪县', pack: 'cn' });
  await openCountyKeys(db, master, code);
  await db.close();
}

/** What somebody sees who opens the county of a database, looks and closes it. */
export async function lookAt<T>(url: string, look: (county: County) => Promise<T>): Promise<T> {
  const db = openDatabase(url);
  return look(countyOf(db, code)).finally(() => db.close());
}
