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
import { diffOwed } from '../../../programs/owed/changes.ts';
import { owedBy } from '../../../programs/owed/owed.ts';
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
    const { population, personIds } = await snapshotCounty(at.county, ({ client }) =>
      loadPeople(client),
    );
    const since = firstOfYear(yearOf(today));
    const [before, after] = [packs, packsWithRate(4_800_00)].map((some) =>
      owedBy({ population }, getJurisdiction(some, 'cn'), { since }),
    );
    const slow = diffOwed(before!, after!);
    const plain = ({ program, gained, lost, fenByMonth }: (typeof slow)[number]) =>
      ({ program, gained: [...gained], lost: [...lost], fenByMonth }) as const;
    expect(slow.length).toBeGreaterThan(10);
    expect(changes.map((one) => ({ person: one.person, ...plain(one) }))).toEqual(
      slow.map((one) => ({ person: personIds[one.person], ...plain(one) })),
    );
    expect(effects.programs).toHaveLength(1);
    const [sum] = effects.programs;
    const gaining = slow.filter((one) => one.fenByMonth.length > 0).length;
    expect(sum).toMatchObject({ people: slow.length, gaining, losing: 0, reasonsOnly: 0 });
    // Money that depends on unknown facts alone is nobody's gain.
    expect(sum!.otherwise).toBe(slow.length - gaining);
    const fen = slow.flatMap(({ fenByMonth }) => fenByMonth.map((one) => one.fen));
    expect(sum!.gainedFen.past + sum!.gainedFen.ahead).toBe(fen.reduce((a, b) => a + b, 0));
    expect(sum!.months.map(({ gainedFen }) => gainedFen).reduce((a, b) => a + b, 0)).toBe(
      sum!.gainedFen.past + sum!.gainedFen.ahead,
    );
  });
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
