/** The picture says what the data say: bars, hatching, open ends, the deciding day, the words. */
import { expect, test } from 'vitest';
import {
  award,
  awardConditions,
  condition,
  ON,
  subsidy,
  subsidyConditions,
  text,
} from './fixture.ts';
import { uncertainSpans } from './page.ts';
import { scaleFor } from './timeline/scale.ts';
import { timelineSvg, timelineWords } from './timeline-svg.ts';

const language = 'zh-CN';
const drawn = (more: Partial<Parameters<typeof timelineSvg>[0]> = {}) =>
  timelineSvg({ result: subsidy(), conditions: subsidyConditions(), on: ON, language, ...more });
const countOf = (svg: string, part: string) => svg.split(part).length - 1;

test('a certain stretch is one filled bar from its first day to its last', () => {
  const svg = drawn({ conditions: [], from: '2024-01-01', until: '2028-01-01' });
  // 366 and 1277 of 1461 days.
  expect(svg).toContain('class="tl-certain" fill="#b4482a" x="25.05%"');
  expect(svg).toContain('width="62.36%"');
});

test('only days that are possible but not certain are hatched', () => {
  expect(drawn()).not.toContain('class="tl-unknown"');
  const svg = drawn({ result: award(), conditions: awardConditions() });
  expect(countOf(svg, 'class="tl-unknown"')).toBe(2);
  expect(svg).not.toContain('class="tl-certain"');
});

test('a stretch that is certain in its middle leaves two open ones around it', () => {
  const result = {
    certain: [['2025-01-01', '2026-01-01']] as const,
    possible: [['2024-01-01', null]] as const,
  };
  expect(uncertainSpans(result)).toEqual([
    ['2024-01-01', '2025-01-01'],
    ['2026-01-01', null],
  ]);
});

test('a bar that goes on has chevrons at that end only', () => {
  const open = condition('open', text('一直', 'ever'), [['2025-01-01', null]]);
  const svg = drawn({ conditions: [open] });
  expect(countOf(svg, 'tl-chevron')).toBe(1);
  expect(svg).toContain('<svg x="100%"');
});

test('a condition that holds on no day is a dotted line, not nothing', () => {
  const never = condition('never', text('从不', 'never'), []);
  expect(drawn({ conditions: [never] })).toContain('class="tl-none"');
});

test('the days on which a condition decides the result are marked', () => {
  const [, underThree, inForce] = subsidyConditions();
  expect(countOf(drawn({ conditions: [underThree!] }), 'class="tl-deciding"')).toBe(1);
  expect(timelineWords({ result: subsidy(), conditions: [inForce!], on: ON, language })).toContain(
    '在2025年1月1日补贴实施之后：从2025年1月1日起，没有截止日（决定起点）',
  );
});

test('the words hold every stretch of the picture, with the last day included', () => {
  const words = timelineWords({
    result: award(),
    conditions: awardConditions(),
    on: ON,
    language: 'en',
  });
  expect(words).toBe(
    'As of 22 November 2026; Entitled: perhaps from 6 May 2026, no end date; ' +
      'aged 60 or over: from 6 May 2026, no end date (decides the start); ' +
      'agricultural registration: perhaps always; has one child: from 1 March 1990, no end date',
  );
  expect(drawn()).toContain('应享：从2025年1月1日到2027年6月30日（含）');
});

test('every row is an image with a name that the keyboard reaches', () => {
  const svg = drawn();
  expect(countOf(svg, 'role="img" tabindex="0" aria-label="')).toBe(7);
  expect(countOf(svg, '<desc>')).toBe(7);
});

test('a text with markup in it stays text', () => {
  const evil = condition('evil', text('<script>"&\'', '<script>'), [[null, null]]);
  expect(drawn({ conditions: [evil] })).not.toMatch(/<script|"&'/);
});

test('the years drawn hold today and the result, and leave far edges outside', () => {
  const isoYears = ({ from, until }: { from: number; until: number }) =>
    [from, until].map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  expect(isoYears(scaleFor(subsidy(), subsidyConditions(), ON))).toEqual([
    '2024-01-01',
    '2028-01-01',
  ]);
  const since1950 = {
    certain: [['1950-01-01', null]] as const,
    possible: [['1950-01-01', null]] as const,
  };
  expect(isoYears(scaleFor(since1950, [], ON))).toEqual(['2025-01-01', '2028-01-01']);
});
