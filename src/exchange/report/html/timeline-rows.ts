/**
 * A program's timeline on the page: the result's bar, then one bar a condition that opens to its
 * reason. The words beside each bar say what it shows, so the bars themselves are only drawn.
 */
import type { Assessment, ConditionTimeline, Reason } from '../../../model/assessment.ts';
import { type Language, type Words, day } from '../../../rules/index.ts';
import { both, safe } from '../markup.ts';
import type { Stretches } from '../page.ts';
import { decidingMarks, rowBars, todayLine } from '../timeline/bars.ts';
import { placeOf, type Scale, scaleFor, tickWidth, yearTicks } from '../timeline/scale.ts';
import {
  decidingEdges,
  decidingWords,
  standingOn,
  standingShape,
  standingText,
  stretchWords,
} from '../timeline/words.ts';
import { capitalised, inBoth, languages, texts } from '../words.ts';
import { opening, type ReportMeta, said } from './parts.ts';

/** The timeline of one assessment; empty when there is nothing to draw. */
export function timelineRows(
  assessment: Assessment,
  conditions: readonly ConditionTimeline[],
  meta: ReportMeta,
): string {
  if (conditions.length === 0) return reasonList(assessment, meta);
  const scale = scaleFor(assessment, conditions, meta.on);
  const picture: Picture = { assessment, scale, meta, reasons: reasonsByCondition(assessment) };
  const groups = groupByParent(conditions);
  return (
    `<div class="timeline" style="--year:${tickWidth(scale)}%">${axis(scale, meta.on)}` +
    `<div class="row result"><p class="label">${both(texts.result)}</p>` +
    `${bars(picture, assessment, 'result')}</div>` +
    groups.map((group) => conditionRow(picture, group)).join('') +
    '</div>'
  );
}

type Picture = {
  readonly assessment: Assessment;
  readonly scale: Scale;
  readonly meta: ReportMeta;
  readonly reasons: ReadonlyMap<string, Reason>;
};

type Group = { readonly condition: ConditionTimeline; readonly madeOf: ConditionTimeline[] };

/** Conditions of the program itself, each with those that follow it and make it up. */
function groupByParent(conditions: readonly ConditionTimeline[]): Group[] {
  const groups: Group[] = [];
  for (const condition of conditions) {
    const last = groups.at(-1);
    if (condition.depth > 0 && last) last.madeOf.push(condition);
    else groups.push({ condition, madeOf: [] });
  }
  return groups;
}

function reasonsByCondition({ reasons }: Assessment): Map<string, Reason> {
  const found = new Map<string, Reason>();
  const add = (reason: Reason): void => {
    if (!found.has(reason.condition)) found.set(reason.condition, reason);
    reason.because?.forEach(add);
  };
  reasons.forEach(add);
  return found;
}

function axis(scale: Scale, on: string): string {
  const years = yearTicks(scale).map(({ year, at }) => `<text x="${at}%" y="17">${year}</text>`);
  const at = placeOf(scale, day(on));
  const side = at < 12 ? 'start' : at > 88 ? 'end' : 'middle';
  const now = (language: Language) =>
    `<text class="now" x="${at}%" y="40" text-anchor="${side}" lang="${language}">` +
    `${texts.today[language]}</text>`;
  return (
    '<div class="row axis" aria-hidden="true"><svg class="years">' +
    `${years.join('')}${languages.map(now).join('')}</svg></div>`
  );
}

const boxes = { result: { top: 7, height: 18 }, condition: { top: 10, height: 12 } } as const;

function bars(picture: Picture, timeline: Stretches, kind: 'result' | 'condition'): string {
  const { scale, meta, assessment } = picture;
  const box = boxes[kind];
  return (
    '<svg class="bars" aria-hidden="true">' +
    rowBars(scale, timeline, box, kind) +
    (kind === 'result' ? '' : decidingMarks(scale, assessment, timeline, box)) +
    `${todayLine(scale, meta.on, 0, '100%')}</svg>`
  );
}

/** One condition: a bar that opens to the reason, its source and what it is made of. */
function conditionRow(picture: Picture, { condition, madeOf }: Group): string {
  const { meta, assessment } = picture;
  const reason = picture.reasons.get(condition.condition);
  const sources = reason?.sources ?? condition.sources;
  const decides = inBoth((language) =>
    decidingWords(decidingEdges(assessment, condition), language),
  );
  return (
    `<details class="row"><summary>${label(picture, condition)}` +
    `${bars(picture, condition, 'condition')}</summary><div class="opened">` +
    (reason ? `<p>${both(reason.sentence)}</p>` : '') +
    (decides.en === '' ? '' : `<p class="decides">${both(capitalised(decides))}</p>`) +
    madeOf.map((part) => partRow(picture, part)).join('') +
    `${citations(assessment.program, sources, meta)}</div></details>`
  );
}

/** What a condition is made of, drawn inside it. */
const partRow = (picture: Picture, part: ConditionTimeline): string =>
  `<div class="part">${label(picture, part)}${bars(picture, part, 'condition')}</div>`;

/** The condition's text, what it is today, and its days in words. */
function label({ meta }: Picture, condition: ConditionTimeline): string {
  const standing = standingOn(condition, meta.on);
  const days = (language: Language) =>
    `${standingText[standing][language]}${language === 'en' ? ' · ' : ' · '}` +
    stretchWords(condition, language);
  return (
    `<span class="label"><i class="${standing}">${standingShape[standing]}</i> ` +
    `${both(capitalised(condition.text), 'b')}<small>${said(days)}</small></span>`
  );
}

/** Where the law says so. */
function citations(program: string, sources: readonly string[], meta: ReportMeta): string {
  if (sources.length === 0) return '';
  const name = meta.citation ?? plainCitation;
  const all = inBoth((language) =>
    sources.map((source) => name(program, source)[language]).join(language === 'en' ? '; ' : '；'),
  );
  return `<p class="cite">${both(texts.source)} ${both(all)}</p>`;
}

const plainCitation = (program: string, source: string): Words => {
  const place = `${program}/source.md#${source}`;
  return { 'zh-CN': place, en: place };
};

/** Reasons without a picture, for assessments whose timelines were not kept. */
function reasonList({ reasons, program }: Assessment, meta: ReportMeta): string {
  if (reasons.length === 0) return '';
  const items = reasons.map(
    (reason) =>
      `<li><i class="${safe(reason.holds)}">${standingShape[reason.holds]}</i> ` +
      `${both(reason.sentence)}${citations(program, reason.sources, meta)}</li>`,
  );
  return opening(both(texts.why), `<ul>${items.join('')}</ul>`);
}
