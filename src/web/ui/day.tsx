/** Days and moments in words, in the language of the page, with the machine's form beside them. */
import { type Day, dayInWords, isoDate, spanInWords } from '../../rules/index.ts';
import { useLanguage } from './language.ts';

/** A day: 2026年5月6日, 6 May 2026. */
export function DayText({ day }: { day: Day }) {
  return <time dateTime={isoDate(day)}>{dayInWords(day)[useLanguage()]}</time>;
}

/** Days `[from, until)`, with the last day included named as such. */
export function SpanText({ from, until }: { from: number; until: number }) {
  return <>{spanInWords(from, until)[useLanguage()]}</>;
}

/** A moment on the phone's own clock, to the minute. */
export function Moment({ at }: { at: string }) {
  const language = useLanguage();
  const words = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(at));
  return <time dateTime={at}>{words}</time>;
}
