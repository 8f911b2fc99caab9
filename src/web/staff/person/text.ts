/** Days, ages and the words of programs, as they stand on the screen. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Program } from '../../../programs/definition.ts';
import type { Jurisdiction } from '../../../programs/packs.ts';
import { dayInWords, type Language, type Words } from '../../../rules/index.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { ageOf, birthOf } from './reading.ts';

export type Texts = {
  readonly language: Language;
  /** Words of both languages in the one that is shown. */
  readonly say: (words: Words) => string;
  readonly dayText: (day: number) => string;
  /** A day, or a day and a time, as ISO 8601 has it. */
  readonly momentText: (iso: string) => string;
};

/** How things that are no words of the application are said in the language on the screen. */
export function useTexts(): Texts {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return textsIn(language);
}

export function textsIn(language: Language): Texts {
  return {
    language,
    say: (words) => words[language],
    dayText: (day) => dayInWords(day)[language],
    momentText: (iso) =>
      new Date(iso).toLocaleString(language, {
        timeZone: 'Asia/Shanghai',
        month: 'long',
        day: 'numeric',
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
      }),
  };
}

/** Age in the unit that people use: days for a newborn, months for a toddler, years for the rest. */
export function ageText(t: TFunction<'people'>, person: ShownPerson, today: number): string {
  const age = ageOf(person, today);
  const birth = birthOf(person);
  if (age === undefined || birth === undefined) return t('ageUnknown');
  if (age.months < 1) return t('daysOld', { count: today - birth[0] });
  return age.years < 3 ? t('monthsOld', { count: age.months }) : t('years', { count: age.years });
}

export const findProgram = (rules: Jurisdiction | undefined, id: string): Program | undefined =>
  rules?.programs.find((program) => program.id === id);

export function programWords(rules: Jurisdiction | undefined, id: string): Words {
  const messages = findProgram(rules, id)?.messages;
  return { 'zh-CN': messages?.['zh-CN'].name ?? id, en: messages?.en.name ?? id };
}

export function stepWords(rules: Jurisdiction | undefined, id: string, step: string): Words {
  const messages = findProgram(rules, id)?.messages;
  return {
    'zh-CN': messages?.['zh-CN'].steps?.[step] ?? step,
    en: messages?.en.steps?.[step] ?? step,
  };
}

/**
 * Whether its name alone would tell the household something about one of them: what it rests on is sensitive, or
 * nothing is known about it.
 */
export function isDiscreet(rules: Jurisdiction | undefined, id: string): boolean {
  const program = findProgram(rules, id);
  if (!program) return true;
  const told: readonly string[] = ['sensitive', 'reproductive', 'child-count'];
  return program.eligibility.labels.some((label) => told.includes(label));
}
