/** English texts of national leave entitlements. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Leave after a birth (national)',
  summary:
    'Employed mothers have a base leave of 98 days (still to be checked against the text); provinces add more days, leave for partners and leave for the care of small children. An employer may not ask about plans for children, ask for a pregnancy test or cut your pay for this leave.',
  conditions: {
    alive: 'is living',
    employed: 'is employed',
    onBaseLeave: 'gave birth less than 98 days ago',
  },
};
