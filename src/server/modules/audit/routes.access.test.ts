/** Only the audit administrator verifies; and what somebody does to the database past the software is found (A46). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import { verifyAudit } from '../../../api/contracts/oversight.ts';
import { answerConsent } from '../../../api/contracts/consents.ts';
import { day } from '../../../rules/index.ts';
import type { Role } from '../../access/index.ts';
import { recordPayments } from '../payment/index.ts';

let at: RunningServer;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 9, size: 1500 });
  const [she, other] = (await livingIn(at.county, towns[0])) as [number, number];
  const paid = [she, other].map((personId) => ({
    ...{ personId, program: 'cn/rural-award', amountFen: 96_000, reference: 'B1' },
    ...{ from: day('2025-01-01'), until: day('2026-01-01'), paidOn: day('2025-12-20') },
  }));
  await recordPayments(at.county, paid, { actor: 'test' });
  const answer = { purpose: 'reminders', answer: 'yes', textVersion: 1, language: 'zh-CN' };
  const body = { ...answer, readAloud: false };
  const params = { person: await grownUp() };
  const { status } = await (await at.resident(params.person)).call(answerConsent, { params, body });
  expect(status).toBe(201);
});
afterAll(() => at.stop());

const grownUp = async () =>
  (
    await at.db.pool.query(
      `select person_id as id from county_990101.fact where kind = 1 and until_day < '2000-01-01' limit 1`,
    )
  ).rows[0].id as number;

const verify = async () => (await (await at.staff('audit-administrator')).call(verifyAudit)).body;

test.each([
  'system-administrator',
  'security-administrator',
  'privacy-officer',
  'clerk',
] as const)('a %s does not verify', async (role: Role) => {
  expect((await (await at.staff(role)).call(verifyAudit)).status).toBe(403);
});

test('without a session there is nothing to verify, and a whole record is said to be whole', async () => {
  expect((await at.stranger.call(verifyAudit)).status).toBe(401);
  const { isWhole, findings, rows, head } = await verify();
  expect([isWhole, findings, rows > 5]).toEqual([true, [], true]);
  expect(head).toMatch(/^[0-9a-f]{64}$/);
});

describe('who has the database and changes', () => {
  const kept = ['audit_event', 'payment', 'consent'];
  const run = (text: string) =>
    at.db.pool.query(`set session_replication_role to replica;
      set search_path to county_990101, pg_catalog; ${text}; reset search_path; reset session_replication_role`);
  beforeEach(() =>
    run(kept.map((one) => `create table if not exists kept_${one} as table ${one}`).join(';')),
  );
  const restore = () =>
    run(
      `${kept.map((one) => `delete from ${one} where ${one === 'audit_event' ? 'seq <= (select max(seq) from kept_audit_event)' : 'true'}; insert into ${one} overriding system value table kept_${one}`).join(';')};
       drop table kept_audit_event, kept_payment, kept_consent`,
    );

  test.each([
    ['an audit row', `update audit_event set actor = '无人' where seq = 4`, /^Audit row 4 is not/],
    ['an audit row away', 'delete from audit_event where seq = 3', /^Audit row 3 is gone/],
    ['a payment', 'update payment set amount_fen = amount_fen + 1', /^Rows of payment .*row \d+/],
    ['a payment away', 'delete from payment', /^Rows of payment .*row \d+/],
    ['a consent', `update consent set decision = 'refused'`, /^Rows of consent .*row \d+/],
    ['a consent away', 'delete from consent', /^Rows of consent .*row \d+/],
    [
      'a payment in',
      `insert into payment select id, 1, '2024-01-01', '2025-01-01', 5, '2024-05-05', '', 1 from person where id = 9`,
      /^Rows of payment .*row 1 /,
    ],
  ])('%s is found, and where', async (_, attack, finding) => {
    await run(attack);
    const { isWhole, findings } = await verify();
    await restore();
    expect([isWhole, findings[0]]).toEqual([false, expect.stringMatching(finding)]);
    expect((await verify()).isWhole).toBe(true);
  });
});
