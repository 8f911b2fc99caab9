/** Today's list in words, row by row: for the screen, and to be kept for the next opening. */
import type { i18n } from 'i18next';
import { yuanWords } from '../../../exchange/report/words.ts';
import type { TodayReason, TodayRow } from '../../../programs/today/rank.ts';
import type { Phone } from '../../offline/phone.ts';
import { paramOf } from '../person/refs.ts';
import { textsIn } from '../person/text.ts';
import { minutesOfRow } from './minutes.ts';
import { reasonTexts } from './reason-text.ts';

export type Card = {
  /** Of the person whose household opens, as addresses have it. */
  readonly person: string;
  readonly names: string;
  readonly why: string;
  readonly isPressing: boolean;
  /** What else there is, what is owed, and how long it takes. */
  readonly notes: string;
};

const sections = ['booked', 'today', 'soon'] as const satisfies readonly TodayRow['section'][];

export type Section = {
  readonly name: (typeof sections)[number];
  readonly count: number;
  /** Undefined while only the first ones are known. */
  readonly card: (place: number) => Card | undefined;
};

/** As many rows of a section as anybody visits in a week; the rest comes when asked for. */
export const SHOWN_FIRST = 30;

/** The sections of a day that have rows. */
export function sectionsOf(phone: Phone, words: i18n, day: number): readonly Section[] {
  const rows = Map.groupBy(phone.today(day), ({ section }) => section);
  const cardOf = cardsFrom(phone, words);
  return sections.flatMap((name) => {
    const own = rows.get(name) ?? [];
    return own.length === 0
      ? []
      : { name, count: own.length, card: (at: number) => cardOf(own[at]!) };
  });
}

function cardsFrom(phone: Phone, words: i18n): (row: TodayRow) => Card {
  const t = words.getFixedT(null, 'people');
  const reasonText = reasonTexts(phone, t, textsIn(words.language === 'en' ? 'en' : 'zh-CN'));
  const programs = phone.rules()?.programs ?? [];
  return (row) => {
    const [first, ...others] = row.reasons;
    const people = row.people.map((id) => phone.personOf(id)!);
    return {
      person: paramOf(people[0]!.ref),
      names: people.map(({ name }) => name).join('、'),
      why: reasonText(first),
      isPressing: isPressing(first),
      notes: [
        others.length > 0 && t('andMore', { count: others.length }),
        row.owedFen > 0 && t('owed', { money: yuanWords(row.owedFen) }),
        t('minutes', { minutes: minutesOfRow(row, programs) }),
      ]
        .filter(Boolean)
        .join(' · '),
    };
  };
}

const isPressing = ({ code }: TodayReason): boolean =>
  code === 'lost-soon' || code === 'short' || code === 'claim-ends';
