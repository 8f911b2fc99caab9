/** What the functions behind searching and registering do for a staff login that was told nothing: nothing. */
import { createSecretKey } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fictionalNumber } from '../../../../test/server/numbers.ts';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import type { Database } from '../../../db/database.ts';
import { openStaffDatabase } from '../../../db/staff-login.ts';
import { day } from '../../../rules/index.ts';
import { addPerson } from '../registry/index.ts';

let at: TestCounty;
let staffDb: Database;
let person: number;
const number = fictionalNumber('401');
beforeAll(async () => {
  at = await testCounty();
  staffDb = await openStaffDatabase(at.county, createSecretKey(Buffer.alloc(32, 9)));
  ({ person } = await addPerson(at.county, at.keys, {
    ...{ actor: 'test', today: day('2026-11-22'), name: '李有人', identityNumber: number },
    ...{ facts: [{ kind: 'residence', value: '990101004201' }], links: [] },
  }));
});
afterAll(async () => {
  await staffDb.close();
  await at.drop();
});

const asked = async (text: string, values: readonly unknown[] = []) =>
  (await staffDb.pool.query(text, [...values])).rows;
const today = '2026-11-22';

test('nobody holds a number, is called anything, or is near', async () => {
  const indexes = at.keys.blindIndexes(number);
  expect(await asked('select number_holder($1, $2) as id', [indexes, today])).toEqual([
    { id: null },
  ]);
  const called = 'select people_called($1, $2, $3, $3, $4, 20) as id';
  expect(await asked(called, ['李有', '李有\u{10FFFF}', '', today])).toEqual([]);
  const identified = 'select is_near, unit from identified($1, $2, null, null, $3)';
  expect(await asked(identified, [indexes, '李有人', today])).toEqual([
    { is_near: false, unit: null },
  ]);
});

test('no number is given to anybody, no search counted, and no number is read from the table', async () => {
  const keep = 'select keep_number($1, $2, $3, $3, 1, $4)';
  const index = Buffer.from('x');
  await expect(asked(keep, [person, [index], index, today])).rejects.toThrow(/out of reach/);
  await expect(asked('select * from begin_search(now(), now(), 0)')).rejects.toThrow();
  await expect(asked('select is_in_reach($1, $2)', [person, today])).rejects.toThrow(/denied/);
  await expect(asked('select * from numbered($1)', [[index]])).rejects.toThrow(/denied/);
  await expect(asked('select * from search_use')).rejects.toThrow(/denied/);
  expect(await asked('select * from person_identity')).toEqual([]);
});

test('whoever reaches an area finds who lives there, and keeps a number for nobody else', async () => {
  const client = await staffDb.pool.connect();
  try {
    await client.query(`begin; set local "app.areas" = '{[990101004000,990101005000)}'`);
    const indexes = at.keys.blindIndexes(number);
    const { rows } = await client.query('select number_holder($1, $2) as id', [indexes, today]);
    expect(rows).toEqual([{ id: person }]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
