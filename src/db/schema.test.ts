/**
 * The schema guard: migrations only add, everything says what it is, a county fits on one node of a Citus
 * cluster, and nothing has room for what this software refuses to keep.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/postgres/database.ts';
import { findCoercion, findConcept } from '../programs/lint/naming.ts';
import { citusRules } from './fixtures/citus-rules.ts';
import { type Client, type Database, openDatabase, withClient } from './database.ts';
import { createCounty, migrate } from './migrate.ts';
import { migrationsOf, textOf } from './migrations.ts';
import { type Constraint, readSchema, type Schema, type Table } from './schema.ts';

const name = 'county_990501';
const fresh = 'county_990502';
let home: TestDatabase;
let db: Database;
let county: Schema;
let platform: Schema;

beforeAll(async () => {
  home = await testDatabase();
  db = openDatabase(home.url);
  await migrate(db);
  await createCounty(db, { code: '990501', name: '云溪县', pack: 'cn' });
  [county, platform] = await withClient(db, async (client) => [
    await readSchema(client, name),
    await readSchema(client, 'platform'),
  ]);
});
afterAll(async () => {
  await db.close();
  await home.drop();
});

/** Does something to the county, looks, and undoes it. */
const afterDoing = <T>(statement: string, look: (client: Client) => Promise<T>): Promise<T> =>
  withClient(db, async (client) => {
    await client.query('begin');
    try {
      await client.query(`set local search_path to ${name}, pg_catalog`);
      await client.query(statement);
      return await look(client);
    } finally {
      await client.query('rollback');
    }
  });

/** What a later schema lacks of an earlier one, or demands of rows that are already there. */
function losses(before: Schema, after: Schema): string[] {
  return before.tables.flatMap((table) => {
    const now = after.tables.find((other) => other.name === table.name);
    return now ? lossesOf(table, now) : [`table ${table.name} is gone`];
  });
}

function lossesOf(table: Table, now: Table): string[] {
  const gone = (kind: string, place: string) => `${kind} ${table.name}.${place} is gone`;
  const columns = table.columns.flatMap((column) => {
    const same = now.columns.find((other) => other.name === column.name);
    if (!same) return [gone('column', column.name)];
    const place = `${table.name}.${column.name}`;
    if (same.type !== column.type) return [`${place} was ${column.type} and is ${same.type}`];
    if (same.isRequired !== column.isRequired) return [`${place} may no longer be what it was`];
    return column.hasDefault && !same.hasDefault ? [`${place} lost its default`] : [];
  });
  const added = now.columns
    .filter(({ name: added }) => !table.columns.some((column) => column.name === added))
    .filter(({ isRequired, hasDefault }) => isRequired && !hasDefault)
    .map((column) => `${table.name}.${column.name} has no value in rows that are there`);
  const rules = [...table.constraints, ...table.indexes]
    .filter(
      ({ definition }) =>
        ![...now.constraints, ...now.indexes].some((other) => isAtLeast(other, definition)),
    )
    .map((rule) => gone('rule', rule.name));
  return [...columns, ...added, ...rules];
}

/** Whether a rule is the same, or a list of words that has grown. */
function isAtLeast({ definition }: Constraint, before: string): boolean {
  if (definition === before) return true;
  const words = wordsOf(before);
  return (
    words.length > 0 &&
    definition.replace(wordList, '') === before.replace(wordList, '') &&
    words.every((word) => wordsOf(definition).includes(word))
  );
}

const wordList = /ARRAY\[[^\]]*\]/;
const wordsOf = (definition: string) =>
  [...(definition.match(wordList)?.[0] ?? '').matchAll(/'([^']*)'/g)].map(([, word]) => word!);

describe('migrations only add', () => {
  test('each step keeps every table, column, type and rule of the step before', async () => {
    await withClient(db, async (client) => {
      await client.query(`create schema ${fresh}`);
      let before = await readSchema(client, fresh);
      for (const { name: step, sql } of migrationsOf('county')) {
        await client.query(`set search_path to ${fresh}, pg_catalog`);
        await client.query(textOf(sql, fresh, name));
        const after = await readSchema(client, fresh);
        expect([step, losses(before, after)]).toEqual([step, []]);
        before = after;
      }
      await client.query('reset search_path');
      await client.query(`drop schema ${fresh} cascade`);
      expect(before.tables.map((table) => table.name)).toEqual(
        county.tables.map((table) => table.name),
      );
    });
  });

  test.each([
    ['drop table catchment', 'table catchment is gone'],
    ['alter table person rename to people', 'table person is gone'],
    ['alter table person drop column reading', 'column person.reading is gone'],
    [
      'alter table roster_import alter column id type integer',
      'roster_import.id was bigint and is integer',
    ],
    ['alter table person alter column name drop not null', 'person.name may no longer be'],
    ['alter table fact alter column high set not null', 'fact.high may no longer be'],
    ['alter table person alter column reading drop default', 'person.reading lost its default'],
    ['alter table person add column note text not null', 'person.note has no value in rows'],
    [
      'alter table payment drop constraint payment_pkey cascade',
      'rule payment.payment_pkey is gone',
    ],
    ['alter table unit drop constraint unit_area_id_fkey', 'rule unit.unit_area_id_fkey is gone'],
    ['drop index fact_once', 'rule fact.fact_once is gone'],
    [
      `alter table unit drop constraint unit_tier_check,
        add constraint unit_tier_check check (tier in ('village', 'county', 'province'))`,
      'rule unit.unit_tier_check is gone',
    ],
  ])('the guard notices: %s', async (statement, finding) => {
    const after = await afterDoing(statement, (client) => readSchema(client, name));
    expect(losses(county, after).join('\n')).toContain(finding);
  });

  test('the guard lets a table grow', async () => {
    const grown = `alter table person add column note text;
      alter table person add column rank integer not null default 0;
      alter table unit drop constraint unit_tier_check,
        add constraint unit_tier_check check (tier in ('village', 'township', 'county', 'province'));
      create table visit (id bigint primary key)`;
    const after = await afterDoing(grown, (client) => readSchema(client, name));
    expect(losses(county, after)).toEqual([]);
  });
});

/** Tables, columns and functions without a comment. */
const silent = ({ tables, functions }: Schema) => [
  ...tables.flatMap((table) =>
    [table, ...table.columns]
      .filter(({ comment }) => !comment)
      .map((part) => (part === table ? table.name : `${table.name}.${part.name}`)),
  ),
  ...functions.filter(({ comment }) => !comment).map((one) => one.name),
];

describe('comments', () => {
  test('every table, column and function says what it is', () => {
    expect(silent(county)).toEqual([]);
  });

  test('what has no comment is noticed', async () => {
    const mute = `create table mute (id bigint); create function still() returns int language sql as 'select 1'`;
    const found = await afterDoing(mute, (client) => readSchema(client, name));
    expect(silent(found)).toEqual(['mute', 'mute.id', 'still']);
  });
});

describe('a county fits on one node of a cluster', () => {
  const offenders = async (client: Client, sql: string) =>
    (await client.query<{ place: string }>(sql, [name])).rows.map(({ place }) => place);

  test.each(citusRules)('$rule', async ({ sql, offence, place }) => {
    expect(await withClient(db, (client) => offenders(client, sql))).toEqual([]);
    expect(await afterDoing(offence, (client) => offenders(client, sql))).toEqual([place]);
  });
});

/** Words for a burden on somebody's births, besides those of the refused concepts. */
const burden =
  /\b(quotas?|fees?|fines?|penalt(y|ies)|permits?|permission|target|ranking|punish\w*)\b/i;

/** Tables and columns with room for what is refused. Comments may speak of children and births in passing. */
const refused = ({ tables }: Schema) =>
  tables
    .flatMap(({ columns, constraints, ...table }) => [
      { place: table.name, name: table.name, text: table.comment },
      ...columns.map((one) => ({ ...one, place: `${table.name}.${one.name}`, text: one.comment })),
      ...constraints.map((one) => ({ place: one.name, name: '', text: one.definition })),
    ])
    .filter(({ name: own, text }) => {
      const words = own.replaceAll('_', ' ');
      return findConcept(words) || findCoercion(text ?? '') || burden.test(`${words}. ${text}`);
    })
    .map(({ place }) => place);

describe('nothing has room for what is refused', () => {
  test('no table or column', () => {
    expect([...refused(county), ...refused(platform)]).toEqual([]);
  });

  test.each([
    ['a permit', 'create table birth_permit (id bigint)', ['birth_permit']],
    ['a fee', 'alter table person add column fee_fen bigint', ['person.fee_fen']],
    ['a fine', 'alter table payment add column fine_fen bigint', ['payment.fine_fen']],
    ['a quota', 'alter table unit add column quota integer', ['unit.quota']],
    ['a method', 'create table iud_check (id bigint)', ['iud_check']],
    [
      'a method by its own name',
      'alter table person add column contraceptive_method text',
      ['person.contraceptive_method'],
    ],
    ['a pregnancy', 'alter table person add column pregnant_since date', ['person.pregnant_since']],
    [
      'a pinyin name',
      'alter table person add column shehuifuyangfei bigint',
      ['person.shehuifuyangfei'],
    ],
    [
      'a harmless name',
      `alter table person add column score integer; comment on column person.score is 'Penalty for a birth.'`,
      ['person.score'],
    ],
    [
      'a choice',
      `alter table person add constraint choice check (name <> 'birth permit')`,
      ['choice'],
    ],
    [
      'a Chinese comment',
      `alter table person add column score integer; comment on column person.score is '社会抚养费'`,
      ['person.score'],
    ],
  ])('%s would be noticed', async (_, statement, places) => {
    const found = await afterDoing(statement, (client) => readSchema(client, name));
    expect(refused(found)).toEqual(places);
  });
});
