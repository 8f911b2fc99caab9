/**
 * What Zhejiang adds to the one-child parents' award, in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  summary:
    'At least 100 yuan a year per family until the child is 14: half from each employer, all from one where the other parent is rural or has died; without an employer the county rules',
};
