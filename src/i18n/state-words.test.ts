/** Whoever reads an error, a letter or a screen reads words, the same for the same thing; never a code. */
import { expect, test } from 'vitest';
import { caseStates, caseSteps } from '../model/casework/case.ts';
import { errorTexts } from './command-errors.ts';
import { caseStateWords, inWords, wordsUnder } from './state-words.ts';

const codes = new RegExp(`“(?:${[...caseStates, ...caseSteps].join('|')})”`);

test('errors of casework put no code in quotes, whatever the state and step', () => {
  const coded = ['CASE_STATE', 'CASE_TURN', 'CASE_OWN_HAND', 'CASE_REASONS', 'PAPER_NO_LETTER'];
  const found = coded.flatMap((code) =>
    caseStates.flatMap((state) =>
      caseSteps.flatMap((step) => {
        const told = errorTexts[code]!({ case: 7, state, step })['zh-CN'];
        return codes.test(told) || /[“（(][a-z-]+[”）)]/.test(told) ? [told] : [];
      }),
    ),
  );
  expect(found).toEqual([]);
});

test('a state has the same words in an error as on the screen', () => {
  const told = errorTexts.CASE_STATE!({ case: 7, state: 'to-confirm', step: 'checked' });
  const shown = wordsUnder('case', caseStateWords, 'zh-CN')['case-to-confirm'];
  expect(told['zh-CN']).toContain(`“${shown}”，不能做“初审通过”`);
  expect(inWords(caseStateWords, 'new').en).toBe('new');
});

test('what is missing is told by the words of its facts', () => {
  const told = errorTexts.CASE_NOT_CERTAIN!({ case: 7, missing: 'marital-status, other' });
  expect(told['zh-CN']).toContain('缺：婚姻状况、other');
});
