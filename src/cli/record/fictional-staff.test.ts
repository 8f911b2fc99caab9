/** Staff of the fictional county: made up per installation, able to sign in, and nowhere else. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../test/postgres/county.ts';
import { signIn } from '../../server/modules/account/index.ts';
import { day } from '../../rules/index.ts';
import { supplyIds } from '../../model/service/supplies.ts';
import { stockOfUnit } from '../../server/modules/supply/index.ts';
import { listPosts } from '../../server/modules/post/index.ts';
import { fillFictionalCounty } from './fictional.ts';
import {
  codeAt,
  employFictionalStaff,
  fictionalCode,
  type FictionalStaff,
  readFictionalStaff,
} from './fictional-staff.ts';

let at: TestCounty;
let home: string;
let staff: readonly FictionalStaff[];
const origin = 'http://localhost:8080';
const employ = () => employFictionalStaff(at.county, { keys: at.keys, home, origin });

beforeAll(async () => {
  at = await testCounty();
  home = mkdtempSync(join(tmpdir(), 'nuanjia-staff-'));
});
afterAll(async () => {
  rmSync(home, { recursive: true });
  await at.drop();
});

test('a county that nobody made up gets no account', async () => {
  expect(await employ()).toEqual([]);
  const [{ count }] = (await at.db.pool.query('select count(*)::int from county_990101.account'))
    .rows as [{ count: number }];
  expect(count).toBe(0);
});

test('the fictional one gets family workers, a clerk and a reviewer, who sign in with what is printed', async () => {
  await fillFictionalCounty(at.county, at.keys, 60, () => undefined);
  staff = await employ();
  expect(new Set(staff.map(({ role }) => role))).toContain('family-worker');
  const { login, password, secret } = staff[0]!;
  const now = new Date();
  const desk = { county: at.county, keys: at.keys, countyName: '云溪县', site: { origin } };
  const code = codeAt(secret, now);
  const signedIn = await signIn(desk, { login, password, code, address: '127.0.0.1', now });
  expect(signedIn.post?.role).toBe('family-worker');
});

test('the next start finds the same people, in a file for its owner’s eyes only', async () => {
  expect(await employ()).toEqual(staff);
  const file = join(home, 'fictional-staff.json');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(staff);
});

test('a start that was cut off goes on where it was', async () => {
  const [last] = staff.slice(-1);
  const file = join(home, 'fictional-staff.json');
  rmSync(file);
  const anew = await employ();
  expect(anew.map(({ login }) => login)).toEqual(staff.map(({ login }) => login));
  expect(anew.at(-1)!.password).not.toBe(last!.password);
  const posts = await listPosts(at.county, { actor: 'test', on: day('2026-11-22') });
  expect(posts).toHaveLength(staff.length);
});

test('a claim, an appeal and a run of the county have all the hands that they need', async () => {
  const of = (role: string) => staff.filter((one) => one.role === role);
  const town = staff.find(({ login }) => login === '1001')!.unit;
  expect(of('clerk').filter(({ unit }) => unit === town).length).toBeGreaterThanOrEqual(2);
  const reviewers = Map.groupBy(of('reviewer'), ({ unit }) => unit);
  expect([...reviewers.values()].map((some) => some.length)).toEqual([2, 1]);
  const [first] = reviewers.keys();
  expect(of('clerk').map(({ unit }) => unit)).toContain(first);
});

test('there is something on each shelf to give out, put there once', async () => {
  const posts = await listPosts(at.county, { actor: 'test', on: day('2026-11-22') });
  const units = posts.flatMap(({ role, unit }) => (role === 'family-worker' ? (unit ?? []) : []));
  expect(units.length).toBeGreaterThan(0);
  for (const unit of new Set(units)) {
    const stock = await stockOfUnit(at.county, { actor: 'test', unit });
    expect(stock.map(({ item }) => item)).toEqual(supplyIds.toSorted());
  }
});

test('codes are told for them alone', () => {
  expect(fictionalCode(home, '1001', new Date())).toMatch(/^\d{6}$/);
  expect(() => fictionalCode(home, '9999', new Date())).toThrow('ACCOUNT_NOT_FICTIONAL');
  expect(readFictionalStaff(tmpdir())).toEqual([]);
});
