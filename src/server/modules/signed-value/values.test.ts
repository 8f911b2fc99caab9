/** A value that nobody verified is signed by two hands, and then what waited for it is paid from. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type RunningServer, runServer } from '../../../../test/server/running.ts';
import {
  agreeToValue,
  listPolicyValues,
  proposeValue,
} from '../../../api/contracts/policy/values.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import type { Pack } from '../../../programs/definition.ts';
import { packs } from '../../../programs/registry.ts';
import { signedText } from '../../../programs/version/signed.ts';
import { day } from '../../../rules/index.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { comparePolicies } from '../policy/compare.ts';
import { jurisdictionOf, policyHere, policyIn } from '../policy/index.ts';
import { addOffice, staffIn } from './fixtures/other-unit.ts';
import { settleValues } from './index.ts';

const today = day('2026-11-22');
const program = 'cn/special-assistance';
const document = { document: '测财〔2022〕10号', office: '拟省财政厅' };
const rates = {
  lossUrban: 590_00,
  lossRural: 590_00,
  disabilityUrban: 460_00,
  disabilityRural: 460_00,
};

let at: RunningServer;
let clerk: Caller;
let finance: Caller;
beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 21, 3000);
  clerk = await at.staff('clerk');
  finance = await staffIn(at, 'reviewer', await addOffice(at, '县财政局'));
}, 120_000);
afterAll(() => at.stop());

const values = async () => (await finance.call(listPolicyValues)).body;
const query = <Row extends object>(text: string) =>
  snapshotCounty(at.county, (tx) => tx.query<Row>(text));
const settle = () => settleValues(at.county, { actor: 'test', today });
const policyNow = async () =>
  (
    await query<{ id: number }>(
      `select policy_version_id as id from evaluation where state = 'current'`,
    )
  )[0]!.id;

async function propose(parameter: string, value: number, from = '2022-01-01'): Promise<number> {
  const body = { program, parameter, from, value, ...document };
  const answer = await clerk.call(proposeValue, { body });
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer.body.id;
}
async function agree(id: number) {
  const { proposals } = await values();
  const { seen } = proposals.find((one: { id: number }) => one.id === id);
  const { status, body } = await finance.call(agreeToValue, { params: { id }, body: { seen } });
  return [status, body.code];
}
const payable = async () =>
  (
    await query<{ people: number; fen: number }>(
      `select count(distinct person_id) as people, coalesce(sum(amount_fen), 0)::bigint as fen from owed_line
       where program = '${program}' and standing < 2 and is_certain
         and from_day >= '2022-01-01' and from_day <= '2026-11-22'`,
    )
  )[0]!;

test('every open value says who waits, and signing them all pays exactly that', async () => {
  const before = await values();
  const open = before.open.filter((one: { program: string }) => one.program === program);
  expect(open).toHaveLength(8);
  const since = open.find((one: { from: string }) => one.from === '2022-01-01');
  expect(since).toMatchObject({ isShared: true, unit: 'fen per person and month' });
  expect(since.people).toBeGreaterThan(0);
  expect(await payable()).toEqual({ people: 0, fen: 0 });
  const ids: number[] = [];
  for (const [name, value] of Object.entries(rates)) ids.push(await propose(name, value));
  expect(await settle()).toEqual({ inForce: 0, compared: 4 });
  const proposals = (await values()).proposals;
  const sums = proposals.map((one: { effects: { programs: { gainedFen: number }[] } }) =>
    one.effects.programs.reduce((sum, { gainedFen }) => sum + gainedFen, 0),
  );
  expect(sums.reduce((a: number, b: number) => a + b, 0)).toBeGreaterThan(0);
  for (const id of ids) expect(await agree(id)).toEqual([200, undefined]);
  const old = await policyNow();
  expect(await settle()).toEqual({ inForce: 4, compared: 0 });
  expect(await payable()).toEqual({ people: since.people, fen: since.fen });
  expect(await policyNow()).not.toBe(old);
  const replayed = await jurisdictionOf(at.county, old);
  const loss = replayed.programs.find(({ id }) => id === program)!.parameters.lossUrban!;
  expect(loss.values.at(-1)).toMatchObject({ status: 'unverified' });
});

test('a signed value has its document as source, and the software carries it on', async () => {
  const { signed } = await values();
  expect(signed).toHaveLength(4);
  expect(new Set(signed.map(({ fate }: { fate: string }) => fate))).toEqual(new Set(['laid']));
  const { programs } = await jurisdictionOf(at.county, await policyNow());
  const { values: kept } = programs.find(({ id }) => id === program)!.parameters.lossUrban!;
  const source = '测财〔2022〕10号 · 拟省财政厅';
  expect(kept.at(-1)).toMatchObject({ from: '2022-01-01', status: 'signed', source });
  const same = await comparePolicies(at.county, { actor: 'test', packs, pack: 'cn', today });
  expect(same.before.policyVersion).toBe(same.after.policyVersion);
});

/** All packs, with one value verified. */
function verified(value: number): readonly Pack[] {
  const { definition } = policyIn(packs, 'cn');
  const rate = { program, parameter: 'lossUrban', from: '2022-01-01', value, source: 'rates' };
  const signed = signedText(definition, [rate]).definition;
  return JSON.parse(signed.replaceAll('"status":"signed"', '"status":"verified"')).packs;
}

test.each([
  [590_00, 'same'],
  [600_00, 'differs'],
])('where packs verify %i fen themselves theirs holds, and the signature is told: %s', async (fen, fate) => {
  const found = await policyHere(at.county, verified(fen), 'cn');
  const fates = found.signatures.map(({ parameter, fate: told }) => [parameter, told]);
  expect(fates).toContainEqual(['lossUrban', fate]);
  expect(fates).toContainEqual(['lossRural', 'laid']);
});

test('a wrong value is put right by another signature, whose losses are seen first', async () => {
  const id = await propose('lossRural', 500_00);
  const unseen = { params: { id }, body: { seen: 'x' } };
  expect((await finance.call(agreeToValue, unseen)).body.code).toBe('VALUE_NOT_COMPARED');
  await settle();
  const [{ effects }] = (await values()).proposals.filter((one: { id: number }) => one.id === id);
  expect(effects.gaining).toBe(0);
  expect(effects.losing).toBeGreaterThan(0);
  expect((await finance.call(agreeToValue, unseen)).body.code).toBe('VALUE_CHANGED');
  expect(await agree(id)).toEqual([200, undefined]);
  expect(await settle()).toMatchObject({ inForce: 1 });
});

test('the database itself refuses the same hand, the same unit, and effects that nobody saw', async () => {
  const id = await propose('disabilityUrban', 470_00, '2023-01-01');
  await settle();
  const move = (account: number, post: number, unit: number, seen: string | null) =>
    changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
      tx.query(`select move_value($1, 'agreed', $2, $3, $4, $5, $6, null)`, [
        ...[id, account, post, unit, tx.event, seen],
      ]),
    );
  const [{ seen }] = (await values()).proposals.filter((one: { id: number }) => one.id === id);
  await expect(move(clerk.account, clerk.post + 1, 1e6, seen)).rejects.toThrow(/check/);
  await expect(move(finance.account, finance.post, at.units.county, seen)).rejects.toThrow(/check/);
  await expect(move(finance.account, finance.post, 1e6, null)).rejects.toThrow(/cannot go there/);
});
