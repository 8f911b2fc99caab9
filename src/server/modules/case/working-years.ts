/** The county's own table of a year's working days; limits that were counted without it are counted again. */
import { type Changing, changeCounty, type County } from '../../../db/county.ts';
import { workCalendar } from '../../../model/working-days/calendar.ts';
import type { YearOfWork } from '../../../model/working-days/years.ts';
import { dueAfter } from '../../../programs/procedure/clock.ts';
import { findDay } from '../../../rules/index.ts';
import type { Act } from '../registry/index.ts';
import { caseError } from './errors.ts';
import { lockCase, ownYears, provisionalCases, replaceYear, setDue, stepsOf } from './queries.ts';
import { findRules, lastSubmission, standingAt } from './steps.ts';

/**
 * Enters a year in place of what was entered before; gives how many limits changed.
 * Errors: WORKING_YEAR_DAY for days that the year does not have.
 */
export async function setWorkingYear(
  county: County,
  { actor, ...year }: YearOfWork & { readonly actor: string },
): Promise<Act & { readonly recounted: number }> {
  for (const text of [...year.off.flat(), ...year.worked]) {
    if (findDay(`${year.year}-${text}`) === undefined) {
      throw caseError('WORKING_YEAR_DAY', { year: year.year, day: text });
    }
  }
  const act = { kind: 'working-year', actor, detail: { year: year.year } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await replaceYear(tx, year);
    return { event: tx.event, recounted: await recount(tx, county) };
  });
  return { ...value, seq };
}

/** Counts provisional limits again. */
async function recount(tx: Changing, county: County): Promise<number> {
  const calendar = workCalendar(await ownYears(tx));
  let recounted = 0;
  for (const id of await provisionalCases(tx)) {
    const row = (await lockCase(tx, id))!;
    const steps = await stepsOf(tx, id);
    const standing = standingAt(row, steps);
    const rules = await findRules(tx, county, row.program);
    if (!standing || !rules) continue;
    const day = steps.at(-1)!.day;
    const submitted = lastSubmission(steps) ?? day;
    const due = dueAfter(rules.procedure, calendar, { standing, submitted, day });
    if (!due) continue;
    await setDue(tx, row, due);
    tx.changed('service', row.person);
    recounted++;
  }
  return recounted;
}
