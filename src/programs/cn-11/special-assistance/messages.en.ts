/**
 * What Beijing changes in special assistance, in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  summary:
    'A monthly amount for each parent at Beijing’s rates, from the mother’s age of 49: since July 2022 900 yuan after a loss, 740 yuan for disability',
};
