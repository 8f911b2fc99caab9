/**
 * What Beijing changes in the rural award, in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  summary:
    'A monthly amount for rural people from the age of 60; in months that also give special assistance the higher of the two is paid',
};
