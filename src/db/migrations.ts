/**
 * What a schema is made of: the migration files of a scope, and the statements that apply one. Migrating
 * and restoring both make schemas this way.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, sqlState } from './database.ts';

export type Migration = {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

/** Taken by whoever changes schemas; two servers that start at once must not migrate at once. */
export const MIGRATION_LOCK = 7_426_653;

/** Migrations of a scope, in order. */
export function migrationsOf(scope: 'platform' | 'county' | 'repro'): readonly Migration[] {
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

/** Role of whatever a person asks for over the network; it stands under row-level security. */
export const staffRoleOf = (schema: string): string => `${schema}_staff`;

/**
 * The roles and the empty schema of a county, if they are not there.
 * Errors: DB_LOGIN_RIGHTS where the login may not make a role that bypasses row policies.
 */
export async function createCountySchema(client: Client, schema: string): Promise<void> {
  await createRole(client, schema);
  await createRole(client, staffRoleOf(schema));
  // The software itself writes rows by COPY, which PostgreSQL refuses under row policies.
  await bypassRowPolicies(client, schema);
  for (const role of [schema, staffRoleOf(schema)]) await joinRole(client, role);
  await client.query(`create schema if not exists ${schema}`);
}

/** Schema and role of a county's care records; see repro/0002. */
export const careSchemaOf = (schema: string): string => `${schema}_repro`;

/** Whose migrations a scope has: platform, or the schema of a county or of its care records. */
export function kindOfScope(scope: string): 'platform' | 'county' | 'repro' {
  if (scope === 'platform') return scope;
  return scope.endsWith(careSchemaOf('')) ? 'repro' : 'county';
}

/** The role and the empty schema of a county's care records. */
export async function createCareSchema(client: Client, schema: string): Promise<void> {
  const care = careSchemaOf(schema);
  await createRole(client, care);
  await joinRole(client, care);
  await client.query(`create schema if not exists ${care}`);
}

/** Who migrates must be able to act as the county. */
async function joinRole(client: Client, role: string): Promise<void> {
  const { rows } = await client.query(
    `select pg_has_role(current_user, $1, 'member') as is_member`,
    [role],
  );
  if (!rows[0].is_member) await client.query(`grant ${role} to current_user`);
}

async function bypassRowPolicies(client: Client, role: string): Promise<void> {
  const { rowCount } = await client.query(
    'select from pg_roles where rolname = $1 and rolbypassrls',
    [role],
  );
  if (rowCount !== 0) return;
  try {
    await client.query(`alter role ${role} bypassrls`);
  } catch (error) {
    if (sqlState(error) !== '42501') throw error;
    throw Object.assign(new Error(`the login may not let ${role} bypass row policies`), {
      code: 'DB_LOGIN_RIGHTS',
      detail: { role },
      cause: error,
    });
  }
}

/** Roles belong to the whole server: another database of it may have made this one already. */
async function createRole(client: Client, role: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount !== 0) return;
  // Contained, so that a transaction that is open survives the race.
  await client.query(`do $$ begin create role ${role} nologin;
    exception when duplicate_object or unique_violation then null; end $$`);
}

/** A migration's text for one scope: its schema and its roles written in. */
export const textOf = (sql: string, scope: string, role = scope): string =>
  sql
    .replaceAll('{{schema}}', scope)
    .replaceAll('{{role}}', role)
    .replaceAll('{{staff}}', staffRoleOf(role));

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
  await client.query(textOf(sql, scope));
  await client.query('insert into platform.migration (scope, name, checksum) values ($1, $2, $3)', [
    scope,
    name,
    checksum,
  ]);
  await client.query('set local search_path to pg_catalog');
}
