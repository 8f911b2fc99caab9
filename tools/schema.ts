/**
 * Writes docs/reference/schema.md from the comments in a database that is made for it and thrown away.
 * A test makes the same page and compares.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, withClient } from '../src/db/database.ts';
import { startEmbedded } from '../src/db/embedded/supervisor.ts';
import { createCounty, migrate } from '../src/db/migrate.ts';
import { careSchemaOf } from '../src/db/migrations.ts';
import { readSchema } from '../src/db/schema.ts';
import { schemaPage } from './reference/schema-page.ts';

export const schemaPath = join(import.meta.dirname, '../docs/reference/schema.md');

/** The page, read from an empty database, which gets a fictional county. */
export async function schemaText(db: Database): Promise<string> {
  await migrate(db);
  const { schema } = await createCounty(db, { code: '990531', name: '云溪县', pack: 'cn' });
  return withClient(db, async (client) => {
    const platform = await readSchema(client, 'platform');
    const care = await readSchema(client, careSchemaOf(schema));
    return schemaPage(platform, await readSchema(client, schema), care);
  });
}

if (import.meta.main) {
  const home = mkdtempSync(join(tmpdir(), 'nuanjia-schema-'));
  const server = await startEmbedded({ home });
  const db = openDatabase(server.url);
  try {
    writeFileSync(schemaPath, await schemaText(db));
  } finally {
    await db.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
