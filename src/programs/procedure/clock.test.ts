/** Clocks of cases. */
import { expect, test } from 'vitest';
import { type CaseStep, standingOf } from '../../model/casework/case.ts';
import { workCalendar } from '../../model/working-days/calendar.ts';
import { day, isoDate, toDay } from '../../rules/index.ts';
import { dueAfter, lastDayOfAppeal } from './clock.ts';
import { getJurisdiction } from '../packs.ts';
import { type Procedure, stepsOfCase } from './procedure.ts';
import { packs } from '../registry.ts';

const subsidyIn = (pack: string): Procedure => {
  const { programs } = getJurisdiction(packs, pack);
  const found = programs.find(({ id }) => id === 'cn/childcare-subsidy');
  return (found as { readonly procedure: Procedure }).procedure;
};

function due(pack: string, happened: readonly CaseStep[], submitted: string, on: string) {
  const procedure = subsidyIn(pack);
  const standing = standingOf(stepsOfCase(procedure), happened)!;
  const days = { submitted: day(submitted), day: day(on) };
  const found = dueAfter(procedure, workCalendar(), { standing, ...days });
  return found && `${isoDate(toDay(found.day))}${found.isCertain ? '' : ' provisional'}`;
}

test('nationally both steps together have 30 working days from the last submission', () => {
  expect(due('cn', ['applied'], '2026-06-01', '2026-06-01')).toBe('2026-07-14');
  expect(due('cn', ['applied', 'checked'], '2026-06-01', '2026-06-20')).toBe('2026-07-14');
});

test('in Guangdong each step has ten of its own from when its turn comes', () => {
  expect(due('cn-44', ['applied'], '2026-06-01', '2026-06-01')).toBe('2026-06-15');
  expect(due('cn-44', ['applied', 'checked'], '2026-06-01', '2026-06-03')).toBe('2026-06-17');
});

test('a clock that crosses into a year without a table is provisional', () => {
  expect(due('cn', ['applied'], '2026-12-10', '2026-12-10')).toBe('2027-01-21 provisional');
});

test('while she is asked for a paper no clock of the office runs, and a decided case has none', () => {
  expect(due('cn', ['applied', 'returned'], '2026-06-01', '2026-06-02')).toBeUndefined();
  const decided: CaseStep[] = ['applied', 'checked', 'confirmed'];
  expect(due('cn', decided, '2026-06-01', '2026-06-20')).toBeUndefined();
});

test('an appeal is decided within 60 days, and is in time for 60 days', () => {
  expect(due('cn', ['applied', 'refused', 'appealed'], '2026-06-01', '2026-08-01')).toBe(
    '2026-09-30',
  );
  expect(isoDate(toDay(lastDayOfAppeal(subsidyIn('cn'), day('2026-06-20'))))).toBe('2026-08-19');
});
