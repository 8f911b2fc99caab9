/** Delivery: once each whoever is killed, and never to somebody who does not want it any more. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { dayAt } from '../../http/clock.ts';
import { answerConsent, setContactWish } from '../consent/index.ts';
import {
  addNotice,
  deliverNotices,
  dropOldReminders,
  type NewNotice,
  watchNotices,
} from './index.ts';

let at: RunningServer;
let people: readonly number[];
let account: number;
const now = new Date('2026-11-22T04:00:00Z');
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  people = await grownUpsAmong(await livingIn(at.county, towns[0]));
  account = (await at.staff('clerk', { town: towns[0] })).account;
});
afterAll(() => at.stop());

const grownUpsAmong = async (persons: readonly number[]) => {
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ id: number }>(
      `select person_id as id from fact
       where person_id = any($1) and kind = 1 and until_day < '2008-01-01' order by 1`,
      [persons],
    ),
  );
  return rows.map(({ id }) => id);
};

const queue = (...notices: readonly NewNotice[]) =>
  changeCounty(at.county, { kind: 'test', actor: 'test' }, async (tx) => {
    for (const notice of notices) await addNotice(tx, notice);
  });

const answer = (person: number, said: 'yes' | 'no') =>
  answerConsent(at.county, {
    ...{ person, account, isAtDesk: true, today: dayAt(now), now },
    ...{ purpose: 'reminders', answer: said, textVersion: 1, language: 'zh-CN', readAloud: false },
  });

const statesOf = async (person: number) => {
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ said: string }>(
      `select concat_ws(' ', state, stopped_because) as said from notice where person_id = $1 order by id`,
      [person],
    ),
  );
  return rows.map(({ said }) => said);
};

test('a reminder reaches who agreed, and nobody who said no or was never asked', async () => {
  const [agreed, refused, silent] = people;
  await answer(agreed!, 'yes');
  await answer(refused!, 'no');
  await queue(...people.slice(0, 3).map((person) => ({ person, kind: 'reminder' as const })));
  expect(await deliverNotices(at.county, now)).toEqual({ delivered: 1, stopped: 2 });
  const states = [await statesOf(agreed!), await statesOf(refused!), await statesOf(silent!)];
  expect(states.flat()).toEqual(['delivered', 'stopped no-consent', 'stopped no-consent']);
});

test('a yes that was taken back after it was queued stops it', async () => {
  const person = people[4]!;
  await answer(person, 'yes');
  await queue({ person, kind: 'reminder' });
  await answer(person, 'no');
  await deliverNotices(at.county, now);
  expect(await statesOf(person)).toEqual(['stopped no-consent']);
});

test('who wants to be left alone is told what a law requires and nothing else', async () => {
  const person = people[5]!;
  await answer(person, 'yes');
  await setContactWish(at.county, {
    ...{ person, account, isAtDesk: true, isContactWanted: false, now },
  });
  const required = { person, kind: 'emergency-access', parameters: { day: 20_000 } } as const;
  await queue({ person, kind: 'reminder' }, required);
  await deliverNotices(at.county, now);
  expect(await statesOf(person)).toEqual(['stopped no-contact', 'delivered']);
});

test('while the server runs, a withdrawal stops what is queued within five seconds', async () => {
  const person = people[6]!;
  const stopping = new AbortController();
  const watching = watchNotices(at.county, {
    signal: stopping.signal,
    failed: (error) => expect.unreachable(String(error)),
  });
  await answer(person, 'yes');
  await queue({ person, kind: 'reminder' });
  await expect.poll(() => statesOf(person), { timeout: 5000 }).toEqual(['delivered']);
  await answer(person, 'no');
  await queue({ person, kind: 'reminder' });
  await expect
    .poll(() => statesOf(person), { timeout: 5000 })
    .toEqual(['delivered', 'stopped no-consent']);
  stopping.abort();
  await watching;
});

test('a reminder is kept for a year and then deleted; what a law requires stays', async () => {
  const person = people[8]!;
  await answer(person, 'yes');
  const required = { person, kind: 'rights-request-closed', parameters: { request: 1 } } as const;
  await queue({ person, kind: 'reminder' }, required);
  await deliverNotices(at.county, now);
  const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
  expect(await dropOldReminders(at.county, later(365))).toBe(0);
  expect(await dropOldReminders(at.county, later(366))).toBeGreaterThan(0);
  expect(await statesOf(person)).toEqual(['delivered']);
});

test('several who deliver at once deliver each notice once', async () => {
  const person = people[9]!;
  const notices = Array.from({ length: 100 }, (_, request) => ({
    ...{ person, kind: 'rights-request-closed', parameters: { request } },
  })) as NewNotice[];
  await queue(...notices);
  const all = await Promise.all([1, 2, 3, 4].map(() => deliverNotices(at.county, now)));
  expect(all.reduce((sum, one) => sum + one.delivered, 0)).toBe(100);
});

const deliverer = (): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'fixtures/deliver.ts'), at.db.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

test('processes that are killed lose nothing and deliver nothing twice', async () => {
  const before = await delivered();
  const person = people[7]!;
  const notices = Array.from({ length: 400 }, (_, request) => ({
    ...{ person, kind: 'rights-request-closed', parameters: { request } },
  })) as NewNotice[];
  await queue(...notices);
  const [first, second] = [deliverer(), deliverer()];
  await once(first.stdout!, 'data');
  await new Promise((resolve) => setTimeout(resolve, 60));
  first.kill('SIGKILL');
  await once(first, 'exit');
  await expect
    .poll(async () => new Set(await statesOf(person)), { timeout: 20_000 })
    .toEqual(new Set(['delivered']));
  second.kill('SIGKILL');
  await once(second, 'exit');
  expect((await delivered()) - before).toBe(400);
});

/** How many deliveries were committed, as the audit rows of those transactions say. */
const delivered = async () => {
  const [row] = await snapshotCounty(at.county, (tx) =>
    tx.query<{ count: number }>(
      `select coalesce(sum((detail ->> 'delivered')::bigint), 0)::bigint as count
       from audit_event where action = 'notices-deliver'`,
    ),
  );
  return row!.count;
};
