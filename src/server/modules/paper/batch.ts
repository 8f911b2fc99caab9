/** The letters of some days, one after the other: what a county prints at once and sends out. */
import { type County, snapshotCounty } from '../../../db/county.ts';
import { letterSteps, type Paper } from '../../../papers/index.ts';
import type { Language } from '../../../rules/index.ts';
import { letterOf } from '../case/index.ts';
import { sealed } from './issue.ts';
import { letterPaper } from './letters.ts';
import { type LetterStepRow, stepsBetween } from './queries.ts';

/** Days `[from, until)`. */
export const lettersDue = (
  county: County,
  days: { readonly from: number; readonly until: number },
): Promise<readonly LetterStepRow[]> =>
  snapshotCounty(county, (tx) => stepsBetween(tx, letterSteps, days));

/** Each with its code; whoever's letter it is finds the reading of her case in her log. */
export async function* lettersFor(
  county: County,
  steps: readonly LetterStepRow[],
  about: {
    readonly actor: string;
    readonly language: Language;
    readonly countyName: string;
    readonly origin: string;
  },
): AsyncGenerator<Paper> {
  const { actor, language, countyName, origin } = about;
  for (const { case: id, step } of steps) {
    const found = await letterOf(county, { id, step }, { actor, language });
    const paper = letterPaper(found, { language, county: countyName });
    const { unit } = found.step;
    yield sealed(county, paper, { actor, origin, unit, program: found.row.program });
  }
}
