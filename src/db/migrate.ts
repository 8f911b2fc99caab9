/**
 * Brings the schemas of a database to what this version of the software needs. Migrations are plain
 * SQL files that only add; each is one transaction, so one that was interrupted is simply run again.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type County, countyOf } from './county.ts';
import { type Client, type Database, sqlState, withClient } from './database.ts';

export type Migration = {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

export type MigrationReport = {
  /** `scope/name` of every migration that was applied now. */
  readonly applied: readonly string[];
};

/** Two servers that start at once must not migrate at once. */
const MIGRATION_LOCK = 7_426_653;

/** Migrations of a scope, in order. */
export function migrationsOf(scope: 'platform' | 'county'): readonly Migration[] {
  const folder = join(import.meta.dirname, 'migrations', scope);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { name: file.slice(0, -'.sql'.length), sql, checksum };
    });
}

/**
 * Applies what is missing in the platform schema and in every county.
 * Errors: MIGRATION_CHANGED when an applied file is not what it was, MIGRATION_UNKNOWN when the
 * database has one that this version lacks: a newer version wrote to it.
 */
export async function migrate(db: Database): Promise<MigrationReport> {
  return withMigrationLock(db, async (client) => {
    await client.query('create schema if not exists platform');
    await client.query(`create table if not exists platform.migration (
      scope text not null, name text not null, checksum text not null,
      applied_at timestamptz not null default now(), primary key (scope, name))`);
    await client.query(
      `comment on table platform.migration is 'Migrations that were applied, with their checksums.'`,
    );
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
  await createRole(client, schema);
  // Who migrates must be able to act as the county.
  await client.query(`grant ${schema} to current_user`);
  await client.query(`create schema if not exists ${schema}`);
  return migrateScope(client, schema, migrationsOf('county'));
}

/** Roles belong to the whole server: another database of it may have made this one already. */
async function createRole(client: Client, role: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount !== 0) return;
  await client.query(`create role ${role} nologin`).catch((error: unknown) => {
    if (!['42710', '23505'].includes(sqlState(error) ?? '')) throw error;
  });
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

async function apply(client: Client, scope: string, { name, sql, checksum }: Migration) {
  await client.query('begin');
  try {
    // Temporary things last: unless they are named here they come first, and a temporary table called
    // journal would be taken for the county's by close_event, which keeps this path.
    await client.query(`set local search_path to ${scope}, pg_catalog, pg_temp`);
    await client.query(sql.replaceAll('{{schema}}', scope).replaceAll('{{role}}', scope));
    await client.query(
      'insert into platform.migration (scope, name, checksum) values ($1, $2, $3)',
      [scope, name, checksum],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

const migrationError = (code: string, scope: string, name: string) =>
  Object.assign(new Error(`${code} ${scope}/${name}`), { code, detail: { scope, name } });
