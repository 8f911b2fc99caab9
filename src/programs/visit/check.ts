/**
 * Whether an answer can be right. What cannot be is refused with the reason; what is only unusual is read back once
 * and then taken: the person at the door knows better than a table.
 */
import { catalog, type FactKind } from '../../model/facts/catalog.ts';
import { BEGINNING, END, findDay, isoDate, shift, toDay, years } from '../../rules/index.ts';
import type { QuestionItem } from './items.ts';

/** Why an answer is not taken, or what to ask once more; words of both languages stand with the screens. */
export type CheckCode =
  | 'day-malformed'
  | 'day-in-future'
  | 'day-in-past'
  | 'day-before-birth'
  | 'day-after-death'
  | 'day-before-known'
  | 'day-long-ago'
  | 'day-far-off'
  | 'value-missing'
  | 'value-unknown'
  | 'level-impossible'
  | 'measure-impossible'
  | 'measure-unusual'
  | 'age-impossible'
  | 'text-missing';

export type Check =
  | { readonly verdict: 'fine' }
  | {
      readonly verdict: 'ask' | 'refuse';
      readonly code: CheckCode;
      /** What stands in the words: the value given and the bounds it is held against. */
      readonly values: Readonly<Record<string, string>>;
    };

const fine: Check = { verdict: 'fine' };
const refuse = (code: CheckCode, values: Readonly<Record<string, string>> = {}): Check => ({
  verdict: 'refuse',
  code,
  values,
});
const ask = (code: CheckCode, values: Readonly<Record<string, string>> = {}): Check => ({
  verdict: 'ask',
  code,
  values,
});

/** Days between which somebody lives, as far as they are known: `[earliest, latest]` of each. */
export type Lifetime = {
  readonly born?: readonly [number, number];
  readonly died?: readonly [number, number];
};

/** A day on which something was done, began or was found out: not after today, not before a certain birth. */
export function checkPastDay(text: string, life: Lifetime, today: number): Check {
  const day = findDay(text);
  if (day === undefined) return refuse('day-malformed', { given: text });
  if (day > today) return refuse('day-in-future', { given: text });
  const [bornEarliest] = life.born ?? [BEGINNING];
  if (day < bornEarliest) return refuse('day-before-birth', { given: text });
  const diedLatest = life.died?.[1] ?? END;
  if (day > diedLatest) return refuse('day-after-death', { given: text });
  return fine;
}

/** Something that was done lately; a year ago is asked about once more. */
export function checkRecentDay(text: string, life: Lifetime, today: number): Check {
  const checked = checkPastDay(text, life, today);
  if (checked.verdict !== 'fine') return checked;
  const isOld = findDay(text)! < shift(toDay(today), { months: -12, days: 0 });
  return isOld ? ask('day-long-ago', { given: text }) : fine;
}

/** A day to come back on: today or later, and asked about again where it is more than a year off. */
export function checkComingDay(text: string, today: number): Check {
  const day = findDay(text);
  if (day === undefined) return refuse('day-malformed', { given: text });
  if (day < today) return refuse('day-in-past', { given: text });
  return day > shift(toDay(today), years(1)) ? ask('day-far-off', { given: text }) : fine;
}

/** Nobody has reached this age. */
const OLDEST_YEARS = 123;

/** The birth of somebody who is not on record. */
export function checkBirthDay(text: string, today: number): Check {
  const day = findDay(text);
  if (day === undefined) return refuse('day-malformed', { given: text });
  if (day > today) return refuse('day-in-future', { given: text });
  const oldest = shift(toDay(today), { months: -12 * OLDEST_YEARS, days: 0 });
  return day < oldest ? refuse('age-impossible', { given: text }) : fine;
}

/** An answer about a fact: its value in words of the catalogue, and since when it holds. */
export function checkFact(
  fact: FactKind,
  { value, from }: { readonly value: string | number | boolean | null; readonly from?: string },
  life: Lifetime,
  today: number,
): Check {
  if (value === null || value === '') return refuse('value-missing');
  const definition = catalog[fact];
  if (definition.type === 'choice') {
    const values: readonly string[] = definition.values;
    if (!values.includes(String(value))) return refuse('value-unknown', { given: String(value) });
  }
  if (definition.type === 'level') {
    const [least, most] = gradesOf(definition.unit);
    const isGrade = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
    const bounds = { given: String(value), least: String(least), most: String(most) };
    if (!isGrade) return refuse('level-impossible', bounds);
  }
  if (
    definition.type === 'area' &&
    !/^99\d{4}(?:\d{6})?$|^[1-8]\d{5}(?:\d{6})?$/.test(String(value))
  )
    return refuse('value-unknown', { given: String(value) });
  return from === undefined ? fine : checkPastDay(from, life, today);
}

/** The day from which something else holds than what is on record: after the day from which that holds. */
export function checkChange(
  { known }: Pick<QuestionItem, 'known'>,
  from: string,
  life: Lifetime,
  today: number,
): Check {
  const checked = checkPastDay(from, life, today);
  if (checked.verdict === 'refuse' || !known) return checked;
  const isAfter = findDay(from)! > known.since;
  return isAfter
    ? checked
    : refuse('day-before-known', { given: from, known: isoDate(toDay(known.since)) });
}

/** First and last grade, as the catalogue states them in its unit. */
function gradesOf(unit: string): readonly [number, number] {
  const [, least = '1', most = '4'] = /(\d)-(\d)/.exec(unit) ?? [];
  return [Number(least), Number(most)];
}

type Range = { readonly low: number; readonly high: number };

/** A measured value, in its own unit; `unusual`: the usual range that it lies outside of, if any. */
export function checkMeasure(value: number, plausible: Range, unusual: Range | undefined): Check {
  const given = String(value);
  const bounds = ({ low, high }: Range) => ({ given, least: String(low), most: String(high) });
  if (!(value >= plausible.low && value <= plausible.high))
    return refuse('measure-impossible', bounds(plausible));
  return unusual ? ask('measure-unusual', bounds(unusual)) : fine;
}

export const checkName = (text: string): Check =>
  text.trim() === '' ? refuse('text-missing') : fine;

/** An answer that has to be given before anything can be saved. */
export const missingAnswer = (answer: string | undefined): Check =>
  answer === undefined ? refuse('value-missing') : fine;
