/**
 * The timeline picture: when someone is entitled and which conditions decide it, as one SVG that
 * reads the same with the eyes, the ears and on black-and-white paper.
 */
import type { ConditionTimeline } from '../../model/assessment.ts';
import { day, type Language } from '../../rules/index.ts';
import { safe } from './markup.ts';
import type { Stretches } from './page.ts';
import {
  colours,
  decidingMarks,
  gridLines,
  hatchPattern,
  rowBars,
  todayLine,
} from './timeline/bars.ts';
import { placeOf, type Scale, scaleFor, yearTicks } from './timeline/scale.ts';
import { rowWords, stretchWords } from './timeline/words.ts';
import { wrap } from './text-width.ts';
import { capitalised, dateWords, joinWords, texts } from './words.ts';

export type TimelineInput = {
  readonly result: Stretches;
  /** The conditions of the program; what they are made of is indented. */
  readonly conditions: readonly ConditionTimeline[];
  /** The day asked. */
  readonly on: string;
  readonly language: Language;
  /** First day drawn; without it the years that hold the result's edges and today. */
  readonly from?: string;
  /** First day no longer drawn. */
  readonly until?: string;
};

/** Heights. Units: CSS pixels, so that texts are 16 px however wide the picture is. */
const AXIS = 30;
const LINE = 22;
const BARS = 32;
const FOOT = 26;
/** Columns of a label's line that a 360 px phone has room for. */
const LABEL_COLUMNS = 34;
const FONT =
  '"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif';

/** The whole picture in words: the day, the result, then each condition. */
export function timelineWords(input: TimelineInput): string {
  const { result, conditions, on, language } = input;
  const colon = language === 'en' ? ': ' : '：';
  return joinWords(
    [
      `${texts.asOf[language]}${language === 'en' ? ' ' : ''}${dateWords(on, language)}`,
      `${texts.result[language]}${colon}${stretchWords(result, language)}`,
      ...conditions.map((condition) => rowWords(result, condition, language)),
    ],
    language,
  );
}

/**
 * The picture as an SVG element, as wide as its place.
 *
 * Shape: a group with the words as its label; each row an image that can be reached by keyboard.
 * Unknown: days that are possible but not certain are hatched.
 */
export function timelineSvg(input: TimelineInput): string {
  const { result, conditions, on, language } = input;
  const found = scaleFor(result, conditions, on);
  const scale: Scale = {
    from: input.from === undefined ? found.from : day(input.from),
    until: input.until === undefined ? found.until : day(input.until),
  };
  const rows = [
    { label: texts.result[language], words: '', depth: 0, timeline: result, isResult: true },
    ...conditions.map((condition) => ({
      label: capitalised(condition.text)[language],
      words: rowWords(result, condition, language),
      depth: condition.depth,
      timeline: condition,
      isResult: false,
    })),
  ];
  let top = AXIS;
  const drawn = rows.map((each) => {
    const lines = wrap(each.label, LABEL_COLUMNS - 2 * each.depth);
    const at = { top, lines, height: LINE * lines.length + BARS };
    top += at.height;
    const words = each.isResult
      ? `${each.label}${language === 'en' ? ': ' : '：'}${stretchWords(result, language)}`
      : each.words;
    const box = { top: top - BARS + (each.isResult ? 6 : 9), height: each.isResult ? 18 : 12 };
    const shapes =
      rowBars(scale, each.timeline, box, each.isResult ? 'result' : 'condition') +
      (each.isResult ? '' : decidingMarks(scale, result, each.timeline, box)) +
      todayLine(scale, on, top - BARS, top);
    return row(at, words, each.isResult ? 'bold' : 16 * each.depth, shapes);
  });
  const height = top + FOOT;
  return (
    `<svg class="tl" xmlns="http://www.w3.org/2000/svg" width="100%" height="${height}" ` +
    `lang="${language}" role="group" aria-label="${safe(timelineWords(input))}" ` +
    `font-family='${FONT}' font-size="16"><defs>${hatchPattern}</defs>` +
    `${axis(scale, on, language, top)}${drawn.join('')}</svg>`
  );
}

type RowPlace = {
  readonly top: number;
  readonly height: number;
  readonly lines: readonly string[];
};

/** One focusable row: its label above, its bars below, its sentence as the name. */
function row(place: RowPlace, sentence: string, setting: 'bold' | number, shapes: string): string {
  const indent = setting === 'bold' ? 0 : setting;
  const lines = place.lines.map(
    (line, index) =>
      `<tspan x="${indent}" y="${place.top + LINE * (index + 1) - 4}">${safe(line)}</tspan>`,
  );
  return (
    `<g class="tl-row" role="img" tabindex="0" aria-label="${safe(sentence)}">` +
    `<title>${safe(place.lines.join(' '))}</title><desc>${safe(sentence)}</desc>` +
    `<rect class="tl-focus" y="${place.top}" width="100%" height="${place.height}" fill="none"/>` +
    `<text class="tl-label" fill="${colours.ink}" stroke="${colours.paper}" stroke-width="4" ` +
    `paint-order="stroke"${setting === 'bold' ? ' font-weight="600"' : ''}>` +
    `${lines.join('')}</text>${shapes}</g>`
  );
}

/** Years along the top with their lines, and the word for today at the foot. */
function axis(scale: Scale, on: string, language: Language, foot: number): string {
  const years = yearTicks(scale).map(
    ({ year, at }) =>
      `<text class="tl-year" x="${at}%" y="16" fill="${colours.quiet}">${year}</text>`,
  );
  const at = placeOf(scale, day(on));
  const anchor = at < 8 ? 'start' : at > 92 ? 'end' : 'middle';
  const today =
    `<text class="tl-today-word" x="${at}%" y="${foot + 18}" text-anchor="${anchor}" ` +
    `fill="${colours.ink}">${safe(texts.today[language])}</text>`;
  return gridLines(scale, AXIS - 8, foot) + years.join('') + today;
}
