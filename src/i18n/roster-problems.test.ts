/** Every problem of a roster has a text in both languages that says all its details. */
import { expect, test } from 'vitest';
import { type RosterProblemCode, rosterProblemDetails } from '../model/roster-problem.ts';
import { rosterProblemTexts } from './roster-problems.ts';

const codes = Object.keys(rosterProblemDetails) as RosterProblemCode[];

test.each(codes)('%s says its details in both languages', (code) => {
  const details = rosterProblemDetails[code].map((key) => [key, `<${key}>`] as const);
  const text = rosterProblemTexts[code](Object.fromEntries(details));
  for (const words of [text['zh-CN'], text.en]) {
    for (const [, shown] of details) expect(words).toContain(shown);
    expect(words).not.toContain('undefined');
  }
});

test.each(codes)('%s says more than what happened: at least two sentences', (code) => {
  const text = rosterProblemTexts[code]({});
  expect(text['zh-CN'].match(/[，；。]/g)?.length).toBeGreaterThanOrEqual(2);
  expect(text.en.match(/[.;,:]( |$)/g)?.length).toBeGreaterThanOrEqual(2);
});
