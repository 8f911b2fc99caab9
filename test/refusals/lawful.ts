/**
 * Lawful definitions, after the rows of the old plans that serve residents: all of them load.
 */
import {
  age,
  alive,
  all,
  any,
  areaSet,
  born,
  children,
  choose,
  count,
  days,
  deceased,
  every,
  from,
  highestOf,
  household,
  months,
  not,
  parameter,
  sameDay,
  sex,
  since,
  sustained,
  times,
  weeks,
  years,
} from '../../src/rules/index.ts';
import { placesDiffer } from '../../src/model/facts/index.ts';
import {
  benefit,
  campaign,
  certificate,
  contract,
  fact,
  indicator,
  information,
  type Loose,
  map,
  notice,
  override,
  publicNotice,
  quality,
  question,
  ranking,
  rate,
  recognition,
  service,
  target,
  text,
  worklist,
} from './material.ts';

type Parts = {
  readonly programs?: readonly Loose[];
  readonly overrides?: readonly Loose[];
  readonly office?: readonly Loose[];
};
type Lawful = readonly [name: string, parts: Parts];

const cited = all({ living: alive.cites('who') });
const monthly = (amountFen: unknown): Loose => ({ per: 'month', amountFen, partMonth: 'whole' });
const law = {
  law: text(
    '中华人民共和国人口与计划生育法（2021年修正）',
    'Population and Family Planning Law (2021)',
  ),
  article: '32',
};
const visit = (changes: Loose): Loose => ({
  firstVisit: {
    anchor: fact('delivery').each,
    from: sameDay,
    until: days(8),
    keptBy: 'postnatal-home-visit',
    citation: 'visits',
    ...changes,
  },
});

const programs: readonly Lawful[] = [
  ['an old-age allowance', { programs: [benefit()] }],
  [
    'an allowance for disabled residents',
    {
      programs: [
        benefit({
          eligibility: all({
            living: alive.cites('who'),
            disabled: fact('disability-level').atMost(2).cites('who'),
          }),
        }),
      ],
    },
  ],
  [
    'an allowance for registered residents',
    {
      programs: [
        benefit({
          eligibility: all({
            registered: fact('household-registration').within(areaSet('x', '99')).cites('who'),
          }),
        }),
      ],
    },
  ],
  [
    'support for widowed people',
    {
      programs: [
        benefit({
          eligibility: all({ widowed: fact('marital-status').is('widowed').cites('who') }),
        }),
      ],
    },
  ],
  [
    'an award by child count that a law gives',
    {
      programs: [
        benefit({
          statutory: law,
          eligibility: all({ oneChild: count(children).is(1).cites('who') }),
        }),
      ],
    },
  ],
  [
    'assistance after the loss of an only child',
    {
      programs: [
        benefit({
          statutory: law,
          eligibility: all({
            had: count(children).atLeast(1).cites('who'),
            lost: every(children, deceased).cites('who'),
          }),
        }),
      ],
    },
  ],
  [
    'the higher of two rates',
    {
      programs: [
        benefit({ payments: monthly(highestOf(parameter(rate), times(parameter(rate), 2))) }),
      ],
    },
  ],
  [
    'a rate by age',
    {
      programs: [
        benefit({
          payments: monthly(
            choose(age.atLeast(years(80)), times(parameter(rate), 2), parameter(rate)),
          ),
        }),
      ],
    },
  ],
  [
    'a yearly premium paid for low-income people',
    { programs: [benefit({ payments: { per: 'year', amountFen: parameter(rate), atMost: 15 } })] },
  ],
  ['a benefit in kind', { programs: [benefit({ payments: undefined, officerChecks: [] })] }],
  [
    'a living alone allowance',
    {
      programs: [
        benefit({ eligibility: all({ alone: count(household, alive).atMost(1).cites('who') }) }),
      ],
    },
  ],
  ['home visits after birth', { programs: [service({ schedule: visit({}) })] }],
  [
    'the day-42 check',
    {
      programs: [
        service({
          schedule: visit({ from: days(42), until: weeks(8), keptBy: 'postnatal-check' }),
        }),
      ],
    },
  ],
  [
    'cervical screening for every woman',
    {
      programs: [
        service({
          eligibility: all({
            woman: sex.is('female').cites('who'),
            aged: age.between(years(35), years(65)).cites('who'),
          }),
        }),
      ],
    },
  ],
  [
    'care in pregnancy for everyone expecting',
    {
      programs: [
        service({
          eligibility: all({
            expecting: fact('expected-delivery').each.between(days(-280), days(14)).cites('who'),
          }),
        }),
      ],
    },
  ],
  ['a standing offer of contraceptives', { programs: [service({ standingOffer: true })] }],
  [
    'a welcome for newcomers',
    {
      programs: [
        service({
          eligibility: all({
            settled: sustained(fact('residence').within(areaSet('x', '99')), months(6)).cites(
              'who',
            ),
          }),
        }),
      ],
    },
  ],
  [
    'rehabilitation for disabled children',
    {
      programs: [
        service({
          eligibility: all({
            disabled: fact('disability-level').atMost(4).cites('who'),
            young: age.below(years(7)).cites('who'),
          }),
        }),
      ],
    },
  ],
  [
    'advice on leave',
    {
      programs: [
        information({
          eligibility: all({ employed: fact('employment').is('employed').cites('who') }),
        }),
      ],
    },
  ],
  [
    'advice on moving between counties',
    {
      programs: [
        information({
          eligibility: all({
            away: placesDiffer('residence', 'household-registration', 6).cites('who'),
          }),
        }),
      ],
    },
  ],
  [
    'advice for those lately bereaved',
    {
      programs: [
        information({ eligibility: all({ noLonger: since(not(alive), months(3)).cites('who') }) }),
      ],
    },
  ],
  [
    'a local addition to the childcare subsidy',
    {
      overrides: [
        override({
          program: 'cn/childcare-subsidy',
          conditions: {
            registered: fact('household-registration').within(areaSet('x', '99')).cites('who'),
          },
        }),
      ],
    },
  ],
  [
    'a local rate for special assistance',
    {
      overrides: [
        override({
          program: 'cn/special-assistance',
          parameters: { lossUrban: { ...rate, name: 'lossUrban' } },
        }),
      ],
    },
  ],
  [
    'born in a span, or old',
    {
      programs: [
        benefit({
          eligibility: any({
            early: born.before('1960-01-01').cites('who'),
            later: all({
              born: born.within('1960-01-01', '1970-01-01').cites('who'),
              inForce: from('2025-01-01').cites('who'),
            }),
          }),
        }),
      ],
    },
  ],
  ['a benefit without conditions but life', { programs: [benefit({ eligibility: cited })] }],
];

const one = (name: string, ...office: readonly Loose[]): Lawful => [name, { office }];

const conduct: readonly Lawful[] = [
  one('an indicator: visits offered on time', indicator('offered-on-time')),
  one(
    'an indicator: visits delivered on time, by unit and month',
    indicator('delivered-on-time', { by: ['unit', 'month'] }),
  ),
  one(
    'an indicator of one step',
    indicator('delivered-on-time', {
      of: { program: 'cn/maternal-care', step: 'postnatalHomeVisit', measure: 'delivered-on-time' },
    }),
  ),
  one(
    'an indicator: days out of stock of contraceptives',
    indicator('stock-out-days', {
      of: { program: 'cn/free-contraceptives', measure: 'stock-out-days' },
      name: text('免费避孕药具缺货天数', 'days without free contraceptives'),
    }),
  ),
  one(
    'an indicator: awards paid within the month',
    indicator('paid-on-time', { of: { program: 'cn/rural-award', measure: 'paid-on-time' } }),
  ),
  one('an indicator: reasons given', indicator('reasons-given')),
  one(
    'an indicator: appointment wait',
    indicator('appointment-wait', { name: text('预约等待天数', 'days until an appointment') }),
  ),
  one(
    'an indicator: satisfaction',
    indicator('satisfaction', { name: text('群众满意度', 'satisfaction') }),
  ),
  one('a target: ninety in a hundred visits offered', target('offered-on-time')),
  one(
    'a target: decided within twenty days',
    target('decided-in-time', { reach: { atMostDays: 20 } }),
  ),
  one(
    'a target: everyone paid correctly',
    target('paid-correctly', {
      of: { program: 'cn/special-assistance', measure: 'paid-correctly' },
      reach: { atLeastPercent: 100 },
    }),
  ),
  one(
    'a target: complaints closed',
    target('complaints-closed', { reach: { atLeastPercent: 98 } }),
  ),
  one('a target: records corrected on request', target('records-corrected')),
  one('a ranking of village stations', ranking('delivered-on-time')),
  one(
    'a ranking of clinics by two criteria',
    ranking('satisfaction', {
      units: 'clinic',
      criteria: [
        { of: { program: 'cn/child-health', measure: 'satisfaction' }, weight: 50 },
        { of: { program: 'cn/child-health', measure: 'complaints-closed' }, weight: 50 },
      ],
    }),
  ),
  one('a commendation for good units', recognition('satisfaction')),
  one(
    'a plaque for a model station',
    recognition('delivered-on-time', {
      gives: 'plaque',
      name: text('示范服务阵地', 'model service point'),
    }),
  ),
  one('a training place', recognition('complaints-closed', { gives: 'training-place' })),
  one(
    'a map of visits on time',
    map('delivered-on-time', { name: text('按时访视', 'visits on time') }),
  ),
  one(
    'a map of stock',
    map('stock-out-days', {
      level: 'unit',
      colour: { program: 'cn/folic-acid', measure: 'stock-out-days' },
    }),
  ),
];

const work: readonly Lawful[] = [
  one('a worklist by days left', worklist(['days-left-in-window'])),
  one(
    'a look-back on unpaid rights',
    worklist(['amount-unpaid', 'days-overdue'], {
      program: 'cn/special-assistance',
      name: text('应发尽发“回头看”', 'look-back on unpaid rights'),
    }),
  ),
  one(
    'a worklist of one step',
    worklist(['days-left-in-window'], { program: 'cn/maternal-care', step: 'postnatalHomeVisit' }),
  ),
  one('a worklist of decisions', worklist(['days-to-decision-deadline', 'facts-missing'])),
  one(
    'a notice that a right begins',
    notice({
      program: 'cn-99/old-age',
      occasion: 'right-begins',
      text: text('您可以申领{program}，电话{phone}', 'You can apply for {program}, call {phone}'),
    }),
  ),
  one(
    'a notice of a payment',
    notice({
      program: 'cn-99/old-age',
      occasion: 'payment-sent',
      text: text('{amount}元已于{date}发放', '{amount} was paid on {date}'),
    }),
  ),
  one(
    'a neutral notice of care in pregnancy',
    notice({ program: 'cn/maternal-care', occasion: 'appointment' }),
  ),
  one(
    'a letter to a guardian about a child',
    notice({ program: 'cn/child-health', to: 'guardian', channels: ['letter', 'telephone'] }),
  ),
  one(
    'a public notice of the childcare subsidy',
    publicNotice({ program: 'cn/childcare-subsidy' }),
  ),
  one('a public notice of seven days', publicNotice({})),
  one('a certificate of a right', certificate({})),
  one(
    'a certificate of payment',
    certificate({
      program: 'cn/childcare-subsidy',
      proves: 'paid-in-period',
      shows: ['number', 'amount'],
    }),
  ),
  one('a question about residence', question('residence')),
  one('a question about disability', question('disability-level')),
  one(
    'a question about the certificate for the award',
    question('one-child-certificate', { program: 'cn/one-child-parents-award' }),
  ),
  one(
    'deaths from civil affairs',
    contract(['identity-number', 'died'], { purpose: 'stop-after-death' }),
  ),
  one(
    'disability certificates from the federation',
    contract(['identity-number', 'disability-level'], { partner: 'disabled-persons-federation' }),
  ),
  one(
    'registration from public security',
    contract(['identity-number', 'household-registration'], { partner: 'public-security' }),
  ),
  one(
    'payment orders to the bank',
    contract(['name', 'bank-account'], { direction: 'sends', partner: 'bank', purpose: 'pay' }),
  ),
  one(
    'a hand-over to the next county',
    contract(['name', 'residence', 'contact'], {
      direction: 'sends',
      partner: 'next-county',
      purpose: 'hand-over',
    }),
  ),
  one(
    'a campaign of offers',
    campaign('offers-made', { name: text('优质服务集中活动', 'service drive') }),
  ),
  one(
    'a campaign in three phases',
    campaign('needs-closed', {
      phases: [
        { name: text('宣传发动', 'telling people'), from: '2027-06-22', until: '2027-06-26' },
        { name: text('集中服务', 'service days'), from: '2027-06-26', until: '2027-08-01' },
        { name: text('总结验收', 'summary'), from: '2027-08-01', until: '2027-08-11' },
      ],
    }),
  ),
  one(
    'a campaign of back payments',
    campaign('payments-made', { programs: ['cn/rural-award', 'cn/special-assistance'] }),
  ),
  one('duplicates of a person', quality('identity-number', 'duplicate')),
  one('impossible birth dates in records', quality('born', 'impossible-date')),
  one('residence not confirmed for long', quality('residence', 'outdated')),
];

export const lawful: readonly Lawful[] = [...programs, ...conduct, ...work];
