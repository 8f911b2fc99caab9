/** The first rows of today's list as they were drawn, kept for the moment of the next opening: today's or tomorrow's. */
import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drawn, Phone } from '../../offline/phone.ts';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { type Card, type Section, sectionsOf, SHOWN_FIRST } from './cards.ts';

type KeptSection = Omit<Section, 'card'> & { readonly cards: readonly Card[] };

/** Another form of the application comes from another address, and may write the same rows in other words. */
const nameOf = ({ language }: i18n, day: number): string => `${import.meta.url} ${language} ${day}`;

/** Nothing was said or told for so long: time to put the list away. */
const CALM_MILLISECONDS = 2_000;

/** The sections of a day: as they were drawn last until the people and the rules are read, and kept from then on. */
export function useSections(day: number): readonly Section[] {
  const { i18n } = useTranslation();
  const phone = usePhone();
  const { version, hasRules } = useSnapshot();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change begins the pause anew
  useEffect(() => {
    const isKept = [day, day + 1].every((one) => findKept(phone.drawn, i18n, one));
    if (!hasRules || isKept) return;
    // Tomorrow's too: that is the list that the day begins with.
    const keep = () => void keepLists(phone, i18n, [day + 1, day]);
    const timer = setTimeout(keep, CALM_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [phone, version, hasRules, i18n.language, day]);
  const kept = hasRules ? undefined : findKept(phone.drawn, i18n, day);
  return kept ?? sectionsOf(phone, i18n, day);
}

export function findKept(drawn: Drawn, words: i18n, day: number): readonly Section[] | undefined {
  const kept = drawn.find(nameOf(words, day)) as unknown as readonly KeptSection[] | undefined;
  return kept?.map(({ cards, ...section }) => ({ ...section, card: (place) => cards[place] }));
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
