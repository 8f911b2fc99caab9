/** The first rows of the list of today and tomorrow as they were drawn, kept for as long as nothing changes. */
import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phone } from '../../offline/phone.ts';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { type Card, type Section, sectionsOf, SHOWN_FIRST } from './cards.ts';

type KeptSection = Omit<Section, 'card'> & { readonly cards: readonly Card[] };

/** Another form of the application comes from another address, and may write the same rows in other words. */
const nameOf = ({ language }: i18n, day: number): string => `${import.meta.url} ${language} ${day}`;

/** Nothing was said or told for so long: time to put the list away. */
const CALM_MILLISECONDS = 2_000;

/** The sections of a day: as they were drawn last for as long as nothing changes, else worked out and then kept. */
export function useSections(day: number): readonly Section[] {
  const { i18n } = useTranslation();
  const phone = usePhone();
  const { version, hasRules } = useSnapshot();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change begins the pause anew
  useEffect(() => {
    const isKept = [day, day + 1].every((one) => findKept(phone, i18n, one));
    if (!hasRules || isKept) return;
    // Tomorrow's too: that is the list that the day begins with.
    const keep = () => void keepLists(phone, i18n, [day + 1, day]);
    const timer = setTimeout(keep, CALM_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [phone, version, hasRules, i18n.language, day]);
  return findKept(phone, i18n, day) ?? sectionsOf(phone, i18n, day);
}

/** Undefined where anything was said or told since. The rows after the first come from the people, once they are read. */
export function findKept(phone: Phone, words: i18n, day: number): readonly Section[] | undefined {
  const kept = phone.drawn.find(nameOf(words, day)) as unknown as
    | readonly KeptSection[]
    | undefined;
  const rest = (section: Section['name']) =>
    sectionsOf(phone, words, day).find(({ name }) => name === section);
  return kept?.map(({ name, count, cards }) => {
    let whole: Section | undefined;
    const after = (place: number) => {
      whole ??= rest(name);
      return whole?.card(place);
    };
    return { name, count, card: (place) => cards[place] ?? after(place) };
  });
}

/** Works out the list of each day and keeps it. */
export async function keepLists(phone: Phone, words: i18n, days: readonly number[]): Promise<void> {
  const lists = days.map((day) => [nameOf(words, day), firstRows(phone, words, day)] as const);
  await phone.drawn.keep(Object.fromEntries(lists));
}

const firstRows = (phone: Phone, words: i18n, day: number): readonly KeptSection[] =>
  sectionsOf(phone, words, day).map(({ name, count, card }) => ({
    ...{ name, count },
    cards: Array.from({ length: Math.min(count, SHOWN_FIRST) }, (_, place) => card(place)!),
  }));
