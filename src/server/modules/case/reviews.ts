/**
 * What is looked at again: yearly where the procedure says so, and whenever a right that was confirmed is no longer
 * certain. It opens a step and a task for a person; no money stops by it.
 */
import { changeCounty, type County, type Reading, snapshotCounty } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { civilDate, dayOf, toDay } from '../../../rules/index.ts';
import { lockCase, stepsOf } from './queries.ts';
import { casesToReview } from './review-queries.ts';
import { findRules, standingAt, takeStep } from './steps.ts';

/** Brings reviews up to a day; run again it changes nothing. Gives how many became due. */
export async function raiseReviews(
  county: County,
  { actor, today }: { readonly actor: string; readonly today: number },
): Promise<number> {
  const found = await snapshotCounty(county, (tx) => dueReviews(tx, county, today));
  let raised = 0;
  for (const id of found) {
    const { value } = await changeCounty(county, { kind: 'case-review-due', actor }, async (tx) => {
      const row = await lockCase(tx, id);
      const standing = row && standingAt(row, await stepsOf(tx, id));
      // Somebody may have acted since it was found.
      if (standing?.state !== 'confirmed' || standing.isReviewDue) return 0;
      const rules = await findRules(tx, county, row!.program);
      // Of a program that is gone nothing is owed and nothing is to be looked at.
      if (!rules) return 0;
      await takeStep(tx, row!, rules, { step: 'review-due', today });
      return 1;
    });
    raised += value;
  }
  return raised;
}

async function dueReviews(tx: Reading, county: County, today: number): Promise<readonly number[]> {
  const { year, month } = civilDate(toDay(today));
  const due: number[] = [];
  for (const one of await casesToReview(tx, dayText(today))) {
    if (!one.is_certain) due.push(one.id);
    else {
      const review = (await findRules(tx, county, one.program))?.procedure.review;
      if (!review || month < review.month) continue;
      const since = dayOf(year, review.month, 1);
      // What was decided or confirmed since then has been looked at already.
      if (one.last_looked_at < since) due.push(one.id);
    }
  }
  return due;
}
