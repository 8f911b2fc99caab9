/** Every problem of an area list has a text in both languages that says all its details. */
import { expect, test } from 'vitest';
import { type AreaProblemCode, areaProblemKinds } from '../model/areas/problem.ts';
import { areaProblemTexts } from './area-problems.ts';

const codes = Object.keys(areaProblemKinds) as AreaProblemCode[];

test.each(codes)('%s says its details in both languages', (code) => {
  const details = areaProblemKinds[code].details.map((key) => [key, `<${key}>`] as const);
  const text = areaProblemTexts[code](Object.fromEntries(details));
  for (const words of [text['zh-CN'], text.en]) {
    for (const [, shown] of details) expect(words).toContain(shown);
    expect(words).not.toContain('undefined');
  }
});

test.each(codes)('%s says more than what happened: at least two sentences', (code) => {
  const text = areaProblemTexts[code]({});
  expect(text['zh-CN'].match(/[，；。]/g)?.length).toBeGreaterThanOrEqual(2);
  expect(text.en.match(/[.;,:]( |$)/g)?.length).toBeGreaterThanOrEqual(2);
});
