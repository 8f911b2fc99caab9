/** A county without people, ready to be copied for every run. */
import { openDatabase } from '../../src/db/database.ts';
import { openCountyKeys } from '../../src/db/county-keys.ts';
import { createCounty, migrate } from '../../src/db/migrate.ts';
import type { FaultServer } from './server.ts';
import { code, master } from './work.ts';

export async function emptyCounty(server: FaultServer, database: string): Promise<void> {
  await server.create(database);
  const db = openDatabase(server.urlOf(database));
  await migrate(db);
  await createCounty(db, { code, name: '云溪县', pack: 'cn' });
  await openCountyKeys(db, master, code);
  await db.close();
}
