/**
 * Which days are worked in years whose calendar the General Office of the State Council has published. A year that is
 * not here is not known: its notice comes each November and is added then, or a county adds its own table.
 */

/** A year's departures from Monday to Friday. */
export type YearOfWork = {
  readonly year: number;
  /** Days off, first and last day of each, as MM-DD. */
  readonly off: readonly (readonly [first: string, last: string])[];
  /** Saturdays and Sundays that are worked, as MM-DD. */
  readonly worked: readonly string[];
  /** The notice. */
  readonly document: string;
};

/** Read from the notices' own texts and compared with the table of the package chinese-days 1.5.7. */
export const knownYears: readonly YearOfWork[] = [
  {
    year: 2024,
    off: [
      ['01-01', '01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10', '06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ],
    worked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    document: '国办发明电〔2023〕7号, 2023-10-25',
  },
  {
    year: 2025,
    off: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    document: '国办发明电〔2024〕12号, 2024-11-12',
  },
  {
    year: 2026,
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    document: '国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04',
  },
];
