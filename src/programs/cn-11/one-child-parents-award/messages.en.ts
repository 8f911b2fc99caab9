/**
 * What Beijing adds to the one-child parents' award, in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  summary:
    'Holders of the certificate keep their award; Beijing’s present amount is unverified, a text of 2016 said 10 yuan a month',
};
