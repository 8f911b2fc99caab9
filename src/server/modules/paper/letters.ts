/** What a letter says, from the case and from what was frozen with its decision. */
import { isLetterStep, letter, type LetterSays, type Paper } from '../../../papers/index.ts';
import type { DateSpan, Reason } from '../../../model/assessment.ts';
import { isoDate, type Language, toDay } from '../../../rules/index.ts';
import type { Letter } from '../case/index.ts';

const paperError = (code: string, detail: Readonly<Record<string, string>>): Error =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });

/** Errors: PAPER_NO_LETTER for a step about which there is none, PAPER_INCOMPLETE. */
export function letterPaper(
  found: Letter,
  { language, county }: { readonly language: Language; readonly county: string },
): Paper {
  const { row, step, outcome } = found;
  if (!isLetterStep(step.step)) throw paperError('PAPER_NO_LETTER', { step: step.step });
  const says: LetterSays = {
    ...{ language, county, step: step.step, case: row.id },
    office: [county, ...(found.office === undefined ? [] : [found.office])].join(' · '),
    day: isoDate(toDay(step.day)),
    ...{ name: found.name, programName: found.programName },
    reasons: step.reasons.map(({ text }) => text),
    ...{ papers: found.papers, because: found.because },
    ...(step.law !== null && { law: step.law }),
    ...(step.appeal_until !== null && { appealUntil: isoDate(toDay(step.appeal_until)) }),
    payments: (outcome?.payments ?? []).map(({ from, until, amountFen }) => ({
      ...{ from, until, amountFen },
    })),
    certain: outcome?.certain ?? [],
    possible: outcome?.possible ?? [],
    conditions: (outcome?.reasons ?? []).map((one) => conditionOf(one, language)),
  };
  return letter(says);
}

/** A condition with the stretch of days around the decision during which its answer stays the same. */
function conditionOf({ text, holds, from, until }: Reason, language: Language) {
  const stretch: readonly DateSpan[] = [[from, until]];
  return {
    text: text[language],
    certain: holds === 'yes' ? stretch : [],
    possible: holds === 'no' ? [] : stretch,
  };
}
