/** What the read log costs: statements and index look-ups, which do not depend on the machine. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { importGenerated, testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { type Reading, snapshotCounty } from '../../../db/county.ts';
import { usageBefore } from './queries.ts';
import { usageOf } from './usage.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
  await importGenerated(at, { seed: 8, size: 1000 });
  // A log of some months, of which one person has little.
  await at.db.pool.query(`set search_path to county_990101, pg_catalog;
    insert into audit_event (seq, at, actor, action, subjects, detail, hash)
      select 1000 + n, clock_timestamp(), 'test', 'read-facts', array[n % 1000], '{}', '' from generate_series(1, 60000) as n;
    insert into audit_subject (person_id, audit_seq) select n % 1000 + 1, 1000 + n from generate_series(1, 60000) as n;
    insert into event (kind, actor) select 'test', 'test' from generate_series(1, 20000);
    insert into change (seq, event_id, person_id, kind)
      select 100000 + n, 100 + n, n % 1000 + 1, 'fact' from generate_series(1, 20000) as n;
    analyze; reset search_path`);
});
afterAll(() => at.drop());

test('a page of a read log looks nothing through from end to end', async () => {
  const plan = await snapshotCounty(at.county, async (tx) => {
    const explaining: Reading = {
      ...tx,
      query: (text, values) => tx.query(`explain ${text}`, values),
    };
    const rows = (await usageBefore(explaining, [7], 1_000_000, 50)) as unknown[];
    return rows.map((row) => Object.values(row as object)[0]).join('\n');
  });
  expect(plan).toContain('audit_subject_pkey');
  expect(plan).toContain('change_person');
  expect(plan).not.toMatch(/Seq Scan on (audit_event|audit_subject|change)/);
});

test('a page takes four statements between the beginning of its transaction and its audit row', async () => {
  const said = vi.spyOn(pg.Client.prototype, 'query');
  const request = { actor: 'test', person: 7, language: 'en', now: new Date(), limit: 50 } as const;
  const { usage } = await usageOf(at.county, request);
  const sent = said.mock.calls.map(([one]) => one as string | { readonly text: string });
  const texts = sent.map((one) => (typeof one === 'string' ? one : one.text));
  said.mockRestore();
  expect(usage).toHaveLength(50);
  const own = texts.filter((text) => !/^(begin|commit|set local|select close_event)/.test(text));
  expect(own).toHaveLength(4);
});
