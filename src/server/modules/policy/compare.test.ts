/** Another policy is compared with the one in force to the day and the fen before it is switched on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  generatedOn,
  importGenerated,
  incomingOf,
  testCounty,
  type TestCounty,
} from '../../../../test/postgres/county.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { loadPeople } from '../../../db/population.ts';
import type { Pack } from '../../../programs/definition.ts';
import { diffOwed, type OwedChange } from '../../../programs/owed/changes.ts';
import { owedBy } from '../../../programs/owed/owed.ts';
import { withoutCare } from '../../../programs/care.ts';
import { getJurisdiction } from '../../../programs/packs.ts';
import { packs } from '../../../programs/registry.ts';
import { type Day, day, firstOfYear, yearOf } from '../../../rules/index.ts';
import { findCurrent, keepUp } from '../entitlement/index.ts';
import { importRoster } from '../roster/index.ts';
import { arrearsOfPerson } from './arrears.ts';
import { comparePolicies, switchPolicy } from './compare.ts';
import type { PersonChange } from './effects.ts';
import { packsWithRate } from './fixtures/raised.ts';
import { registerPolicy } from './index.ts';

const actor = 'test';
const today = generatedOn;
const subsidy = 'cn/childcare-subsidy';
let at: TestCounty;
let child: number;

beforeAll(async () => {
  at = await testCounty();
  await importGenerated(at, { seed: 9, size: 800 });
  child = await addChild('育儿', day('2025-03-10'));
  const policy = await registerPolicy(at.county, packs, 'cn', { actor });
  await keepUp(at.county, policy, { actor, today });
});
afterAll(() => at.drop());

async function addChild(name: string, born: Day): Promise<number> {
  const record = {
    ...{ id: `key-${name}`, name, events: [], links: [] },
    born: { earliest: born, latest: born },
    facts: [{ kind: 'nationality', value: 'cn' }] as const,
  };
  await importRoster(at.county, incomingOf([record], name), { actor, keys: at.keys });
  return query<{ id: number }>('select id from person where name = $1', [name]).then(
    ([row]) => row!.id,
  );
}

const query = <Row extends object>(text: string, values: readonly unknown[] = []) =>
  snapshotCounty(at.county, (tx) => tx.query<Row>(text, values));

async function compare(fen: number) {
  const changes: PersonChange[] = [];
  const comparison = await comparePolicies(at.county, {
    ...{ actor, packs: packsWithRate(fen), pack: 'cn', today },
    onChanges: (some) => void changes.push(...some),
  });
  return { ...comparison, changes };
}

describe('a rate that rises from 3,600 to 4,800 yuan in 2026', () => {
  test('is 100 yuan a month for a child of 2025, of which eleven months are arrears', async () => {
    const { changes, effects, rules } = await compare(4_800_00);
    expect(rules.changed.map(({ program }) => program)).toEqual([subsidy]);
    const [own, ...others] = changes.filter(({ person }) => person === child);
    expect(others).toEqual([]);
    expect(own).toMatchObject({ program: subsidy, isGain: true, isLoss: false });
    const months = [2026, 2027].flatMap((year) =>
      Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`),
    );
    expect(own!.fenByMonth).toEqual(months.map((month) => ({ month, fen: 100_00 })));
    const [sum] = effects.programs;
    expect(sum!.gainedFen.past).toBe(
      changes.flatMap(({ fenByMonth }) => fenByMonth.filter(({ month }) => month <= '2026-11'))
        .length * 100_00,
    );
  });

  test('is for everybody what evaluating everybody in memory says', async () => {
    const { changes, effects } = await compare(4_800_00);
    const slow = await slowly(packsWithRate(4_800_00), 'cn');
    expect(slow.length).toBeGreaterThan(10);
    expect(changes.map(plain)).toEqual(slow.map(plain));
    const gaining = slow.filter((one) => one.fenByMonth.length > 0);
    // Money that depends on unknown facts alone is nobody's gain.
    const otherwise = slow.length - gaining.length;
    expect(effects.programs).toMatchObject([
      { people: slow.length, gaining: gaining.length, losing: 0, reasonsOnly: 0, otherwise },
    ]);
    const [sum] = effects.programs;
    const fen = gaining.flatMap(({ fenByMonth }) => fenByMonth.map((one) => one.fen));
    expect(sum!.gainedFen.past + sum!.gainedFen.ahead).toBe(total(fen));
    expect(total(sum!.months.map(({ gainedFen }) => gainedFen))).toBe(total(fen));
  });
});

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
const plain = ({ person, program, gained, lost, fenByMonth }: OwedChange) => ({
  ...{ person, program, fenByMonth },
  ...{ gained: [...gained], lost: [...lost] },
});

/** The changes from the national policy to another one, worked out in memory, by numbers on record. */
async function slowly(others: readonly Pack[], id: string): Promise<readonly OwedChange[]> {
  const { population, personIds } = await snapshotCounty(at.county, ({ client }) =>
    loadPeople(client),
  );
  const since = firstOfYear(yearOf(today));
  const [before, after] = [getJurisdiction(packs, 'cn'), getJurisdiction(others, id)].map((rules) =>
    owedBy({ population }, withoutCare(rules), { since }),
  );
  return diffOwed(before!, after!).map((one) => ({ ...one, person: personIds[one.person]! }));
}

test("a province's rules are compared with the national ones, program by program", async () => {
  const changes: PersonChange[] = [];
  const { effects, rules } = await comparePolicies(at.county, {
    ...{ actor, packs, pack: 'cn-33', today },
    onChanges: (some) => void changes.push(...some),
  });
  const inOrder = (all: readonly OwedChange[]) =>
    all.map(plain).toSorted((a, b) => a.person - b.person || (a.program < b.program ? -1 : 1));
  const slow = await slowly(packs, 'cn-33');
  expect(inOrder(changes)).toEqual(inOrder(slow));
  const touched = [...new Set(slow.map(({ program }) => program))].sort();
  expect(effects.programs.map(({ program }) => program)).toEqual(touched);
  expect(effects.people).toBe(new Set(slow.map(({ person }) => person)).size);
  const differing = [...rules.added, ...rules.removed, ...rules.changed.map((one) => one.program)];
  expect(touched.filter((program) => !differing.includes(program))).toEqual([]);
});

describe('what was prepared', () => {
  test('is used again while the rules and the year are the same, and replaced by another draft', async () => {
    const [first, again] = [await compare(4_800_00), await compare(4_800_00)];
    expect(again.after.evaluation).toBe(first.after.evaluation);
    const other = await compare(4_200_00);
    expect(other.after.evaluation).toBeGreaterThan(first.after.evaluation);
    const old = { actor, evaluation: first.after.evaluation };
    await expect(switchPolicy(at.county, old)).rejects.toMatchObject({
      code: 'EVALUATION_NOT_READY',
      detail: { state: 'past' },
    });
  });

  test('answers nobody when the process is killed before the switch', async () => {
    const before = await findCurrent(at.county);
    const script = join(import.meta.dirname, 'fixtures/compare-and-wait.ts');
    const child = spawn(process.execPath, [script, at.db.url, '480000'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await findCurrent(at.county)).toMatchObject({ id: before!.id, state: 'current' });
    const { after } = await compare(4_800_00);
    expect(after.evaluation).toBe(Number(String(line)));
  });

  test('has the facts that came after the comparison once it is switched on, and is history', async () => {
    const { after, effects } = await compare(4_800_00);
    const late = await addChild('迟报', day('2026-02-01'));
    const { differences } = await switchPolicy(at.county, { actor, evaluation: after.evaluation });
    expect(differences).toBe(effects.programs[0]!.people + 1);
    expect((await findCurrent(at.county))!.id).toBe(after.evaluation);
    const lines = await query<{ amount_fen: number }>(
      `select distinct amount_fen from payment_line where evaluation_id = $1 and person_id = $2`,
      [after.evaluation, late],
    );
    expect(lines).toEqual([{ amount_fen: 4_800_00 }]);
    const written = await query<{ count: number }>(
      `select count(*) as count from entitlement_change where policy_version_id = $1`,
      [after.policyVersion],
    );
    expect(written).toEqual([{ count: differences }]);
    expect(await arrearsOfPerson(at.county, { actor, person: child })).toEqual({
      owedFen: 1_200_00,
      noLongerFen: 0,
      years: [{ program: subsidy, year: 2026, fen: 1_200_00 }],
    });
    expect(await compare(4_800_00)).toMatchObject({ changes: [], effects: { people: 0 } });
  });

  test('of a lower rate lists what was owed and leaves it to people', async () => {
    const { changes, effects } = await compare(4_200_00);
    const own = changes.find(({ person }) => person === child)!;
    expect(own).toMatchObject({ isGain: false, isLoss: true });
    expect(own.fenByMonth.every(({ fen }) => fen === -50_00)).toBe(true);
    const [sum] = effects.programs;
    expect(sum!.lostFen.past).toBeGreaterThanOrEqual(11 * 50_00);
    expect(sum!.gainedFen).toEqual({ past: 0, ahead: 0 });
  });
});
