/** Money by two: who proposes, who decides, and every way of being both that is refused (A10). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillCounty } from '../answer/fixtures/model.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import { listAlerts } from '../../../api/contracts/oversight.ts';
import * as contracts from '../../../api/contracts/payments.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { addPost, endPost } from '../post/index.ts';

type Owed = { readonly person: number; readonly program: string; readonly from: string };
let at: RunningServer;
let owed: Owed[];
let elsewhere: Owed;
beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 21, 3000);
  const here = await livingIn(at.county, towns[0]);
  const there = await livingIn(at.county, towns[1]);
  owed = await unpaidOf(here);
  elsewhere = (await unpaidOf(there))[0]!;
});
afterAll(() => at.stop());

const unpaidOf = (persons: readonly number[]) =>
  snapshotCounty(at.county, (tx) =>
    tx.query<Owed>(
      `select person_id as person, program, from_day::text as from from unpaid_line
       where person_id = any($1) and paid_fen = 0 and from_day <= '2026-11-22' and claim_until_day > '2026-11-22'
       order by 1, 2, 3`,
      [persons],
    ),
  );
const bodyOf = (...periods: readonly Owed[]) => ({
  body: { periods, paidOn: '2026-11-25', reference: '银行批次 1' },
});
const clerk = () => at.staff('clerk', { town: towns[0] });
const reviewer = () => at.staff('reviewer');
const propose = async (line = owed.pop()!) => {
  const proposer = await clerk();
  const { status, body } = await proposer.call(contracts.proposePayments, bodyOf(line));
  expect(status).toBe(201);
  return { proposer, line, deciding: { params: { id: body.proposal as number } } };
};
const paidOf = async ({ person, program, from }: Owed) =>
  snapshotCounty(at.county, (tx) =>
    tx.query(
      `select amount_fen, paid_on::text, reference from payment join program on program.id = payment.program
       where person_id = $1 and program.name = $2 and from_day = $3`,
      [person, program, from],
    ),
  );

test('what is owed is proposed by one, seen and approved by another, and is paid then', async () => {
  const { line, deciding } = await propose();
  expect(await paidOf(line)).toEqual([]);
  const second = await reviewer();
  const { proposals } = (await second.call(contracts.listProposals)).body;
  const found = proposals.find(({ id }: { id: number }) => id === deciding.params.id);
  expect(found).toMatchObject({ paidOn: '2026-11-25', lines: [line] });
  expect(found.totalFen).toBeGreaterThan(0);
  expect((await second.call(contracts.approvePayments, deciding)).status).toBe(200);
  expect(await paidOf(line)).toMatchObject([{ amount_fen: found.totalFen }]);
  expect((await second.call(contracts.approvePayments, deciding)).status).toBe(404);
});

test('what is refused is not paid, and can be proposed again', async () => {
  const { line, deciding } = await propose();
  const refusing = { ...deciding, body: { reason: '收款人待核实' } };
  expect((await (await reviewer()).call(contracts.refusePayments, refusing)).status).toBe(200);
  expect(await paidOf(line)).toEqual([]);
  await propose(line);
});

describe('nobody proposes', () => {
  const refusal = async (...periods: readonly Owed[]) => {
    const { body } = await (await clerk()).call(contracts.proposePayments, bodyOf(...periods));
    return body.code;
  };
  test('what is not owed, twice the same, or for somebody whom the unit does not serve', async () => {
    const line = owed.at(-1)!;
    expect(await refusal({ ...line, from: '1990-02-03' })).toBe('APPROVAL_NOT_OWED');
    expect(await refusal({ ...line, program: 'cn/no-such' })).toBe('APPROVAL_NOT_OWED');
    expect(await refusal(line, line)).toBe('APPROVAL_NOT_OWED');
    expect(await refusal(elsewhere)).toBe('ACCESS_NOBODY');
    expect(await refusal({ ...line, person: 999_999 })).toBe('ACCESS_NOBODY');
  });

  test('without the role, and nobody else decides', async () => {
    const { deciding } = await propose();
    for (const role of ['family-worker', 'reviewer', 'registrar', 'privacy-officer'] as const) {
      const staff = await at.staff(role);
      expect((await staff.call(contracts.proposePayments, bodyOf(owed[0]!))).status).toBe(403);
    }
    for (const role of ['clerk', 'registrar', 'audit-administrator'] as const) {
      const staff = await at.staff(role);
      expect((await staff.call(contracts.approvePayments, deciding)).status).toBe(403);
    }
    expect((await at.stranger.call(contracts.approvePayments, deciding)).status).toBe(401);
  });
});

const alerts = async () =>
  (await (await at.staff('privacy-officer')).call(listAlerts)).body.alerts as {
    readonly rule: string;
    readonly account: number;
  }[];

describe('nobody does both', () => {
  test('the proposer, back in another post and session, is refused, and it is noted', async () => {
    const { proposer, line, deciding } = await propose();
    const { account } = proposer;
    const by = { actor: 'test', now: at.clock.now };
    await endPost(at.county, { ...by, post: proposer.post });
    await addPost(at.county, { ...by, account, role: 'reviewer', unit: at.units.county });
    const second = await at.again(proposer);
    const { status, body } = await second.call(contracts.approvePayments, deciding);
    expect([status, body.code]).toEqual([422, 'APPROVAL_OWN']);
    expect(await paidOf(line)).toEqual([]);
    expect(await alerts()).toContainEqual(
      expect.objectContaining({ rule: 'own-approval', account }),
    );
  });

  test('an account that the proposer added, invited or gave a post is refused', async () => {
    const { proposer, deciding } = await propose();
    const second = await reviewer();
    const actor = `account ${proposer.account}`;
    await changeCounty(at.county, { kind: 'account-invite-again', actor }, (tx) =>
      tx.query(
        `insert into account_invitation (code_hash, account_id, until_at, added_in) values ('\\x01', $1, now(), $2)`,
        [second.account, tx.event],
      ),
    );
    const { status, body } = await second.call(contracts.approvePayments, deciding);
    expect([status, body.code]).toEqual([422, 'APPROVAL_SAME_HAND']);
    const rules = (await alerts()).filter(({ account }) => account === second.account);
    expect(rules).toMatchObject([{ rule: 'own-approval' }]);
  });

  test('the table itself refuses it, whoever writes', async () => {
    const { deciding, proposer } = await propose();
    const set = async (columns: string) =>
      changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
        tx.query(
          `update approval set decision = 'approved', decided_in = $1, ${columns} where id = $2`,
          [tx.event, deciding.params.id],
        ),
      );
    const own = `decided_by = ${proposer.account}`;
    const samePost = `decided_by = 1, decided_post = ${proposer.post}`;
    await expect(set(own)).rejects.toMatchObject({ code: '23514' });
    await expect(set(samePost)).rejects.toMatchObject({ code: '23514' });
  });
});

test('of two proposals for the same period, approved at once, one pays', async () => {
  const first = await propose();
  const second = await propose(first.line);
  const answers = await Promise.all(
    [first, second].map(async ({ deciding }) =>
      (await reviewer()).call(contracts.approvePayments, deciding),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  expect(await paidOf(first.line)).toHaveLength(1);
});
