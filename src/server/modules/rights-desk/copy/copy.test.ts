/** The copy: all of the schema that is about her is in it, and nothing of anybody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importGenerated, isWithoutCare } from '../../../../../test/postgres/county.ts';
import {
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../../test/server/running.ts';
import { fictionalNumber } from '../../../../../test/server/numbers.ts';
import * as contracts from '../../../../api/contracts/rights-desk.ts';
import { changeCounty } from '../../../../db/county.ts';
import { withClient } from '../../../../db/database.ts';
import { readSchema, type Schema } from '../../../../db/schema.ts';
import { columnWords, tableWords } from '../../../../i18n/copy-words.ts';
import { day } from '../../../../rules/index.ts';
import { addCareFact, enrol } from '../../care/index.ts';
import { addPerson } from '../../registry/index.ts';
import { type Copy, copyOf } from './copy.ts';
import { copiedNames, copiedTable, notCopied } from './tables.ts';

let at: RunningServer;
let schema: Schema;
let people: readonly number[];
const today = day('2026-11-22');
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  people = await livingIn(at.county, towns[0]);
  schema = await withClient(at.db, (client) => readSchema(client, at.county.schema));
});
afterAll(() => at.stop());

/** Columns that say whose a row is. */
const naming = /^(person_id|other_id|into_id|about_id|guardian_id|member_id|account_id)$/;

describe('the schema', () => {
  test('every table that names people or accounts is copied, or a reason says why not', () => {
    const all = schema.tables.filter(({ isView }) => !isView);
    const theirs = all.filter(({ columns }) => columns.some(({ name }) => naming.test(name)));
    const unheard = theirs
      .map(({ name }) => name)
      .filter((name) => !(copiedNames as string[]).includes(name) && !(name in notCopied));
    expect(unheard).toEqual([]);
    const known = new Set(all.map(({ name }) => name));
    expect([...copiedNames, ...Object.keys(notCopied)].filter((name) => !known.has(name))) //
      .toEqual([]);
  });

  test('every column of a copied table has its words, or a reason why it is left out', () => {
    const silent = copiedNames.flatMap((name) => {
      const { without = {}, as = {} } = copiedTable(name);
      const { columns } = schema.tables.find((table) => table.name === name)!;
      return columns
        .filter((column) => !(column.name in without))
        .map((column) => (as as Record<string, string>)[column.name] ?? column.name)
        .filter((column) => !(column in columnWords) || !(name in tableWords))
        .map((column) => `${name}.${column}`);
    });
    expect(silent).toEqual([]);
  });

  test('no word stands for a last day in one table and for the first day after it in another', () => {
    const said = copiedNames.flatMap((name) => {
      const { as = {} } = copiedTable(name);
      const { columns } = schema.tables.find((table) => table.name === name)!;
      return columns.flatMap((column) => {
        const [kind] = /last day|first day (after|on which)/i.exec(column.comment ?? '') ?? [];
        if (kind === undefined) return [];
        const isLast = kind.toLowerCase() === 'last day';
        return [[(as as Record<string, string>)[column.name] ?? column.name, isLast] as const];
      });
    });
    const last = new Set(said.flatMap(([word, isLast]) => (isLast ? [word] : [])));
    expect(last.size).toBeGreaterThan(0);
    expect(said.filter(([word, isLast]) => !isLast && last.has(word))).toEqual([]);
  });
});

const own = async (person: number, query = {}) =>
  (await (await at.resident(person)).call(contracts.ownCopy, { query })).body;

const rowsIn = (copy: Pick<Copy, 'sections'>, table: string) =>
  copy.sections.find((one) => one.table === table)!.rows;

/** Somebody with a number, facts and a name that is code. */
async function somebody(name: string, identityNumber: string): Promise<number> {
  const facts = [
    { kind: 'birth', day: day('1968-03-05') },
    { kind: 'residence', value: towns[0], from: day('2020-01-01') },
  ];
  const registration = { actor: 'test', today, name, identityNumber, facts, links: [] };
  return (await addPerson(at.county, at.keys, registration)).person;
}

test('it holds her name, her number opened, her facts in words, and the copy itself is in her log', async () => {
  const person = await somebody('测<b>小禾</b>', fictionalNumber('202'));
  const copy = await own(person, { page: 'true' });
  expect(rowsIn(copy, 'person')).toMatchObject([{ name: '测<b>小禾</b>' }]);
  expect(rowsIn(copy, 'person_identity')).toMatchObject([{ number: fictionalNumber('202') }]);
  expect(rowsIn(copy, 'fact')).toContainEqual(
    expect.objectContaining({ kind: 'residence', value: '990101004', from_day: '2020-01-01' }),
  );
  expect(copy.page).toContain('测&lt;b&gt;小禾&lt;/b&gt;');
  const [logged] = await at.db.pool
    .query(`select action, subjects from ${at.county.schema}.audit_event order by seq desc limit 1`)
    .then(({ rows }) => rows);
  expect(logged).toEqual({ action: 'copy-own', subjects: [person] });
});

test('nothing of anybody else is in it', async () => {
  const marker = '拟别人标记';
  await changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    tx.query('update person set name = $2 where id <> $1', [people[0], marker]),
  );
  const text = JSON.stringify(await own(people[0]!, { page: 'true' }));
  expect(text).not.toContain(marker);
  const rows = (await own(people[0]!)).sections.flatMap((one: { rows: object[] }) => one.rows);
  const others = rows.filter((row: Record<string, number>) => {
    const named = [row.person_id, row.other_id, row.into_id].filter((id) => id !== undefined);
    return named.length > 0 && !named.includes(people[0]!);
  });
  expect(others).toEqual([]);
});

test.skipIf(isWithoutCare)('her care record is in it only when she asks for it', async () => {
  const person = await somebody('测小苗', fictionalNumber('204'));
  const { careKeys, county, keys, units } = at;
  const consent = { textVersion: '1', language: 'zh-CN', readAloud: false } as const;
  const by = { actor: 'test', today, reader: { unit: units.county } };
  await enrol(county, { actor: 'test', person, unit: units.county, from: today, ...consent });
  const told = { kind: 'cervical-screening', day: day('2026-01-05'), source: '标记' };
  await addCareFact(county, careKeys, { ...by, person, ...told });
  const asked = { actor: 'test', person, today, act: 'copy-own' } as const;
  expect(JSON.stringify(await copyOf(county, keys, asked))).not.toMatch(/标记|screening/);
  const whole = await copyOf(county, keys, { ...asked, careKeys });
  expect(rowsIn(whole, 'care_fact')).toMatchObject([
    { kind: 'cervical-screening', source: '标记' },
  ]);
});
