/** A year of forty workers with misuse of every kind planted in it: what is found, and what is found wrongly. */
import { beforeAll, expect, test } from 'vitest';
import type { Alert } from '../../alert/index.ts';
import type { Evidence } from './evidence.ts';
import {
  DAYS,
  evidenceOf,
  newOffice,
  UNITS,
  workAYear,
  WORKERS_A_UNIT,
} from './fixtures/office.ts';
import { type Planted, plantAll } from './fixtures/planted.ts';
import { alertsOf } from './rules.ts';

const seed = 20_261_122;
const EACH = 20;
let planted: readonly Planted[];
let alerts: readonly (Alert & { readonly days: ReadonlySet<number> })[];

beforeAll(() => {
  const office = newOffice(seed);
  workAYear(office);
  planted = plantAll(office, EACH);
  const evidence = evidenceOf(office);
  const dayOf = daysByEntry(evidence);
  alerts = alertsOf(evidence).map((alert) => ({
    ...alert,
    days: new Set(alert.entries.map((entry) => dayOf.get(entry)!)),
  }));
});

const daysByEntry = ({ looks, tasks, decisions }: Evidence) =>
  new Map([...looks, ...tasks, ...decisions].map(({ entry, day }) => [entry, day]));

const isAbout = ({ account, days }: (typeof alerts)[number], { accounts, from, until }: Planted) =>
  accounts.includes(account) && [...days].some((day) => day >= from && day < until);

test('misuse of every kind is found: at least 95 of 100', () => {
  const found = planted.filter((one) =>
    alerts.some((alert) => alert.rule === one.rule && isAbout(alert, one)),
  );
  const missed = planted.filter((one) => !found.includes(one)).map(({ rule }) => rule);
  process.stdout.write(
    `seed ${seed}: found ${found.length} of ${planted.length}, missed ${missed}\n`,
  );
  expect(planted).toHaveLength(11 * EACH);
  expect(found.length / planted.length).toBeGreaterThanOrEqual(0.95);
});

test('of ordinary work at most one alert in 200 days of a worker is raised', () => {
  const wrong = alerts.filter((alert) => !planted.some((one) => isAbout(alert, one)));
  const workerDays = UNITS * WORKERS_A_UNIT * Math.floor((DAYS * 5) / 7);
  const kinds = Object.entries(Object.groupBy(wrong, ({ rule }) => rule));
  const counts = kinds.map(([rule, some]) => `${rule} ${some!.length}`);
  process.stdout.write(`${wrong.length} false in ${workerDays} worker-days: ${counts}\n`);
  expect(wrong.length / workerDays).toBeLessThanOrEqual(1 / 200);
});

test('every alert names the acts that it rests on, and is found once', () => {
  expect(alerts.filter(({ entries }) => entries.length === 0)).toEqual([]);
  const keys = alerts.map(({ rule, key }) => `${rule} ${key}`);
  expect(new Set(keys).size).toBe(keys.length);
});
