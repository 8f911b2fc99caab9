/**
 * What Guangdong adds to the one-child parents' award, in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  summary:
    'A health fee of 10 yuan a month per family until the child is 14, half for each parent; local government pays where there is no employer',
};
