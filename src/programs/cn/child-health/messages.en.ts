/** English texts of child health. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Health check-ups for children from birth to six',
  summary:
    'A visit at home in the first week after leaving hospital, a check-up at one month, and eleven more until the child turns seven. All are free, for every child who is here. Parents may say no or choose another day.',
  conditions: {
    alive: 'is living',
    underSeven: 'is under 7 years old',
  },
  steps: {
    newbornHomeVisit: 'Visit at home: within 7 days after leaving hospital',
    fullMonthCheck: 'Check-up at one month: day 28 to day 30',
    threeMonthCheck: 'Check-up at 3 months',
    sixMonthCheck: 'Check-up at 6 months, with hearing and blood',
    eightMonthCheck: 'Check-up at 8 months',
    twelveMonthCheck: 'Check-up at 12 months, with hearing',
    eighteenMonthCheck: 'Check-up at 18 months, with blood',
    twentyFourMonthCheck: 'Check-up at 24 months, with hearing',
    thirtyMonthCheck: 'Check-up at 30 months, with blood',
    thirtySixMonthCheck: 'Check-up at 36 months, with hearing',
    fourYearCheck: 'Check-up at 4 years, with eyes and blood',
    fiveYearCheck: 'Check-up at 5 years, with eyes and blood',
    sixYearCheck: 'Check-up at 6 years, with eyes and blood',
  },
};
