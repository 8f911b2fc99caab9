/** Colours of who bears money, the same in every picture of the budget. */
import type { Payer } from '../../../../model/money/payer.ts';
import type { Tone } from '../chart/chart.tsx';

export const payerTones: Readonly<Record<Payer | 'withheld', Tone>> = {
  central: 'warm',
  province: 'yes',
  county: 'focus',
  unassigned: 'quiet',
  withheld: 'ask',
};
