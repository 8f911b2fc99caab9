/** Who pays on a day: what a text assigns, and nothing that it does not. */
import { describe, expect, test } from 'vitest';
import { benefit, pack } from '../../../test/refusals/material.ts';
import { day } from '../../rules/index.ts';
import type { FundingShare, FundingTier, Program } from '../definition.ts';
import { lintPack } from '../lint.ts';
import { getJurisdiction } from '../packs.ts';
import { packs } from '../registry.ts';
import { fundingOf } from './funding.ts';

const programOf = (jurisdiction: string, id: string) =>
  getJurisdiction(packs, jurisdiction).programs.find((program) => program.id === id)!;
const award = programOf('cn', 'cn/rural-award');
const tiers: readonly FundingTier[] = [1, 2, 3, 4, 5];
const nobody = { central: 0, province: 0, county: 0, unassigned: 1000 };

describe('the shares of a payment', () => {
  test('since 2019-01-01 the central share of the rural award is 80 to 10 % by tier', () => {
    const central = (on: string) => tiers.map((tier) => fundingOf(award, day(on), tier).central);
    expect(central('2018-12-31')).toEqual([0, 0, 0, 0, 0]);
    expect(central('2019-01-01')).toEqual([800, 600, 500, 300, 100]);
    expect(fundingOf(award, day('2026-11-22'), 3)).toEqual({
      ...nobody,
      central: 500,
      unassigned: 500,
      status: 'secondary',
    });
  });

  test('without a tier, shares that differ by tier are assigned to nobody', () => {
    expect(fundingOf(award, day('2026-11-22'))).toEqual(nobody);
  });

  test('a share until a day ends the day before', () => {
    const funding = [
      { from: '2020-01-01', until: '2021-01-01', county: 1000, status: 'verified', source: 'x' },
    ] satisfies FundingShare[];
    const program = { ...award, funding } as Program;
    expect(fundingOf(program, day('2020-12-31')).county).toBe(1000);
    expect(fundingOf(program, day('2021-01-01'))).toEqual(nobody);
  });

  test('a province that pays another amount has no share of the national text', () => {
    const beijing = programOf('cn-11', 'cn/special-assistance');
    expect(fundingOf(beijing, day('2026-11-22'), 5)).toEqual(nobody);
  });

  test.each(packs)('the parts add up to the whole in every program of $id', ({ id }) => {
    for (const program of getJurisdiction(packs, id).programs) {
      for (const tier of [undefined, ...tiers]) {
        const { central, province, county, unassigned } = fundingOf(
          program,
          day('2026-01-01'),
          tier,
        );
        expect(central + province + county + unassigned).toBe(1000);
        expect(unassigned).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('the linter', () => {
  const share = { from: '2019-01-01', tier: 1, central: 800, status: 'secondary', source: 'who' };
  const codesOf = (...funding: readonly object[]) =>
    lintPack(pack({ programs: [benefit({ funding })] })).map(({ code }) => code);

  test.each([
    ['one share', [share]],
    ['a share for each tier', [share, { ...share, tier: 2, central: 600 }]],
    [
      'one after the other',
      [
        { ...share, until: '2026-01-01' },
        { ...share, from: '2026-01-01' },
      ],
    ],
    ['the whole', [{ ...share, province: 100, county: 100 }]],
  ])('lets %s pass', (_, funding) => {
    expect(codesOf(...funding)).toEqual([]);
  });

  test.each([
    ['more than the whole', [{ ...share, county: 201 }], 'FUNDING_WRONG'],
    ['a share that ends before it begins', [{ ...share, until: '2019-01-01' }], 'FUNDING_WRONG'],
    ['two on one day', [share, { ...share, from: '2020-01-01' }], 'FUNDING_WRONG'],
    ['one for all beside one of a tier', [share, { ...share, tier: undefined }], 'FUNDING_WRONG'],
    ['a negative share', [{ ...share, county: -1 }], 'FORM_WRONG'],
    ['a sixth tier', [{ ...share, tier: 6 }], 'FORM_WRONG'],
    ['a family that pays', [{ ...share, family: 200 }], 'FIELD_UNKNOWN'],
    ['a share from nowhere', [{ ...share, source: undefined }], 'MESSAGE_MISSING'],
  ])('finds %s', (_, funding, code) => {
    expect(codesOf(...funding)).toContain(code);
  });
});
