/** What an earlier version kept of care beside all other facts is carried into care records, all or nothing. */
import { afterEach, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { careKindIds, factKindId } from '../../../db/fact-kinds.ts';
import { keepUp } from '../entitlement/index.ts';
import { registerPolicy } from '../policy/index.ts';
import { packs } from '../../../programs/registry.ts';
import { verifyAudit } from '../audit/index.ts';
import { actor, today, woman } from './fixtures/woman.ts';
import { careFactsOf, carryOver } from './index.ts';

let at: TestCounty;
afterEach(() => at.drop());

const county = 'county_990101';
const rows = (text: string) => snapshotCounty(at.county, ({ query }) => query<{ n: number }>(text));
const counts = async (...tables: readonly string[]) =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async (table) => [
        table,
        (await rows(`select count(*) as n from ${table}`))[0]!.n,
      ]),
    ),
  );

/** The county as an earlier version left it: facts of care beside all others, and rows worked out from them. */
async function earlier() {
  at = await testCounty();
  const her = await woman(at);
  const version = await registerPolicy(at.county, packs, 'cn', { actor });
  await keepUp(at.county, version, { actor, today });
  await at.db.pool.query(`alter table ${county}.fact drop constraint fact_not_of_care`);
  const insert = `insert into ${county}.fact (person_id, kind, from_day, until_day, low, high, added_in, retracted_in)
    values ($1, $2, $3, $4, 0, 0, 1, $5)`;
  const delivery = factKindId('delivery');
  await at.db.pool.query(insert, [her.person, delivery, '2026-10-01', '2026-10-02', null]);
  await at.db.pool.query(insert, [her.person, delivery, '2026-10-03', '2026-10-04', 1]);
  await at.db.pool.query(
    `insert into ${county}.program (id, name) values (999, 'cn/maternal-care')`,
  );
  await at.db.pool.query(
    `insert into ${county}.entitlement (evaluation_id, person_id, program, from_day, until_day, is_certain, reason_hash)
     select evaluation.id, $1, program.id, '2026-10-01', '2026-12-24', true, 1 from ${county}.evaluation, ${county}.program
     where state = 'current' and name = 'cn/maternal-care'`,
    [her.person],
  );
  await at.db.pool.query(
    `insert into ${county}.entitlement_change (event_id, person_id, program, policy_version_id, reason_hash, after)
     select 1, $1, id, $2, 1, '{"days": []}' from ${county}.program where name = 'cn/maternal-care'`,
    [her.person, version],
  );
  await at.db.pool.query(
    `with import as (insert into ${county}.roster_import (source, content_hash, people, chunk_people, added_in)
       values ('名册', 'x', 1, 1, 1) returning id)
     insert into ${county}.roster_conflict (import_id, person_id, place, kind, stored, incoming)
     select id, $1, '2', kind, '{}', '{}' from import, unnest(array['delivery', 'residence']) as kind`,
    [her.person],
  );
  const ids = careKindIds.join();
  await at.db.pool.query(
    `alter table ${county}.fact add constraint fact_not_of_care check (kind not in (${ids})) not valid`,
  );
  return her;
}

test('she alone reads it, and nothing of it is left in the record of the county', async () => {
  const her = await earlier();
  const ordinary = await counts('person', 'event');
  expect(await carryOver(at.county, async () => at.careKeys)).toBe(1);
  expect(await careFactsOf(at.county, at.careKeys, her.herself)).toMatchObject([
    { kind: 'delivery', source: '—' },
  ]);
  await expect(careFactsOf(at.county, at.careKeys, her.team)).rejects.toMatchObject({
    code: 'CARE_NOT_ENROLLED',
  });
  const left = `select count(*) as n from fact where kind = any('{${careKindIds.join()}}')`;
  expect(await rows(left)).toEqual([{ n: 0 }]);
  expect(await counts('person', 'event', 'entitlement_change', 'roster_conflict')).toEqual({
    ...ordinary,
    event: ordinary.event! + 1,
    entitlement_change: 0,
    roster_conflict: 1,
  });
  const open = `select count(*) as n from entitlement join program on id = program where name = 'cn/maternal-care'`;
  expect(await rows(open)).toEqual([{ n: 0 }]);
  const { broken, flaws } = await verifyAudit(at.county);
  expect([broken, flaws]).toEqual([undefined, []]);
});

test('it happens once, and the evaluation follows everything again', async () => {
  await earlier();
  await carryOver(at.county, async () => at.careKeys);
  expect(await rows(`select until_seq as n from evaluation where state = 'current'`)).toEqual([
    { n: 0 },
  ]);
  const once = await counts('event', 'audit_event', 'change');
  expect(await carryOver(at.county, async () => at.careKeys)).toBe(0);
  expect(await counts('event', 'audit_event', 'change')).toEqual(once);
});

test('of two that open at once, one carries over', async () => {
  const her = await earlier();
  const carrying = () => carryOver(at.county, async () => at.careKeys);
  const counts = await Promise.all([carrying(), carrying(), carrying()]);
  expect(counts.toSorted()).toEqual([0, 0, 1]);
  expect(await careFactsOf(at.county, at.careKeys, her.herself)).toHaveLength(1);
});

test('a county that never had any is left as it is', async () => {
  at = await testCounty();
  await woman(at);
  const before = await counts('event', 'audit_event', 'change');
  expect(await carryOver(at.county, async () => at.careKeys)).toBe(0);
  expect(await counts('event', 'audit_event', 'change')).toEqual(before);
});
