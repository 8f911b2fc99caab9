/** Two records of one person: what is asked back of the one, or was let go, is not asked back of the other. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '../../../rules/index.ts';
import { mergePersons } from '../duplicate/index.ts';
import { follow } from '../entitlement/index.ts';
import * as office from '../payment-run/fixtures/office.ts';
import { payAll, PROGRAM, query, sent, today } from '../payment-run/fixtures/office.ts';
import { addFact } from '../registry/index.ts';
import { overpaidPage } from './read.ts';
import { proposeRecovery, waiveRecovery } from './recoveries.ts';

let at: office.Office;
beforeAll(async () => {
  at = await office.openOffice(21, 2000);
  await payAll(at, await sent(at));
}, 120_000);
afterAll(() => at.drop());

/** Starts of periods that the list shows of somebody. */
const listed = async (person: number) => {
  const page = await overpaidPage(at.county, { ...at.clerk, after: 0, limit: 100 });
  return page.rows.filter((row) => row.person === person).map(({ from }) => from);
};

test('a recovery of one record hides the period of the other, and stands in the way of a second one', async () => {
  const [gone, stays] = (await query<{ person: number }>(
    at,
    `(select person_id as person from payment group by 1 having count(*) > 1 order by 1 limit 1)
     union all (select id from person where id not in (select person_id from payment) order by 1 limit 1)`,
  )) as [{ person: number }, { person: number }];
  const { person } = gone;
  const dead = { actor: 'test', person, today, kind: 'death', day: day('2001-05-01') };
  await addFact(at.county, dead);
  await follow(at.county);
  const [first, second, ...rest] = await listed(person);
  const words = { cause: 'untrue', reason: '去世后仍发放', law: '民法典第九百八十五条' } as const;
  const ask = (one: number, from: number) =>
    proposeRecovery(at.county, {
      ...{ ...at.clerk, ...words, today, person: one, program: PROGRAM, from, fen: 1 },
    });
  await ask(person, first!);
  const { id } = await ask(person, second!);
  await waiveRecovery(at.county, { ...at.finance, today, id, reason: '家属当时已经报告' });
  const into = stays.person;
  await mergePersons(at.county, { actor: 'test', today, person, into, evidence: [] });
  await follow(at.county);
  expect(await listed(into)).toEqual(rest);
  await expect(ask(into, first!)).rejects.toMatchObject({ code: 'RECOVERY_OPEN' });
  await expect(ask(into, second!)).rejects.toMatchObject({ code: 'RECOVERY_WAIVED' });
});
