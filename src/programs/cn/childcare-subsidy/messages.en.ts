/**
 * The childcare subsidy in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts for families and township clerks. */
export const messages: Messages = {
  name: 'Childcare subsidy',
  summary:
    'From 2025 on, 3,600 yuan a year for each child under three, claimed by one parent or another guardian',
  conditions: {
    chineseNationality: 'the child is a Chinese national',
    underThree: 'the child is under 3',
    inForce: 'the day is on or after 1 January 2025, when the subsidy began',
    livedOnTheDay: 'the child lived on that day',
    living: 'the child is living',
    onTheDayOfDeath: 'the child died on that day (the year of death may still be claimed)',
  },
  checks: {
    lawfulBirth:
      'born or adopted in line with laws and regulations; orphans and children without care in fact are always included',
  },
  questions: {
    nationality: 'Is the child a Chinese national? (The subsidy is for children who are.)',
  },
};
