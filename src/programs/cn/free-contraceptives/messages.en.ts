/** English texts of free contraceptives. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Free contraceptives',
  summary:
    'Every adult can have free contraceptives at machines and counters. You choose the method, or none. No name is written down.',
  conditions: {
    alive: 'is living',
    adult: 'is 18 or older',
  },
};
