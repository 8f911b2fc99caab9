/** English texts of cervical cancer screening. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Free cervical cancer screening',
  summary:
    'Women from 35 to 64 can be tested free of charge about every three years. After an HPV test your clinic may say that five years is soon enough. You may come, wait or say no.',
  conditions: {
    alive: 'is living',
    woman: 'is a woman',
    from35To64: 'is from 35 to 64 years old',
  },
  steps: {
    screening: 'Test: from age 35, and three years after the last one',
  },
};
