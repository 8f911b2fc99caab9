/** English texts of newcomers’ rights. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Health services for newcomers',
  summary:
    'After half a year in a county other than that of your registration you have a legal right to the same basic public health and family-planning services as locals: health record, vaccinations (children after three months), care in pregnancy, for children and old people. Every clinic here serves you from your first day; this page only says from when on you can insist.',
  conditions: {
    alive: 'is living',
    halfAYearAway: 'has lived for half a year in another county than that of the registration',
  },
};
