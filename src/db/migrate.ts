/**
 * Brings the schemas of a database to what this version of the software needs. Migrations are plain
 * SQL files that only add; each is one transaction, so one that was interrupted is simply run again.
 */
import { type County, countyOf } from './county.ts';
import { type Client, type Database, withClient } from './database.ts';
import {
  applyMigration,
  careSchemaOf,
  createCareSchema,
  createCountySchema,
  createPlatform,
  MIGRATION_LOCK,
  type Migration,
  migrationsOf,
} from './migrations.ts';

export type MigrationReport = {
  /** `scope/name` of every migration that was applied now. */
  readonly applied: readonly string[];
};

/**
 * Applies what is missing in the platform schema and in every county.
 * Errors: MIGRATION_CHANGED when an applied file is not what it was, MIGRATION_UNKNOWN when the
 * database has one that this version lacks: a newer version wrote to it.
 */
export async function migrate(db: Database): Promise<MigrationReport> {
  return withMigrationLock(db, async (client) => {
    await createPlatform(client);
    const applied = await migrateScope(client, 'platform', migrationsOf('platform'));
    const { rows } = await client.query<{ code: string }>(
      'select code from platform.county order by code',
    );
    for (const { code } of rows) applied.push(...(await migrateCounty(client, countyOf(db, code))));
    return { applied };
  });
}

/** Sets up a county: directory entry, role and schema; nothing happens if it is there already. */
export async function createCounty(
  db: Database,
  { code, name, pack }: { readonly code: string; readonly name: string; readonly pack: string },
): Promise<County> {
  const county = countyOf(db, code);
  await withMigrationLock(db, async (client) => {
    await client.query(
      `insert into platform.county (code, name, schema_name, pack) values ($1, $2, $3, $4)
       on conflict (code) do nothing`,
      [code, name, county.schema, pack],
    );
    await migrateCounty(client, county);
  });
  return county;
}

/** Counties of this installation, by code. */
export async function listCounties(
  db: Database,
): Promise<readonly { readonly code: string; readonly name: string; readonly pack: string }[]> {
  const { rows } = await db.pool.query(
    'select code, name, pack from platform.county order by code',
  );
  return rows;
}

async function withMigrationLock<T>(db: Database, work: (client: Client) => Promise<T>) {
  return withClient(db, async (client) => {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      return await work(client);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {});
    }
  });
}

async function migrateCounty(client: Client, county: County): Promise<string[]> {
  const { schema } = county;
  await createCountySchema(client, schema);
  const applied = await migrateScope(client, schema, migrationsOf('county'));
  return [...applied, ...(await migrateCare(client, schema))];
}

/** The schema of the care records; one that somebody dropped stays dropped. */
async function migrateCare(client: Client, schema: string): Promise<string[]> {
  const care = careSchemaOf(schema);
  const { rows } = await client.query<{ is_dropped: boolean }>(
    `select to_regnamespace($1) is null
       and exists (select from platform.migration where scope = $1) as is_dropped`,
    [care],
  );
  if (rows[0]!.is_dropped) return [];
  await createCareSchema(client, schema);
  return migrateScope(client, care, migrationsOf('repro'));
}

async function migrateScope(
  client: Client,
  scope: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migration where scope = $1',
    [scope],
  );
  const known = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  checkKnown(scope, migrations, known);
  const missing = migrations.filter(({ name }) => !known.has(name));
  for (const migration of missing) await apply(client, scope, migration);
  return missing.map(({ name }) => `${scope}/${name}`);
}

function checkKnown(
  scope: string,
  migrations: readonly Migration[],
  known: ReadonlyMap<string, string>,
): void {
  const ours = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of known) {
    const own = ours.get(name);
    if (own === undefined) throw migrationError('MIGRATION_UNKNOWN', scope, name);
    if (own !== checksum) throw migrationError('MIGRATION_CHANGED', scope, name);
  }
}

async function apply(client: Client, scope: string, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await applyMigration(client, scope, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

const migrationError = (code: string, scope: string, name: string) =>
  Object.assign(new Error(`${code} ${scope}/${name}`), { code, detail: { scope, name } });
