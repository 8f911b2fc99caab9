/** By when somebody must act on a case: the limits of its procedure, counted over a calendar of working days. */
import type { Standing } from '../../model/casework/case.ts';
import {
  type DueDay,
  type WorkCalendar,
  workingDaysAfter,
} from '../../model/working-days/calendar.ts';
import type { Procedure } from './procedure.ts';

/**
 * The day by which the next step is due after one that was taken; undefined where no text limits it, or where it is
 * for her to act and not for an office.
 * @param submitted Day of the last submission: the limit of all steps together runs from there.
 * @param day Day of the step that was taken.
 */
export function dueAfter(
  { steps, together, appeal }: Procedure,
  calendar: WorkCalendar,
  {
    standing,
    submitted,
    day,
  }: { readonly standing: Standing; readonly submitted: number; readonly day: number },
): DueDay | undefined {
  const { state, turn } = standing;
  if (state === 'appealed' || state === 'contested') {
    return { day: day + appeal.decidedInDays, isCertain: true };
  }
  if (turn === undefined || !state.startsWith('to-')) return undefined;
  const own = steps[turn]?.limit;
  const dues = [
    ...(own ? [workingDaysAfter(calendar, { from: day, count: own.workingDays })] : []),
    ...(together
      ? [workingDaysAfter(calendar, { from: submitted, count: together.workingDays })]
      : []),
  ];
  return dues.toSorted((a, b) => a.day - b.day)[0];
}

/** The last day on which an appeal is in time; later ones need a good reason, which a reader judges. */
export const lastDayOfAppeal = ({ appeal }: Procedure, decided: number): number =>
  decided + appeal.days;
