/**
 * Worked cases of the one-child parents' award in Zhejiang.
 */
import { child, man, type Member, spouse, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const eachYear = (first: number, end: number, yuan: number) =>
  Array.from({ length: end - first }, (_, i) => ({
    from: `${first + i}-01-01`,
    until: `${first + i + 1}-01-01`,
    amountFen: yuan * 100,
  }));
const certificate = { 'one-child-certificate': { value: true, from: '2014-09-10' } } as const;
const mother = (facts: Member['facts'] = {}, died?: string) =>
  woman({
    born: '1985-06-01',
    ...(died !== undefined && { died }),
    facts: { ...certificate, employment: 'employed', ...facts },
  });
const son = (born: string) => child({ sex: 'male', born });
const urbanHusband = spouse({
  sex: 'male',
  born: '1984-01-01',
  facts: { 'household-registration-type': 'non-agricultural' },
});
const ruralHusband = spouse({
  sex: 'male',
  born: '1984-01-01',
  facts: { 'household-registration-type': 'agricultural' },
});

const shares: readonly Case[] = [
  {
    name: 'an employed mother with an urban husband is owed 50 yuan a year, her employer’s half, from 2022 on',
    today,
    given: mother().with(urbanHusband, son('2014-03-03')),
    expect: {
      certain: [['2014-09-10', null]],
      state: 'entitled',
      payments: eachYear(2022, 2029, 50),
    },
  },
  {
    name: 'an employed mother with a rural husband is owed all of the 100 yuan a year',
    today,
    given: mother().with(ruralHusband, son('2014-03-03')),
    expect: { payments: eachYear(2022, 2029, 100) },
  },
  {
    name: 'a mother widowed in 2020 is owed all of the 100 yuan a year',
    today,
    given: mother({ 'marital-status': { value: 'widowed', from: '2020-05-05' } }).with(
      son('2014-03-03'),
    ),
    expect: { payments: eachYear(2022, 2029, 100) },
  },
  {
    name: 'an employed father, divorced since 2020, is owed his employer’s half, 50 yuan a year',
    today,
    given: man({
      born: '1984-01-01',
      facts: { ...certificate, employment: 'employed', 'marital-status': 'divorced' },
    }).with(son('2014-03-03')),
    expect: { payments: eachYear(2022, 2029, 50) },
  },
  {
    name: 'a mother without an employer on 2026-11-22 is entitled, but her county’s amount is not known',
    today,
    given: mother({ employment: 'not-employed' }).with(urbanHusband, son('2014-03-03')),
    expect: { state: 'entitled', payments: [], withheld: [] },
  },
  {
    name: 'a husband of unknown registration type leaves the share open: 50 yuan a year or up to 100',
    today,
    given: mother().with(spouse({ sex: 'male', born: '1984-01-01' }), son('2014-03-03')),
    expect: { state: 'entitled', payments: eachYear(2022, 2029, 50) },
  },
];

const days: readonly Case[] = [
  {
    name: 'a child born on 2011-12-31 is 14 on 2025-12-31, the last day: 2025 is the last year',
    today,
    given: mother().with(urbanHusband, son('2011-12-31')),
    expect: { payments: eachYear(2022, 2026, 50) },
  },
  {
    name: 'a child born on 2012-01-01 is under 14 on 2026-01-01 alone of that year, and 2026 is still paid',
    today,
    given: mother().with(urbanHusband, son('2012-01-01')),
    expect: { payments: eachYear(2022, 2027, 50) },
  },
  {
    name: 'a child born on 2008-02-29 is 14 on 2022-02-28: 2022 is the last year',
    today,
    given: mother().with(urbanHusband, son('2008-02-29')),
    expect: { payments: eachYear(2022, 2023, 50) },
  },
  {
    name: 'on 2014-09-09, the day before the certificate, a mother is not entitled yet',
    today: '2014-09-09',
    given: mother().with(urbanHusband, son('2014-03-03')),
    expect: { certain: [['2014-09-10', null]], state: 'not-entitled' },
  },
  {
    name: 'on 2014-09-10, the first day, she is entitled, and of those years no amount was seen',
    today: '2014-09-10',
    given: mother().with(urbanHusband, son('2014-03-03')),
    expect: { state: 'entitled', payments: [] },
  },
  {
    name: 'a certificate of 2021-12-01, after the text of 2021-11-25, gives the whole of 2021',
    today: '2021-12-31',
    given: mother({ 'one-child-certificate': { value: true, from: '2021-12-01' } }).with(
      urbanHusband,
      son('2014-03-03'),
    ),
    expect: { certain: [['2021-12-01', null]], payments: eachYear(2021, 2025, 50) },
  },
  {
    name: 'a certificate found to have been given back on 2024-06-01 ends the right; 2024 is the last year',
    today,
    given: mother({
      'one-child-certificate': { value: true, from: '2014-09-10', until: '2024-06-01' },
    }).with(urbanHusband, son('2014-03-03')),
    expect: {
      certain: [['2014-09-10', '2024-06-01']],
      state: 'not-entitled',
      payments: eachYear(2022, 2025, 50),
    },
  },
  {
    name: 'a mother who died on 2025-02-03 is owed 2025 as her last year',
    today,
    given: mother({}, '2025-02-03').with(urbanHusband, son('2014-03-03')),
    expect: {
      certain: [['2014-09-10', '2025-02-03']],
      state: 'not-entitled',
      payments: eachYear(2022, 2026, 50),
    },
  },
];

/** All cases of the override. */
export const cases: readonly Case[] = [...shares, ...days];
