/** What the doctor says of one thing: the figures it saw, what they mean, and what to do. */
import type { Words } from '../../rules/index.ts';

export type FindingState = 'good' | 'weak' | 'bad';

export type Finding = {
  /** What was looked at, such as `disk`; one finding for each, or one for each county. */
  readonly check: string;
  readonly state: FindingState;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly words: Words;
  /** What to do; always there unless all is well. */
  readonly advice?: Words;
};

/** The first advice whose condition holds decides; where none does, all is well. */
export function finding(
  check: string,
  figures: Finding['figures'],
  words: Words,
  advice: readonly (readonly [isSo: boolean, state: 'weak' | 'bad', advice: Words])[] = [],
): Finding {
  const found = advice.find(([isSo]) => isSo);
  if (!found) return { check, state: 'good', figures, words };
  return { check, state: found[1], figures, words, advice: found[2] };
}

/** What could not be looked at. */
export function notExamined(check: string, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    check,
    state: 'bad',
    figures: { reason },
    words: { 'zh-CN': `没有检查成：${reason}`, en: `Could not be examined: ${reason}` },
    advice: {
      'zh-CN': '请按上面的原因处理，然后再运行一次。',
      en: 'Deal with the reason above, then run this again.',
    },
  };
}

/** A number as people read it, with its thousands apart and not more exact than it is. */
export function numberWords(value: number): string {
  if (value > 0 && value < 10) return String(Number(value.toPrecision(2)));
  const exact = value < 1000 ? value : Number(value.toPrecision(2));
  return new Intl.NumberFormat('en').format(Math.round(exact));
}
