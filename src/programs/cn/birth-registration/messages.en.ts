/** English texts of birth registration. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Birth registration',
  summary:
    'You may register the birth of your child, before or after it, whether you are married or not and whatever number of child it is. The office accepts the form or tells you what to correct; it cannot refuse. No check-up, certificate, registration of residence, insurance or school depends on it.',
  conditions: {
    alive: 'the child is living',
    inFirstYear: 'the child is under 1 year old',
  },
  steps: {
    registration: 'Register the birth, if you wish: best within the first month',
  },
};
