/** What a change of policy is said to change: programs, conditions, values, or words alone. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { all, any, not, withParameters } from '../../rules/index.ts';
import { ruralAwardRate } from '../cn/rural-award/amounts.ts';
import { ruralAward } from '../cn/rural-award/program.ts';
import type { Pack, Program } from '../definition.ts';
import { packs } from '../registry.ts';
import { comparePrograms } from './compare.ts';
import { policyVersionOf } from './version.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const national = packs.find(({ id }) => id === 'cn')!;
const small: Pack = { ...national, programs: [national.programs[0]!, ruralAward] };
const version = (pack: Pack) => policyVersionOf([pack], 'cn', digest);
const before = version(small);

const withAward = (changes: Partial<Program>): Pack => ({
  ...small,
  programs: [small.programs[0]!, { ...ruralAward, ...changes } as Program],
});
const changeOf = (changes: Partial<Program>) =>
  comparePrograms(before, version(withAward(changes))).changed;
const none = { added: [], removed: [], changed: [] };
const same = {
  program: ruralAward.id,
  conditions: none,
  parameters: [],
  isPaymentRuleChanged: false,
  otherParts: [],
  areTextsOnly: false,
};

describe('two versions', () => {
  test('that are the same differ in nothing', () => {
    expect(comparePrograms(before, version(small))).toEqual({
      areAgesChanged: false,
      added: [],
      removed: [],
      changed: [],
    });
  });

  test('differ by programs', () => {
    const fewer = version({ ...small, programs: [ruralAward] });
    expect(comparePrograms(before, fewer).removed).toEqual([small.programs[0]!.id]);
    expect(comparePrograms(fewer, before).added).toEqual([small.programs[0]!.id]);
  });

  test('differ by how ages are attained', () => {
    const ages = { ...small.ages, attained: 'birthday' as const };
    expect(comparePrograms(before, version({ ...small, ages })).areAgesChanged).toBe(true);
  });

  test('of cn and of Zhejiang differ by what Zhejiang lays over cn', () => {
    const [cn, zhejiang] = ['cn', 'cn-33'].map((id) => policyVersionOf(packs, id, digest));
    const { added, removed, changed } = comparePrograms(cn!, zhejiang!);
    expect(added).toEqual(['cn-33/leave-entitlements']);
    expect(removed).toEqual([]);
    const overrides = packs.find(({ id }) => id === 'cn-33')!.overrides;
    expect(changed.map(({ program }) => program)).toEqual(overrides.map(({ program }) => program));
  });
});

describe('a program', () => {
  test('whose amount rises says which values were and are', () => {
    const values = ruralAwardRate.values.map((value, i) =>
      i === 2 ? { ...value, until: '2027-01-01' } : value,
    );
    const raised = {
      from: '2027-01-01',
      value: 120_00,
      status: 'verified',
      source: 'rate-since-2012',
    } as const;
    const rate = { ...ruralAwardRate, values: [...values, raised] };
    const parameters = { ruralAwardRate: rate };
    const payments = {
      ...ruralAward.payments!,
      amountFen: withParameters(ruralAward.payments!.amountFen, parameters),
    };
    const old = { from: '2012-01-01', value: 80_00, status: 'secondary' };
    expect(changeOf({ parameters, payments })).toMatchObject([
      {
        ...same,
        parameters: [
          {
            name: 'ruralAwardRate',
            before: [old],
            after: [{ ...old, until: '2027-01-01' }, raised],
          },
        ],
      },
    ]);
  });

  test('whose conditions change names them', () => {
    const { eligibility } = ruralAward;
    const of = eligibility.kind === 'all' ? { ...eligibility.of } : {};
    const [first, second] = Object.keys(of);
    const { [first!]: _, ...rest } = of;
    const changed = all({ ...rest, [second!]: not(rest[second!]!) });
    const after = version(withAward({ eligibility: changed.cites(...eligibility.citations) }));
    const conditions = { added: [], removed: [first], changed: [second] };
    expect(comparePrograms(before, after).changed).toEqual([{ ...same, conditions }]);
    const back = { added: [first], removed: [], changed: [second] };
    expect(comparePrograms(after, before).changed).toEqual([{ ...same, conditions: back }]);
    const open = any(of).cites(...eligibility.citations);
    expect(changeOf({ eligibility: open })).toEqual([{ ...same, otherParts: ['eligibility'] }]);
  });

  test('that is paid otherwise or by another tier says so', () => {
    const payments = { ...ruralAward.payments!, partMonth: 'full-months-only' } as const;
    expect(changeOf({ payments } as Partial<Program>)).toEqual([
      { ...same, isPaymentRuleChanged: true },
    ]);
    expect(changeOf({ tier: 'township' })).toEqual([{ ...same, otherParts: ['tier'] }]);
  });

  test('that is only worded otherwise changes texts only', () => {
    const { en } = ruralAward.messages;
    const messages = { ...ruralAward.messages, en: { ...en, name: 'Award for rural parents' } };
    expect(changeOf({ messages })).toEqual([{ ...same, areTextsOnly: true }]);
  });
});
