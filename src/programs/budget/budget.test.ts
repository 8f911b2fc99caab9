/** What programs cost is what each person alone is owed, added up; what is tried on a policy changes that and nothing else. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateCounty } from '../../datagen/index.ts';
import { peopleBuilder } from '../../model/people.ts';
import { day, firstOfMonth, monthIndexOf, type Population } from '../../rules/index.ts';
import { withoutCare } from '../care.ts';
import { owedBy } from '../owed/owed.ts';
import { expandPayments } from '../owed/runs.ts';
import type { Jurisdiction } from '../packs.ts';
import { packs } from '../registry.ts';
import { signedText } from '../version/signed.ts';
import { loadPolicyVersion, policyVersionOf } from '../version/version.ts';
import { costSums, type MonthCost } from './cost.ts';
import { leversOf, triedText } from './levers.ts';
import { addPeople, affectedSums } from './people.ts';

const on = day('2026-11-22');
const window = { from: on, months: 60 };
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const versionOf = (id: string) => policyVersionOf(packs, id, digest).definition;
const rulesOf = (text: string) => withoutCare(loadPolicyVersion(text));

function people(seed: number, size: number): Population {
  const builder = peopleBuilder();
  for (const one of generateCounty({ seed, size, on })) builder.add(one);
  return builder.build(['children', 'parents', 'spouse', 'guardians', 'household']).population;
}

const everyone = (population: Population) =>
  Uint32Array.from({ length: population.size }, (_, i) => i);

function costOf(population: Population, rules: Jurisdiction) {
  const sums = costSums(window);
  const programs = new Set(rules.programs.map(({ id }) => id));
  const fen = addPeople(sums, { population, rules, programs, window }, everyone(population));
  return { costs: sums.take(), fen };
}

type Slow = Map<string, [fen: number, withheldFen: number, possibleFen: number]>;

/** Each person alone, line by line, month by month. */
function costSlowly(population: Population, rules: Jurisdiction): Slow {
  const costs: Slow = new Map();
  const first = monthIndexOf(window.from);
  for (const person of everyone(population)) {
    const owed = owedBy({ population }, rules, { since: on, persons: Uint32Array.of(person) });
    for (const line of expandPayments(owed.payments)) {
      const begin = monthIndexOf(line.from);
      const count = monthIndexOf(line.until - 1) - begin + 1;
      for (let i = 0; i < count; i++) {
        if (begin + i < first || begin + i >= first + window.months) continue;
        const key = `${firstOfMonth(begin + i)} ${owed.programs[line.program]}`;
        const cost = costs.get(key) ?? [0, 0, 0];
        const [low, high] = [line.lowFen, line.highFen].map((fen) =>
          fen === Infinity ? Infinity : Math.floor((fen + count - 1 - i) / count),
        ) as [number, number];
        if (line.isCertain) cost[line.status === 2 ? 1 : 0] += low;
        if (line.status !== 2) cost[2] += line.isCertain ? high - low : high;
        if (line.isCertain || line.status !== 2) costs.set(key, cost);
      }
    }
  }
  return costs;
}

const shown = (costs: readonly MonthCost[]): Slow =>
  new Map(
    costs.map(({ month, program, fen, withheldFen, possibleFen = Infinity }) => [
      `${month} ${program}`,
      [fen, withheldFen, possibleFen],
    ]),
  );

describe('the cost of people', () => {
  test.each(['cn', 'cn-11'])('of %s is each person alone, added up', (id) => {
    const rules = rulesOf(versionOf(id));
    let cells = 0;
    const property = fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
      const population = people(seed, 60);
      const slow = costSlowly(population, rules);
      expect(shown(costOf(population, rules).costs)).toEqual(slow);
      cells += slow.size;
    });
    fc.assert(property, { numRuns: 6 });
    expect(cells).toBeGreaterThan(0);
  });

  test('is the same in one stretch or in many, and each has her own', () => {
    const population = people(3, 400);
    const rules = rulesOf(versionOf('cn'));
    const whole = costOf(population, rules);
    const sums = costSums(window);
    const programs = new Set(whole.fen.keys());
    for (const person of everyone(population)) {
      const fen = addPeople(sums, { population, rules, programs, window }, Uint32Array.of(person));
      for (const [program, [one]] of fen) expect(one).toBe(whole.fen.get(program)![person]);
    }
    expect(sums.take()).toEqual(whole.costs);
  });
});

describe('a policy with other values', () => {
  const population = people(5, 1500);

  test('an amount begins on its day, and what was before stays', () => {
    const text = versionOf('cn');
    const tried = [{ lever: 'cn/rural-award#ruralAwardRate', value: 160_00 }];
    const other = rulesOf(triedText(text, rulesOf(text), tried, '2028-01-01'));
    const fenOf = (rules: Jurisdiction, from: string, until: string) =>
      costOf(population, rules)
        .costs.filter(({ program }) => program === 'cn/rural-award')
        .filter(({ month }) => month >= day(from) && month < day(until))
        .reduce((sum, { fen }) => sum + fen, 0);
    const [now, then] = [rulesOf(text), other].map((rules) => [
      fenOf(rules, '2026-11-01', '2028-01-01'),
      fenOf(rules, '2028-01-01', '2031-11-01'),
    ]) as [number[], number[]];
    expect(then).toEqual([now[0], now[1]! * 2]);
    expect(now[1]).toBeGreaterThan(0);
  });

  test('an earlier age brings people in and costs nobody anything', () => {
    const text = versionOf('cn');
    const now = rulesOf(text);
    const tried = [{ lever: 'cn/rural-award@at-least:720', value: 696 }];
    const other = rulesOf(triedText(text, now, tried, '2027-01-01'));
    const affected = affectedSums(['cn/rural-award']);
    affected.add(costOf(population, now).fen, costOf(population, other).fen);
    const [found] = affected.take();
    expect(found).toMatchObject({ losing: 0, noLonger: 0, cutOff: 0 });
    expect(found!.gaining).toBeGreaterThan(found!.newly);
    expect(found!.newly).toBeGreaterThan(0);
  });

  test('what another benefit is set off against changes there too', () => {
    const text = versionOf('cn-11');
    const tried = [
      { lever: 'cn/special-assistance#lossRural', value: 1_000_00 },
      { lever: 'cn/special-assistance@at-least:588', value: 600 },
    ];
    const other = rulesOf(triedText(text, rulesOf(text), tried, '2027-01-01'));
    const award = JSON.stringify(other.programs.find(({ id }) => id === 'cn/rural-award'));
    expect([award.includes('"value":100000'), award.includes('"atLeastMonths":600')]).toEqual([
      true,
      true,
    ]);
    expect(award).not.toContain('"atLeastMonths":588');
  });

  test.each(['cn', 'cn-11', 'cn-33', 'cn-44'])('every value of %s can be tried', (id) => {
    const text = versionOf(id);
    const rules = rulesOf(text);
    const levers = leversOf(rules, '2026-11-22');
    for (const { id: lever, value } of levers) {
      const other = rulesOf(triedText(text, rules, [{ lever, value: value + 1 }], '2026-11-22'));
      const changed = leversOf(other, '2026-11-22').filter((one, i) => {
        return one.value !== levers[i]!.value;
      });
      expect(changed.map((one) => one.value)).toEqual(changed.map(() => value + 1));
      expect(changed.length, lever).toBe(1);
    }
    expect(levers.length).toBeGreaterThan(8);
  });

  test('a value that a county signed can be tried like any other', () => {
    const signature = { program: 'cn/special-assistance', parameter: 'lossRural' };
    const value = { from: '2022-01-01', value: 590_00, source: '测〔2026〕1号' };
    const { definition } = signedText(versionOf('cn'), [{ ...signature, ...value }]);
    const lever = leversOf(rulesOf(definition), '2026-11-22').find(({ id }) =>
      id.endsWith('#lossRural'),
    )!;
    expect(lever).toMatchObject({ status: 'signed', source: value.source });
    const tried = [{ lever: lever.id, value: 700_00 }];
    const other = rulesOf(triedText(definition, rulesOf(definition), tried, '2027-01-01'));
    const fenOf = (rules: Jurisdiction) =>
      costOf(population, rules).costs.reduce((sum, { fen }) => sum + fen, 0);
    expect(fenOf(other)).toBeGreaterThan(fenOf(rulesOf(definition)));
  });

  test('a value that the policy does not have is refused', () => {
    const text = versionOf('cn');
    const tried = [{ lever: 'cn/rural-award#births', value: 1 }];
    const attempt = () => triedText(text, rulesOf(text), tried, '2027-01-01');
    expect(attempt).toThrow(expect.objectContaining({ code: 'BUDGET_LEVER_UNKNOWN' }));
  });
});
