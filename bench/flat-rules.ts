/**
 * The compared rules over flat facts, in one neutral form from which each engine's own is made, so
 * that all of them decide the same conditions. That a program is in force on the day is left out.
 */
import type { FlatFacts } from './flat-facts.ts';
import { BORN_SINCE } from './hand-written.ts';

export type FlatRule =
  | { readonly all: readonly FlatRule[] }
  | { readonly any: readonly FlatRule[] }
  | {
      readonly fact: keyof FlatFacts;
      readonly is: 'equal' | 'at-least' | 'below' | 'one-of';
      readonly value: string | number | boolean | readonly string[];
    };

const equal = (fact: keyof FlatFacts, value: string | boolean): FlatRule => ({
  fact,
  is: 'equal',
  value,
});
const atLeast = (fact: keyof FlatFacts, value: number): FlatRule => ({
  fact,
  is: 'at-least',
  value,
});
const below = (fact: keyof FlatFacts, value: number): FlatRule => ({ fact, is: 'below', value });

const aged49 = atLeast('ageMonthsLeast', 49 * 12);

/** In the order of county.ts. */
export const flatRules: readonly FlatRule[] = [
  {
    all: [
      equal('nationality', 'cn'),
      atLeast('ageMonthsLeast', 0),
      below('ageMonthsMost', 36),
      { any: [equal('isAlive', true), equal('diesToday', true)] },
    ],
  },
  {
    all: [
      equal('isAlive', true),
      atLeast('bornEarliest', BORN_SINCE),
      atLeast('ageMonthsLeast', 720),
      equal('registration', 'agricultural'),
      equal('hasChildOfBefore2016', true),
      {
        any: [
          below('livingChildrenMost', 2),
          { all: [below('livingChildrenMost', 3), atLeast('livingDaughtersLeast', 2)] },
        ],
      },
    ],
  },
  {
    all: [
      equal('isAlive', true),
      atLeast('bornEarliest', BORN_SINCE),
      {
        any: [
          { all: [equal('isFemale', true), aged49] },
          equal('hasWifeOf49', true),
          { all: [{ fact: 'marital', is: 'one-of', value: ['divorced', 'widowed'] }, aged49] },
        ],
      },
      equal('mayHaveHadTwoChildren', false),
      equal('everyChildLostOrDisabled', true),
    ],
  },
];
