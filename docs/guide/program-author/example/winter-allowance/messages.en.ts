/** English texts of the winter allowance. */
import type { Messages } from '../../../../../src/programs/definition.ts';

export const messages: Messages = {
  name: 'Winter allowance',
  summary: 'A monthly amount for residents of 70 or older (fictional)',
  conditions: {
    inForce: 'the day is on or after 1 January 2025',
    living: 'the person is living',
    ofAge: 'the person is 70 or older',
    livesHere: 'the person lives in the county',
  },
};
