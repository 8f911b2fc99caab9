/** Officers who split work so that each stays small are seen together, in the record of claims and runs (A50). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, livingIn, towns } from '../../../../../test/server/running.ts';
import { listAlerts, searchMisuse } from '../../../../api/contracts/oversight.ts';
import { snapshotCounty } from '../../../../db/county.ts';
import { dayAt } from '../../../http/clock.ts';
import { award, type Desk, openDesk } from '../../case/fixtures/desk.ts';
import { confirmAll, query, today, totals } from '../../payment-run/fixtures/office.ts';
import { cancelRun, draftRun, freezeRun, type Hand } from '../../payment-run/index.ts';
import { decide, proposeGrant, recordGift } from '../../relief-fund/fund.ts';
import { findMisuse } from './find.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(21, 4000);
  // The log has the moments of the database, so the server looks at them by the same clock.
  desk.at.clock.now = new Date();
  const again = async (callers: readonly Caller[]) => {
    const fresh = await Promise.all(callers.map((one) => desk.at.again(one)));
    for (const [index, one] of fresh.entries()) Object.assign(callers[index]!, one);
  };
  await again(desk.clerks);
  await again(desk.reviewers);
});
afterAll(() => desk.at.stop());

const lately = () => dayAt(new Date()) + 1;
const found = async (rule: string) =>
  (await findMisuse(desk.at.county, { from: lately() - 30, until: lately() })).filter(
    (alert) => alert.rule === rule,
  );

/** People of a town who are owed the award. */
const owedIn = async (town: string) => {
  const here = await livingIn(desk.at.county, town);
  const rows = await snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ id: number }>(
      `select distinct person_id as id from unpaid_line where program = $1 and person_id = any($2)
         and from_day <= '2026-11-22' and paid_fen = 0 order by 1`,
      [award, here],
    ),
  );
  return rows.map(({ id }) => id);
};

/** Takes claims from hand to hand; who checks and who confirms changes by turns. */
async function decideClaims(
  people: readonly number[],
  hands: Readonly<Record<'entering' | 'checking' | 'confirming', readonly Caller[]>>,
): Promise<void> {
  const yes = { outcome: 'done', checks: ['noBirthAgainstTheLaw'] };
  for (const [turn, person] of people.entries()) {
    const by = (callers: readonly Caller[]) => callers[turn % callers.length]!;
    const id = await desk.applied(award, person, by(hands.entering));
    await desk.takes(by(hands.entering), 'verify', id);
    await desk.takes(by(hands.checking), 'check', id);
    const { status, text } = await desk.takes(by(hands.confirming), 'confirm', id, yes);
    expect([status, text]).toEqual([200, expect.anything()]);
  }
}

test('a unit whose clerks each bring a few claims, all to one who confirms, is found with the acts', async () => {
  const { at, clerks, reviewers } = desk;
  const other = [];
  for (let i = 0; i < 3; i++) other.push(await at.staff('clerk', { town: towns[1] }));
  const one = (await owedIn(towns[0])).slice(0, 8);
  await decideClaims(one, {
    ...{ entering: [clerks[0]!], checking: clerks.slice(1), confirming: [reviewers[0]!] },
  });
  expect(await found('one-decider')).toEqual([]);
  await decideClaims((await owedIn(towns[1])).slice(0, 8), {
    ...{ entering: [other[0]!], checking: other.slice(1), confirming: reviewers.slice(1) },
  });
  const officer = await at.staff('privacy-officer');
  expect((await officer.call(searchMisuse)).body.found).toBeGreaterThan(0);
  const { alerts } = (await officer.call(listAlerts)).body;
  const told = alerts.filter(({ rule }: { rule: string }) => rule === 'one-decider');
  expect(new Set(told.map(({ account }: { account: number }) => account))).toEqual(
    new Set([reviewers[0]!.account]),
  );
  const kinds = await query<{ action: string }>(
    at,
    'select distinct action from audit_event where seq = any($1)',
    [told[0].entries],
  );
  expect(kinds).toEqual([{ action: 'case-confirm' }]);
});

test('two officers who agree to nobody’s runs but each other’s are found, both', async () => {
  const { at } = desk;
  await confirmAll(at, at.units.county);
  const handOf = ({ account, post }: Caller, unit: number) => ({ account, post, unit });
  const pair = [
    handOf(await at.staff('clerk'), at.units.county),
    handOf(await at.staff('clerk', { town: towns[1] }), at.units.towns.get(towns[1])!),
  ] as const;
  for (let turn = 0; turn < 4; turn++) {
    await agreedRun(pair[0], pair[1]);
    await agreedRun(pair[1], pair[0]);
  }
  const alerts = await found('circle');
  expect(new Set(alerts.map(({ account }) => account))).toEqual(
    new Set(pair.map(({ account }) => account)),
  );
  expect(alerts[0]!.entries).toHaveLength(8);
});

test('two officers who give help for each other’s proposals alone are found, both', async () => {
  const { at } = desk;
  const handOf = ({ account }: Caller, unit: number) => ({ account, unit, today });
  const pair = [
    handOf(await at.staff('clerk'), at.units.county),
    handOf(await at.staff('clerk', { town: towns[1] }), at.units.towns.get(towns[1])!),
  ] as const;
  await recordGift(at.county, { ...pair[0], day: today, fen: 10_000_00, reference: '票0001' });
  const help = { purpose: 'living', fen: 100_00, reason: '一时困难' } as const;
  for (const [turn, person] of (await livingIn(at.county, towns[0])).slice(0, 8).entries()) {
    const [proposer, decider] = turn % 2 === 0 ? pair : [pair[1], pair[0]];
    const { id } = await proposeGrant(at.county, { ...proposer, ...help, person });
    await decide(at.county, { ...decider, id, to: 'granted' });
  }
  const accounts = new Set((await found('circle')).map(({ account }) => account));
  expect(pair.every(({ account }) => accounts.has(account))).toBe(true);
});

/** A run that one proposes and the other agrees to; nothing is sent. */
async function agreedRun(proposer: Hand, decider: Hand): Promise<void> {
  const { county } = desk.at;
  const { run } = await draftRun(county, { ...proposer, program: award, cutOff: today, today });
  const { lines, fen } = (await totals(desk.at, run)).get('draft')!;
  await freezeRun(county, { ...decider, run, lines, totalFen: fen, today });
  await cancelRun(county, { ...proposer, run, reason: '改天再发' });
}
