/** Three administrators are three people, and none of them serves residents: not even by two hands at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { changeCounty } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { day, END } from '../../../rules/index.ts';
import { inviteAccount } from './accounts.ts';
import { assertDutiesApart } from './duties.ts';
import { at, refusal } from './fixtures/desk.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await testCounty();
});
afterAll(() => county.drop());

let accounts = 0;
const newAccount = async () => {
  const person = { actor: 'test', kind: 'staff', name: '测一', now: at(0) } as const;
  const login = `D${++accounts}00`;
  return (await inviteAccount(county.county, county.keys, { ...person, login })).account;
};

/** Gives a post as the module of posts does: asks, then adds, in one transaction, which may take its time. */
const give = (
  account: number,
  role: string,
  from = day('2026-01-01'),
  until: number = END,
  pauseMs = 0,
) =>
  changeCounty(county.county, { kind: 'post-add', actor: 'test' }, async (tx) => {
    await assertDutiesApart(tx, { account, role, from, until });
    await sleep(pauseMs);
    await tx.query(
      `insert into post (account_id, role, from_day, until_day, added_in) values ($1, $2, $3, $4, $5)`,
      [account, role, dayText(from), dayText(until), tx.event],
    );
  });

describe('duties of administrators', () => {
  test.each([
    ['system-administrator', 'security-administrator'],
    ['security-administrator', 'audit-administrator'],
    ['audit-administrator', 'system-administrator'],
    ['audit-administrator', 'family-worker'],
    ['family-worker', 'security-administrator'],
  ])('%s does not become %s as well', async (first, second) => {
    const account = await newAccount();
    await give(account, first);
    await expect(give(account, second)).rejects.toMatchObject({
      code: 'ACCOUNT_DUTIES',
      detail: { account, role: second, held: first },
    });
  });

  test('may follow each other, and service posts may be several', async () => {
    const account = await newAccount();
    await give(account, 'system-administrator', day('2026-01-01'), day('2026-07-01'));
    await give(account, 'family-worker', day('2026-07-01'));
    await give(account, 'clerk', day('2026-07-01'));
    expect(await refusal(give(account, 'clerk', day('2026-06-30')))).toBe('ACCOUNT_DUTIES');
  });

  test('cannot be had by giving two at the same moment', async () => {
    const account = await newAccount();
    const slowly = (role: string) => give(account, role, day('2026-01-01'), END, 200);
    const both = [slowly('security-administrator'), slowly('audit-administrator')];
    const codes = await Promise.all(both.map(refusal));
    expect(codes.toSorted()).toEqual(['ACCOUNT_DUTIES', undefined]);
  });

  test('are for accounts that are there', async () => {
    expect(await refusal(give(9_999, 'clerk'))).toBe('ACCOUNT_UNKNOWN');
  });
});
