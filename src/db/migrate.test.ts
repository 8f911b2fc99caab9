/** Migrations on a real server: applied once, continued after an interruption, refused when unknown. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../test/postgres/database.ts';
import { changeCounty, countyOf, readCounty } from './county.ts';
import { type Database, openDatabase } from './database.ts';
import { factKinds } from './fact-kinds.ts';
import { createCounty, listCounties, migrate } from './migrate.ts';
import { migrationsOf } from './migrations.ts';

let home: TestDatabase;
let db: Database;

beforeAll(async () => {
  home = await testDatabase();
  db = openDatabase(home.url);
});
afterAll(async () => {
  await db.close();
  await home.drop();
});

const cloudy = { code: '990101', name: '云溪县', pack: 'cn' };

describe('migrations', () => {
  test('an empty database gets the platform schema, and a county its own schema and role', async () => {
    await migrate(db);
    await createCounty(db, cloudy);
    expect(await listCounties(db)).toEqual([cloudy]);
    const { rows } = await db.pool.query(
      `select count(*) from information_schema.tables where table_schema = 'county_990101'`,
    );
    expect(rows[0].count).toBeGreaterThan(25);
  });

  test('a second run applies nothing', async () => {
    expect(await migrate(db)).toEqual({ applied: [] });
    await createCounty(db, cloudy);
    expect(await listCounties(db)).toHaveLength(1);
  });

  test('that stopped half-way go on where they stopped', async () => {
    const starry = { code: '990202', name: '星渡县', pack: 'cn' };
    // In the way of the migration that makes a table of this name.
    await db.pool.query('create schema county_990202 create table roster_import (id integer)');
    await expect(createCounty(db, starry)).rejects.toMatchObject({ code: '42P07' });
    await db.pool.query('drop table county_990202.roster_import');
    const { applied } = await migrate(db);
    expect(applied[0]).toBe('county_990202/0005-rosters');
    expect(applied).toContain(`county_990202/${migrationsOf('county').at(-1)!.name}`);
    expect(applied.at(-1)).toBe(`county_990202_repro/${migrationsOf('repro').at(-1)!.name}`);
  });

  test('a database of a newer version is left alone', async () => {
    await db.pool.query(
      `insert into platform.migration (scope, name, checksum) values ('platform', '9999-later', '')`,
    );
    await expect(migrate(db)).rejects.toMatchObject({ code: 'MIGRATION_UNKNOWN' });
    await db.pool.query(`delete from platform.migration where name = '9999-later'`);
  });

  test('an applied migration whose text was changed is refused', async () => {
    const spoil = `update platform.migration set checksum = $1 where scope = 'platform'`;
    await db.pool.query(spoil, ['']);
    await expect(migrate(db)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
    await db.pool.query(spoil, [migrationsOf('platform')[0]!.checksum]);
  });
});

describe('a county', () => {
  test('has the kinds of facts that the software numbers', async () => {
    const kinds = await readCounty(
      countyOf(db, '990101'),
      { kind: 'check', actor: 'test' },
      ({ query }) =>
        query<{ id: number; name: string }>('select id, name from fact_kind order by id'),
    );
    expect(Object.fromEntries(kinds.map(({ id, name }) => [name, id]))).toEqual(factKinds);
  });

  test('gives changes numbers in the order of commits, without gaps, under ten writers', async () => {
    const county = countyOf(db, '990101');
    const write = (n: number) =>
      changeCounty(county, { kind: 'test', actor: `writer ${n}` }, async ({ changed }) => {
        changed('area', undefined);
        changed('area', undefined);
      });
    await Promise.all(Array.from({ length: 60 }, (_, n) => write(n)));
    const { rows } = await db.pool.query(
      `select count(*) as count, max(seq) as last, min(seq) as first from county_990101.change`,
    );
    expect(rows[0]).toEqual({ count: 120, last: 120, first: 1 });
  });
});
