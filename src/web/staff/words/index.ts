/** All words of the application, by area and language; keys are checked when they are used. */
import { gateWords } from './gate.ts';
import { healthWords } from './health.ts';
import { settingsWords } from './settings.ts';
import { changesWords } from './changes.ts';
import { peopleWords } from './people.ts';
import { shellWords } from './shell.ts';
import { tourWords } from './tour.ts';
import { visitWords } from './visit.ts';

export const words = {
  shell: shellWords,
  people: peopleWords,
  visit: visitWords,
  changes: changesWords,
  tour: tourWords,
  gate: gateWords,
  health: healthWords,
  settings: settingsWords,
} as const;

type Words = typeof words;

/** The keys of each area, for the types of `useTranslation`. */
export type WordKeys = { readonly [Area in keyof Words]: Words[Area]['zh-CN'] };
