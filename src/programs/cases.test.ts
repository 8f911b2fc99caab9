/** Every worked case of every program holds, and every program has enough of them. */
import { describe, expect, test } from 'vitest';
import type { Assessment, Reason } from '../model/assessment.ts';
import { peopleOf } from '../model/family.ts';
import { day } from '../rules/index.ts';
import { assessor } from './assess.ts';
import type { Case } from './case.ts';
import { getJurisdiction } from './packs.ts';
import { packs } from './registry.ts';

function assessCase(packId: string, program: string, { given, today }: Case): Assessment {
  const jurisdiction = getJurisdiction(packs, packId);
  const options = { on: day(today), programs: [program], everyProgram: true };
  return assessor(peopleOf(given), jurisdiction, options).person(0)[0]!;
}

const namesIn = (reasons: readonly Reason[]): string[] =>
  reasons.flatMap(({ condition, because = [] }) => [condition, ...namesIn(because)]);

const bare = (lines: Assessment['payments']) =>
  lines.map(({ from, until, amountFen }) => ({ from, until, amountFen }));

function check(actual: Assessment, { expect: expected }: Case): void {
  const { certain, possible, state, payments, withheld, missing, because, claimUntil } = expected;
  if (certain) expect(actual.certain).toEqual(certain);
  if (certain || possible) expect(actual.possible).toEqual(possible ?? certain);
  if (state) expect(actual.state).toBe(state);
  if (payments) expect(bare(actual.payments)).toEqual(payments);
  if (claimUntil) expect(actual.payments.map((line) => line.claimUntil)).toEqual(claimUntil);
  if (withheld) expect(bare(actual.withheld)).toEqual(withheld);
  if (missing) expect(actual.missing).toEqual(missing);
  if (because) expect(namesIn(actual.reasons)).toEqual(expect.arrayContaining([...because]));
}

function checkDue(packId: string, program: string, one: Case): void {
  const { due } = one.expect;
  if (!due) return;
  const named = new Set(due.map(({ step }) => step));
  // Steps over before the day asked are not shown, so the windows are read as of the first one.
  const first = due.map(({ from }) => from).toSorted()[0] ?? one.today;
  const early = assessCase(packId, program, {
    ...one,
    today: first < one.today ? first : one.today,
  });
  const windows = early.due.filter(({ step }) => named.has(step));
  expect(windows.map(({ step, from, until }) => ({ step, from, until }))).toEqual(due);
}

for (const pack of packs) {
  const own = pack.programs.map(({ id, cases }) => ({ id, cases }));
  const changed = pack.overrides.map(({ program, cases }) => ({ id: program, cases }));
  for (const { id, cases } of [...own, ...changed]) {
    describe(`${pack.id}: ${id}`, () => {
      test('has at least eight cases, each with a name of its own', () => {
        expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
        expect(cases.length).toBeGreaterThanOrEqual(8);
      });
      test.each(cases)('$name', (one) => {
        check(assessCase(pack.id, id, one), one);
        checkDue(pack.id, id, one);
      });
    });
  }
}
