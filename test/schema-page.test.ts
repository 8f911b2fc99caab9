/** The page about the schema says what the database says. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openDatabase } from '../src/db/database.ts';
import { schemaPath, schemaText } from '../tools/schema.ts';
import { testDatabase } from './postgres/database.ts';

test('docs/reference/schema.md is what the migrations and their comments say', async () => {
  const home = await testDatabase();
  const db = openDatabase(home.url);
  try {
    expect(readFileSync(schemaPath, 'utf8')).toBe(await schemaText(db));
  } finally {
    await db.close();
    await home.drop();
  }
});
