/**
 * One row of an area list as an entry, or what is wrong with it. What other rows say, such as whether
 * the area above exists, is checked when all rows are known.
 */
import {
  type AreaEntry,
  type AreaLevel,
  digitsOfLevel,
  findLevel,
  villageKindOf,
} from '../../model/areas/entry.ts';
import type { AreaProblem, AreaProblemCode } from '../../model/areas/problem.ts';
import { isoDate, toDay } from '../../rules/index.ts';
import { parseDate } from '../roster/cells/dates.ts';
import {
  type AreaColumn,
  type AreaHeader,
  kindWords,
  levelBelow,
  levelWords,
  parentColumns,
} from './columns.ts';

/** An entry and the row it stands in. */
export type AreaRow = { readonly entry: AreaEntry; readonly row: number };

export type Report = (code: AreaProblemCode, detail?: AreaProblem['detail']) => void;

/** The entry of a row; undefined when the row has to be left out, which has been reported then. */
export function readAreaRow(
  cells: readonly string[],
  header: AreaHeader,
  report: Report,
): AreaEntry | undefined {
  const text = (column: AreaColumn) => cells[header[column] ?? -1]?.trim() ?? '';
  const nearest = parentColumns.find((column) => text(column) !== '');
  const above = nearest && text(nearest);
  const named = wordIn(levelWords, text('level'), report) ?? levelBelow[nearest ?? 'parent'];
  const code = wholeCode(text('code'), named, above);
  const level = findLevel(code);
  if (level === undefined) return void report('AREA_CODE_FORM');
  if (named !== undefined && named !== level) {
    return void report('AREA_CODE_LEVEL', { level: text('level') || named });
  }
  const name = text('name');
  if (name === '') return void report('AREA_NAME_EMPTY');
  const days = readDays(text('from'), text('until'), report);
  if (days === undefined) return undefined;
  const kind = wordIn(kindWords, text('kind'), report);
  const parent = above === undefined ? undefined : wholeCode(above);
  return {
    code,
    name,
    level,
    ...(level === 'village' ? { kind: kind ?? villageKindOf(code) } : {}),
    ...(parent === undefined ? {} : { parent }),
    ...days,
    successors: codesIn(text('successors')),
  };
}

function codesIn(list: string): readonly string[] {
  if (list === '') return [];
  const words = list.split(/[\s,，、;；|]+/).filter((word) => word !== '');
  return [...new Set(words.map((word) => wholeCode(word)))];
}

/**
 * The code without the zeros that some lists fill it up with: to 12 digits (330604000000), or to
 * whatever length a level above has (330000, a province). A group's own number is put behind the code of
 * its village.
 */
function wholeCode(written: string, level?: AreaLevel, parent?: string): string {
  if (!/^\d+$/.test(written)) return written;
  if (level === 'group' && written.length <= 3) return (parent ?? '') + written.padStart(3, '0');
  const digits = level && digitsOfLevel[level];
  if (digits !== undefined && /^0*$/.test(written.slice(digits))) return written.slice(0, digits);
  return written.length === 12
    ? written.replace(/^(\d\d)(?:0{10}|(\d\d)(?:0{8}|(\d\d)(?:0{6}|(\d{3})0{3})))$/, '$1$2$3$4')
    : written;
}

function wordIn<T>(
  words: Readonly<Record<string, T>>,
  word: string,
  report: Report,
): T | undefined {
  if (word === '') return undefined;
  if (Object.hasOwn(words, word)) return words[word];
  report('AREA_WORD_UNKNOWN', { word, accepted: Object.keys(words).join('、') });
  return undefined;
}

/** The days of a row as far as they are given; undefined when one of them is wrong. */
function readDays(
  from: string,
  until: string,
  report: Report,
): { readonly from?: number; readonly until?: number } | undefined {
  const days: { from?: number; until?: number } = {};
  for (const [key, date] of [
    ['from', from],
    ['until', until],
  ] as const) {
    if (date === '') continue;
    const range = parseDate(date);
    if (typeof range === 'string' || range.earliest !== range.latest) {
      return void report('AREA_DATE_FORM', { date });
    }
    days[key] = range.earliest;
  }
  if (days.from !== undefined && days.until !== undefined && days.from >= days.until) {
    return void report('AREA_DATE_ORDER', {
      begins: isoDate(toDay(days.from)),
      ends: isoDate(toDay(days.until)),
    });
  }
  return days;
}
