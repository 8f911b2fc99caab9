/**
 * What a schema is made of: the migration files of a scope, and the statements that apply one. Migrating
 * and restoring both make schemas this way.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from './database.ts';

export type Migration = {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

/** Taken by whoever changes schemas; two servers that start at once must not migrate at once. */
export const MIGRATION_LOCK = 7_426_653;

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

/** The platform schema with its list of migrations, if they are not there. */
export async function createPlatform(client: Client): Promise<void> {
  await client.query('create schema if not exists platform');
  await client.query(`create table if not exists platform.migration (
    scope text not null, name text not null, checksum text not null,
    applied_at timestamptz not null default now(), primary key (scope, name))`);
  await client.query(
    `comment on table platform.migration is 'Migrations that were applied, with their checksums.'`,
  );
}

/** The role and the empty schema of a county, if they are not there. */
export async function createCountySchema(client: Client, schema: string): Promise<void> {
  await createRole(client, schema);
  // Who migrates must be able to act as the county.
  const { rows } = await client.query(
    `select pg_has_role(current_user, $1, 'member') as is_member`,
    [schema],
  );
  if (!rows[0].is_member) await client.query(`grant ${schema} to current_user`);
  await client.query(`create schema if not exists ${schema}`);
}

/** Roles belong to the whole server: another database of it may have made this one already. */
async function createRole(client: Client, role: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount !== 0) return;
  // Contained, so that a transaction that is open survives the race.
  await client.query(`do $$ begin create role ${role} nologin;
    exception when duplicate_object or unique_violation then null; end $$`);
}

/**
 * Applies a migration within the transaction that is open.
 *
 * `pg_temp` last: functions keep the search path of their migration, and a temporary table must not
 * stand in for a table of the county.
 */
export async function applyMigration(
  client: Client,
  scope: string,
  { name, sql, checksum }: Migration,
): Promise<void> {
  await client.query(`set local search_path to ${scope}, pg_catalog, pg_temp`);
  await client.query(sql.replaceAll('{{schema}}', scope).replaceAll('{{role}}', scope));
  await client.query('insert into platform.migration (scope, name, checksum) values ($1, $2, $3)', [
    scope,
    name,
    checksum,
  ]);
  await client.query('set local search_path to pg_catalog');
}
