/**
 * Complication assistance in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts for the person and the caseworker. */
export const messages: Messages = {
  name: 'Assistance after complications of a family-planning procedure',
  summary:
    'A monthly amount for a person assessed with a complication of grade 1 to 3; the figures are unverified and left to the county',
  conditions: {
    living: 'the person is living',
    certified: 'the person holds an assessment certificate of grade 1, 2 or 3',
  },
};
