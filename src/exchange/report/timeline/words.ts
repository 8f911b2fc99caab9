/** A timeline in words: the same as the picture says, for screen readers and for print. */
import type { ConditionTimeline, DateSpan } from '../../../model/assessment.ts';
import type { Language } from '../../../rules/index.ts';
import { holdsOnDate, type Stretches, uncertainSpans } from '../page.ts';
import { joinWords, spanWords, texts } from '../words.ts';

/** Certain stretches, then those that an unknown fact leaves open. */
export function stretchWords(timeline: Stretches, language: Language): string {
  const sure = timeline.certain.map((span) => spanWords(span, language));
  const open = uncertainSpans(timeline).map((span) =>
    language === 'en'
      ? `${texts.maybe.en} ${spanWords(span, 'en')}`
      : `${texts.maybe['zh-CN']}${spanWords(span, 'zh-CN')}`,
  );
  const parts = [...sure, ...open];
  return parts.length === 0 ? texts.never[language] : joinWords(parts, language);
}

/** What holds on the day asked. */
export type Standing = 'yes' | 'no' | 'unknown';

export function standingOn(timeline: Stretches, on: string): Standing {
  if (holdsOnDate(timeline.certain, on)) return 'yes';
  return holdsOnDate(timeline.possible, on) ? 'unknown' : 'no';
}

export const standingText = { yes: texts.holds, no: texts.fails, unknown: texts.unknown } as const;
export const standingShape = { yes: '●', no: '○', unknown: '？' } as const;

/** Days on which the answer starts or ends, open ends left out. */
export type Edges = { readonly starts: ReadonlySet<string>; readonly ends: ReadonlySet<string> };

export function edgesOf({ certain, possible }: Stretches): Edges {
  const dates = (spans: readonly DateSpan[], side: 0 | 1) =>
    spans.map((span) => span[side]).filter((date) => date !== null);
  const all = [...certain, ...possible];
  return { starts: new Set(dates(all, 0)), ends: new Set(dates(all, 1)) };
}

/** Edges that a condition shares with the result: the days that it decides. */
export type Deciding = { readonly starts: readonly string[]; readonly ends: readonly string[] };

export function decidingEdges(result: Stretches, condition: Stretches): Deciding {
  const [wanted, own] = [edgesOf(result), edgesOf(condition)];
  const shared = (side: ReadonlySet<string>) =>
    [...side].filter((date) => own.starts.has(date) || own.ends.has(date));
  return { starts: shared(wanted.starts), ends: shared(wanted.ends) };
}

/** The words for what a condition decides; empty when it decides nothing. */
export function decidingWords(deciding: Deciding, language: Language): string {
  const parts = [
    ...(deciding.starts.length > 0 ? [texts.decidesStart[language]] : []),
    ...(deciding.ends.length > 0 ? [texts.decidesEnd[language]] : []),
  ];
  return parts.join(language === 'en' ? ' and ' : '，');
}

/** One row of the picture as a sentence. */
export function rowWords(
  result: Stretches,
  condition: ConditionTimeline,
  language: Language,
): string {
  const decides = decidingWords(decidingEdges(result, condition), language);
  const colon = language === 'en' ? ': ' : '：';
  const sentence = `${condition.text[language]}${colon}${stretchWords(condition, language)}`;
  if (decides === '') return sentence;
  return language === 'en' ? `${sentence} (${decides})` : `${sentence}（${decides}）`;
}
