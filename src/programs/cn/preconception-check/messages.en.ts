/** English texts of the preconception check. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Free check-up before pregnancy',
  summary:
    'If you plan a child, you and your partner can each have a free check-up of 19 parts and advice on risks. Each of you gets only your own results. Come without papers on marriage or household registration.',
  conditions: {
    alive: 'is living',
    planning: 'has told us of a plan for a child',
    afterLatestBirth: 'the latest birth is past',
  },
  steps: {
    examination: 'Check-up of 19 parts and advice: best three to six months before pregnancy',
  },
};
