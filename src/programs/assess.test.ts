/** Over a whole fictional village and all programs: reasons, dates in words, questions and lines agree with the timelines. */
import { describe, expect, test } from 'vitest';
import type { Assessment, Reason } from '../model/assessment.ts';
import { catalog } from '../model/facts/catalog.ts';
import { child, type Family, peopleOf, person, unlisted, woman } from '../model/family.ts';
import { day, dayInWords, evaluate, type Label, timelineIn, toDay } from '../rules/index.ts';
import { assessor } from './assess.ts';
import { village } from './fixtures/village.ts';
import { getJurisdiction } from './packs.ts';
import { packs } from './registry.ts';

const today = '2026-11-22';
const on = day(today);
const jurisdiction = getJurisdiction(packs, 'cn');

describe('a village of 1,500', () => {
  const people = village(1500, on);
  const asked = assessor(people, jurisdiction, { on });
  const all = people.ids.flatMap((_, i) => asked.person(i));
  const flat = (reasons: readonly Reason[]): Reason[] =>
    reasons.flatMap((reason) => [reason, ...flat(reason.because ?? [])]);

  test('has people in every state, with money, questions and due steps', () => {
    for (const state of ['entitled', 'not-entitled', 'ask']) {
      expect(all.some((one) => one.state === state)).toBe(true);
    }
    expect(all.some(({ payments }) => payments.length > 0)).toBe(true);
    expect(all.some(({ withheld }) => withheld.length > 0)).toBe(true);
    expect(all.some(({ due }) => due.length > 0)).toBe(true);
    expect(asked.failures).toEqual([]);
  });

  test('the days in a sentence are the ends of the stretch it speaks of', () => {
    for (const { sentence, from, until } of flat(all.flatMap(({ reasons }) => reasons))) {
      if (from !== null) expect(sentence['zh-CN']).toContain(dayInWords(day(from))['zh-CN']);
      if (from !== null) expect(sentence.en).toContain(dayInWords(day(from)).en);
      if (until === null) continue;
      const last = dayInWords(toDay(day(until) - 1));
      expect(sentence['zh-CN']).toContain(`${last['zh-CN']}（含）`);
      expect(sentence.en).toContain(`${last.en} inclusive`);
    }
  });

  test('the deciding conditions fix the answer: all hold, one fails, or one is open', () => {
    for (const { state, reasons } of all) {
      const answers = new Set(reasons.map(({ holds }) => holds));
      if (state === 'entitled') expect([...answers]).toEqual(['yes']);
      if (state === 'not-entitled') expect([...answers]).toEqual(['no']);
      if (state === 'ask') expect([...answers]).toEqual(['unknown']);
    }
  });

  test('whoever may be entitled on the day is asked something that has words', () => {
    const open = all.filter(({ state }) => state === 'ask');
    expect(
      open
        .filter(({ missing }) => missing.length === 0)
        .map(({ program, reasons }) => [program, reasons]),
    ).toEqual([]);
    for (const { questions } of open) {
      for (const { text } of questions) expect(text['zh-CN']).toMatch(/[？）]$/);
    }
  });

  test('no reproductive fact is ever asked for', () => {
    const kinds: Readonly<Record<string, { readonly label: string }>> = catalog;
    const asked = all.flatMap(({ questions }) => questions.map(({ fact }) => fact));
    expect(asked.filter((fact) => kinds[fact]?.label === 'reproductive')).toEqual([]);
  });

  test('one person evaluated alone has the timeline that she has among everyone', () => {
    for (const { eligibility } of jurisdiction.programs) {
      const options = { ages: jurisdiction.pack.ages };
      const together = evaluate(eligibility, people.population, options);
      for (let i = 0; i < people.ids.length; i += 37) {
        const alone = evaluate(eligibility, people.population, {
          ...options,
          persons: Uint32Array.of(i),
        });
        expect(timelineIn(alone, i)).toEqual(timelineIn(together, i));
      }
    }
  });

  test('a line that may be paid never rests on an unverified amount', () => {
    expect(
      all.flatMap(({ payments }) => payments).filter((line) => line.status === 'unverified'),
    ).toEqual([]);
    expect(
      all.flatMap(({ withheld }) => withheld).filter((line) => line.status !== 'unverified'),
    ).toEqual([]);
  });
});

const assessed = (program: string, ...families: readonly Family[]): Assessment =>
  assessor(peopleOf(...families), jurisdiction, {
    on,
    programs: [program],
    everyProgram: true,
  }).person(0)[0]!;

describe('questions', () => {
  test('the cheapest fact is asked first, of the person it concerns', () => {
    const child = person({ born: '2024-05-01' });
    expect(assessed('childcare-subsidy', child).missing).toEqual(['nationality']);
  });

  test('an amount that an unknown fact leaves open is a range with a question', () => {
    const mother = woman({ born: '1960-06-30' }).with(
      child({ born: '1985-01-01', died: '2010-03-12' }),
    );
    const { payments, missing } = assessed('special-assistance', mother);
    const in2014 = payments.find(({ from }) => from === '2014-01-01');
    expect(in2014).toMatchObject({ amountFen: 12 * 170_00, upToFen: 12 * 340_00 });
    expect(missing).toEqual(['household-registration-type']);
  });

  test('a woman of 35 without children on record is asked nothing about children', () => {
    const one = woman({ born: '1991-05-01' }).with(unlisted('children', 0, 255));
    const { state } = assessed('special-assistance', one);
    const care = assessed('special-family-care', one);
    expect([state, care.state, care.missing]).toEqual(['not-entitled', 'not-entitled', []]);
  });
});

describe('a reader without the right to a fact', () => {
  const mother = woman({ born: '1970-06-30', sex: 'female' }).with(
    child({ born: '1995-01-01', died: '2019-03-12' }),
  );
  const options = { on, programs: ['special-assistance'] };
  const read = (labels?: readonly Label[]) =>
    assessor(peopleOf(mother), jurisdiction, { ...options, ...(labels && { labels }) });

  test('sees that there is a confidential condition, but not which or since when', () => {
    const whole = JSON.stringify(read().person(0)[0]!.reasons);
    const [assessment] = read(['ordinary', 'civil-status', 'sensitive']).person(0);
    expect(whole).toContain('2019-03-12');
    expect(JSON.stringify(assessment!.reasons)).not.toContain('2019-03-12');
    const hidden = assessment!.reasons.find(({ condition }) => condition === 'confidential');
    expect(hidden).toMatchObject({
      holds: 'yes',
      from: null,
      sentence: { en: 'a confidential condition' },
    });
  });

  test('is shown no bar for it and asked no question about it', () => {
    const bars = read(['ordinary'])
      .conditions(0, 'special-assistance')
      .map(({ condition }) => condition);
    expect(bars).toEqual(['inForce', 'living', 'bornSince1933']);
    const open = peopleOf(woman({ born: '1970-06-30' }).with(unlisted('children', 0, 255)));
    const narrow = assessor(open, jurisdiction, { ...options, labels: ['ordinary'] }).person(0)[0]!;
    expect([narrow.missing, narrow.questions]).toEqual([[], []]);
  });
});
