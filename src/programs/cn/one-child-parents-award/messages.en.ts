/**
 * The one-child parents' award in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts for parents, employers and township clerks. */
export const messages: Messages = {
  name: 'One-child parents’ award',
  summary:
    'Parents who hold the one-child parents’ certificate keep their award; provinces rule how much and how long',
  conditions: {
    living: 'the person is living',
    certificateHeld: 'the person holds the one-child parents’ certificate',
  },
};
