/** A migration of many counties that is killed anywhere is finished by the next one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { disturbed, killsOf, points } from './driver.ts';
import { differences } from './record.ts';
import { type FaultServer, faultServer } from './server.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer();
  await server.create('listed');
  const db = openDatabase(server.urlOf('listed'));
  await migrate(db);
  await db.pool.query(`insert into platform.county (code, name, schema_name, pack)
    select code, code, 'county_' || code, 'cn' from generate_series(990301, 990308) as n, text(n) as code`);
  await db.close();
});
afterAll(() => server.remove());

/** Everything that migrations make, as text. */
const catalogue = `
  with ours as (select oid, nspname from pg_namespace where nspname ~ '^(platform|county_)')
  select 'schema', nspname, nspacl::text, '' from pg_namespace join ours using (oid, nspname)
  union all select 'relation', oid::regclass::text, relkind::text || coalesce(relacl::text, ''),
    obj_description(oid, 'pg_class') from pg_class where relnamespace in (select oid from ours)
  union all select 'column', attrelid::regclass || '.' || attname,
    concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attacl, pg_get_expr(adbin, adrelid)),
    col_description(attrelid, attnum)
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attnum > 0 and attrelid in
      (select oid from pg_class where relkind in ('r', 'v') and relnamespace in (select oid from ours))
  union all select 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid), ''
    from pg_constraint where connamespace in (select oid from ours)
  union all select 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid), ''
    from pg_index join pg_class on oid = indexrelid where relnamespace in (select oid from ours)
  union all select 'view', oid::regclass::text, pg_get_viewdef(oid), ''
    from pg_class where relkind = 'v' and relnamespace in (select oid from ours)
  union all select 'function', oid::regprocedure::text, pg_get_functiondef(oid) || coalesce(proacl::text, ''),
    obj_description(oid, 'pg_proc') from pg_proc where pronamespace in (select oid from ours)
  union all select 'migration', scope, name, checksum from platform.migration`;

/** The catalogue, and how many rows the tables have. */
async function madeIn(url: string): Promise<string[]> {
  const db = openDatabase(url);
  const tables = `select oid::regclass as name from pg_class
    where relkind = 'r' and relnamespace::regnamespace::text ~ '^(platform|county_)'`;
  const lines: string[] = [];
  for (const { name } of (await db.pool.query<{ name: string }>(tables)).rows) {
    const { rows } = await db.pool.query(`select count(*) from ${name}`);
    lines.push(`${name} has ${rows[0].count} rows`);
  }
  const { rows } = await db.pool.query({ text: catalogue, rowMode: 'array' });
  await db.close();
  return [...lines, ...rows.map((row) => row.join(' '))];
}

test('a migration that was killed goes on, whatever was killed', async () => {
  const wanted = points(6);
  const options = {
    victims: ['process', 'postmaster', 'server'],
    stepsMax: 1,
    afterMsMax: 400,
  } as const;
  const ends: { readonly url: string; readonly story: string }[] = [];
  for (let run = 1, hits = 0; hits < wanted; run++) {
    const database = `killed_${run}`;
    await server.create(database, 'listed');
    const kills = killsOf(run, Math.min(wanted - hits, 8), options);
    const { story, ...end } = await disturbed(server, database, 'migrate', {}, kills);
    hits += end.kills.length;
    ends.push({ url: database, story });
  }
  // The undisturbed one comes last: roles belong to the whole server, and the killed ones made them.
  await server.create('undisturbed', 'listed');
  await disturbed(server, 'undisturbed', 'migrate', {}, []);
  const expected = await madeIn(server.urlOf('undisturbed'));
  expect(expected.length).toBeGreaterThan(2000);
  for (const { url, story } of ends) {
    expect(differences(expected, await madeIn(server.urlOf(url))), story).toEqual([]);
  }
}, 120_000);
