/**
 * What the linter proves of rules, seen on people: changing an intimate fact takes no service away and
 * moves no money, and changing the number of children moves only what a law ties to it.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment, DateSpan } from '../../src/model/assessment.ts';
import {
  child,
  type FactValue,
  type Family,
  peopleOf,
  person,
  spouse,
} from '../../src/model/family.ts';
import type { FactKind } from '../../src/model/facts/index.ts';
import { day, isoDate, type Label, toDay } from '../../src/rules/index.ts';
import { assessor } from '../../src/programs/assess.ts';
import type { Program } from '../../src/programs/definition.ts';
import { getJurisdiction } from '../../src/programs/packs.ts';
import { packs } from '../../src/programs/registry.ts';

type Facts = Readonly<Partial<Record<FactKind, FactValue>>>;
type Draft = {
  readonly sex: 'female' | 'male';
  readonly born: string;
  readonly died: string | undefined;
  readonly ordinary: Facts;
  readonly civil: Facts;
  readonly reproductive: Facts;
  readonly children: readonly string[];
  readonly hasSpouse: boolean;
};

const dates = (from: string, until: string) =>
  fc.integer({ min: day(from), max: day(until) }).map((value) => isoDate(toDay(value)));
const recent = dates('2025-01-01', '2027-03-01');
const events = fc.array(recent, { minLength: 1, maxLength: 2 });
const area = fc.constantFrom('110101001001', '330106001001', '440103001001', '510104001001');
const optional: { readonly requiredKeys: never[] } = { requiredKeys: [] };

const civil: fc.Arbitrary<Facts> = fc.record(
  {
    'marital-status': fc.constantFrom('never-married', 'married', 'divorced', 'widowed'),
    'household-registration': area,
    'household-registration-type': fc.constantFrom('agricultural', 'non-agricultural'),
  },
  optional,
);
const reproductive: fc.Arbitrary<Facts> = fc.record(
  {
    'pregnancy-plan': fc.boolean(),
    'last-menstrual-period': events,
    'expected-delivery': events,
    delivery: events,
    'hospital-discharge': events,
    'cervical-screening': events,
    'breast-screening': events,
  },
  optional,
);
const ordinary: fc.Arbitrary<Facts> = fc.record(
  { nationality: fc.constantFrom('cn', 'other'), residence: area, 'disability-level': fc.nat(4) },
  optional,
);
const draft: fc.Arbitrary<Draft> = fc.record({
  sex: fc.constantFrom('female', 'male'),
  born: dates('1930-01-01', '2026-11-01'),
  died: fc.option(dates('2025-06-01', '2026-11-01'), { nil: undefined, freq: 5 }),
  ordinary,
  civil,
  reproductive,
  children: fc.array(dates('1980-01-01', '2026-11-01'), { maxLength: 3 }),
  hasSpouse: fc.boolean(),
});
const drafts = fc.array(draft, { minLength: 25, maxLength: 25 });

function familyOf(one: Draft): Family {
  const facts = { ...one.ordinary, ...one.civil, ...one.reproductive };
  const { sex, born, died } = one;
  const self = person({ sex, born, facts, ...(died !== undefined && died > born && { died }) });
  const partner = one.hasSpouse ? [spouse({ sex: 'male', born: '1970-02-03' })] : [];
  return self.with(...partner, ...one.children.map((birth) => child({ born: birth })));
}

/** Assessments of each person, by program; relatives’ keys are left out, for they move. */
function assessed(people: readonly Draft[], packId: string) {
  const jurisdiction = getJurisdiction(packs, packId);
  const options = { on: day('2026-11-22'), everyProgram: true };
  const { person: assess } = assessor(peopleOf(...people.map(familyOf)), jurisdiction, options);
  return people.map((_, i) => new Map(assess(i).map((one) => [one.program, answerOf(one)])));
}

const answerOf = ({ state, certain, possible, payments, withheld, due, missing }: Assessment) => ({
  state,
  certain,
  possible,
  payments,
  withheld,
  due,
  missing,
});

/** Programs of a pack that read a label anywhere, and those that do not. */
function programsBy(packId: string, label: Label) {
  const { programs } = getJurisdiction(packs, packId);
  return {
    reading: programs.filter((program) => labelsOf(program).has(label)),
    others: programs.filter((program) => !labelsOf(program).has(label)),
  };
}

function labelsOf(program: Program): ReadonlySet<Label> {
  const steps = program.kind === 'service' ? Object.values(program.schedule) : [];
  const amount = program.kind === 'benefit' ? program.payments?.amountFen.labels : undefined;
  return new Set([
    ...program.eligibility.labels,
    ...(amount ?? []),
    ...steps.flatMap(({ anchor }) => anchor.labels),
    ...program.form.flatMap(({ askWhile }) => askWhile?.labels ?? []),
  ]);
}

const covers = (wide: readonly DateSpan[], narrow: readonly DateSpan[]): boolean =>
  narrow.every(([from, until]) =>
    wide.some(([a, b]) => (a ?? '') <= (from ?? '') && (b ?? '9999') >= (until ?? '9999')),
  );

const runs = { numRuns: 16, seed: 20261122 };

describe.each(packs.map(({ id }) => id))('%s', (pack) => {
  const of = (kind: Program['kind']) =>
    getJurisdiction(packs, pack).programs.filter((program) => program.kind === kind);

  test('no service changes with marriage, registration or a spouse', () => {
    fc.assert(
      fc.property(drafts, civil, (people, changed) => {
        const flipped = people.map((one) => ({
          ...one,
          civil: changed,
          hasSpouse: !one.hasSpouse,
        }));
        const [before, after] = [assessed(people, pack), assessed(flipped, pack)];
        for (const { id } of of('service')) {
          expect(after.map((one) => one.get(id))).toEqual(before.map((one) => one.get(id)));
        }
      }),
      runs,
    );
  });

  test('no service changes with children', () => {
    fc.assert(
      fc.property(drafts, (people) => {
        const flipped = people.map((one) => ({
          ...one,
          children: ['2026-01-05', ...one.children],
        }));
        const [before, after] = [assessed(people, pack), assessed(flipped, pack)];
        for (const { id } of of('service')) {
          expect(after.map((one) => one.get(id))).toEqual(before.map((one) => one.get(id)));
        }
      }),
      runs,
    );
  });

  test('a reproductive fact takes no day of any service away from someone without it', () => {
    fc.assert(
      fc.property(drafts, (people) => {
        const silent = people.map((one) => ({ ...one, reproductive: {} }));
        const [before, after] = [assessed(silent, pack), assessed(people, pack)];
        for (const [i, one] of before.entries()) {
          for (const { id } of of('service')) {
            expect(covers(after[i]!.get(id)!.possible, one.get(id)!.possible)).toBe(true);
            expect(covers(after[i]!.get(id)!.certain, one.get(id)!.certain)).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  test('no reproductive fact changes a benefit', () => {
    fc.assert(
      fc.property(drafts, reproductive, (people, changed) => {
        const flipped = people.map((one) => ({ ...one, reproductive: changed }));
        const [before, after] = [assessed(people, pack), assessed(flipped, pack)];
        for (const { id } of of('benefit')) {
          expect(after.map((one) => one.get(id))).toEqual(before.map((one) => one.get(id)));
        }
      }),
      runs,
    );
  });

  test('children and their certificate change only what a law ties to them, and take no money', () => {
    const { reading, others } = programsBy(pack, 'child-count');
    expect(reading.filter((program) => !('statutory' in program))).toEqual([]);
    fc.assert(
      fc.property(drafts, (people) => {
        const flipped = people.map((one) => ({
          ...one,
          ordinary: { ...one.ordinary, 'one-child-certificate': true },
          children: [...one.children, '2020-02-29'],
        }));
        const [before, after] = [assessed(people, pack), assessed(flipped, pack)];
        for (const { id } of others) {
          expect(after.map((one) => one.get(id))).toEqual(before.map((one) => one.get(id)));
        }
        for (const { id } of reading) {
          const lines = after.flatMap((one) => one.get(id)!.payments);
          expect(lines.filter(({ amountFen }) => amountFen <= 0)).toEqual([]);
        }
      }),
      runs,
    );
  });
});
