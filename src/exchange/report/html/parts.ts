/** What the parts of the page share: what they are told, and how they write amounts and periods. */
import type { Language, Words } from '../../../rules/index.ts';
import { both } from '../markup.ts';
import { inBoth } from '../words.ts';

/** What the page is told besides its people. */
export type ReportMeta = {
  /** The day asked. */
  readonly on: string;
  /** The language shown first. */
  readonly language: Language;
  /** What was assessed, such as the roster's file name. */
  readonly subject?: string;
  /** People drawn at most; the others are only counted. */
  readonly limit?: number;
  /** What a citation is called; without it the program and the heading of its source.md. */
  readonly citation?: (program: string, source: string) => Words;
};

/** A part that opens; both its summary and its body are HTML. */
export const opening = (summary: string, body: string): string =>
  `<details class="more"><summary><span>${summary}</span></summary>${body}</details>`;

/** Text in both languages from a function of the language. */
export const said = (write: (language: Language) => string): string => both(inBoth(write));

/** A label and its text, separated as each language does. */
export const labelled = (label: Words, write: (language: Language) => string): string =>
  said((language) => `${label[language]}${language === 'en' ? ': ' : '：'}${write(language)}`);
