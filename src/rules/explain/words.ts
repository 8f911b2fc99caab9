/**
 * Conditions and their dates as sentences, in zh-CN and English. The end points in the words are the
 * end points of the timeline; the last day is named as included, because people count that way.
 */
import type { Words } from '../expression/catalog.ts';
import { BEGINNING, civilDate, type Day, END } from '../time/day.ts';
import type { Answer } from './examiner.ts';

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day in both languages: 2026年5月6日, 6 May 2026. */
export function dayInWords(value: number): Words {
  const { year, month, day } = civilDate(value as Day);
  return {
    'zh-CN': `${year}年${month}月${day}日`,
    en: `${day} ${englishMonths[month - 1]} ${year}`,
  };
}

/** The days `[from, until)` in both languages, the last day included. */
export function spanInWords(from: number, until: number): Words {
  const first = from === BEGINNING ? undefined : dayInWords(from);
  const last = until === END ? undefined : dayInWords(until - 1);
  if (first && last) {
    return {
      'zh-CN': `${first['zh-CN']}至${last['zh-CN']}（含）`,
      en: `from ${first.en} to ${last.en} inclusive`,
    };
  }
  if (first) return { 'zh-CN': `自${first['zh-CN']}起`, en: `from ${first.en} on` };
  if (last) return { 'zh-CN': `至${last['zh-CN']}（含）`, en: `until ${last.en} inclusive` };
  return { 'zh-CN': '始终', en: 'at all times' };
}

const answers: Record<Answer, Words> = {
  yes: { 'zh-CN': '符合', en: 'yes' },
  no: { 'zh-CN': '不符合', en: 'no' },
  unknown: { 'zh-CN': '待核实', en: 'not known yet' },
};

/** A condition with its answer and the days on which the answer holds. */
export function sentenceFor(text: Words, answer: Answer, from: number, until: number): Words {
  const span = spanInWords(from, until);
  const said = answers[answer];
  return {
    'zh-CN': `${text['zh-CN']}：${said['zh-CN']}，${span['zh-CN']}`,
    en: `${text.en}: ${said.en}, ${span.en}`,
  };
}

/** What stands in a sentence for a condition that the reader has no right to. */
export const confidential: Words = {
  'zh-CN': '一项保密条件',
  en: 'a confidential condition',
};
