/**
 * Inducements, sanctions and gates of the old plans (001:59, 001:102, 001:105, 000:115), each as quoted
 * and in ten disguises.
 */
import {
  age,
  amount,
  children,
  choose,
  count,
  highestOf,
  household,
  minus,
  not,
  parameter,
  sex,
  some,
  sumOver,
  times,
  years,
} from '../../src/rules/index.ts';
import {
  benefit,
  campaign,
  certificate,
  contract,
  fact,
  indicator,
  information,
  map,
  messagesFor,
  notice,
  override,
  pack,
  paidIf,
  publicNotice,
  quality,
  question,
  ranking,
  rate,
  raw,
  rawAll,
  recognition,
  service,
  target,
  text,
  worklist,
} from './material.ts';
import type { Quoted } from './refused.ts';

const office = (...definitions: readonly unknown[]) => pack({ office: definitions });
const programs = (...own: readonly unknown[]) => pack({ programs: own });
const overrides = (...own: readonly unknown[]) => pack({ overrides: own });

const daughters = count(children, sex.is('female')).atLeast(2).cites('who');
const monthly = (amountFen: unknown) => ({ per: 'month', amountFen, partMonth: 'whole' });
const slogan = messagesFor(benefit().eligibility as never, { summary: '社會撫養費征收' });
const bigFamily = count(household, age.below(years(18)))
  .atLeast(3)
  .cites('who');

export const sanctions: readonly Quoted[] = [
  {
    line: '001:59',
    quote: '结扎困难家庭子女上学在助学金评定上给予倾斜',
    refused: [
      ['a benefit, as quoted', 'R06', programs(paidIf({ sterilised: raw('结扎') }))],
      ['pinyin', 'R06', programs(paidIf({ jieza: raw('jiezaHu') }))],
      ['English', 'R06', programs(paidIf({ sterilisedParent: raw('tubal-ligation') }))],
      [
        'arithmetic: a share more for some',
        'R06',
        programs(
          benefit({
            payments: monthly({
              kind: 'times',
              of: parameter(rate),
              by: {
                kind: 'fact-value',
                fact: 'sterilisationBonus',
                silence: 'no',
                labels: [],
                citations: [],
              },
              labels: [],
              citations: [],
            }),
          }),
        ),
      ],
      [
        'a custom form field',
        'R01',
        programs(benefit({ form: [{ fact: 'parentSterilised', citation: 'who' }] })),
      ],
      ['a data-quality check', 'R02', office(quality('sterilisation-certificate', 'missing'))],
      ['a worklist order', 'R01', office(worklist(['sterilised-first', 'amount-unpaid']))],
      [
        'a denominator',
        'R02',
        office(indicator('paid-on-time', { among: 'sterilised households' })),
      ],
      [
        'a payment condition',
        'R06',
        programs(
          benefit({
            claims: {
              firstClaimYearsLater: 1,
              renewalYearsLater: 1,
              citation: 'who',
              onlyAfter: 'jieza',
            },
          }),
        ),
      ],
      ['a notification', 'R37', office(notice({ occasion: 'bonus-after-sterilisation' }))],
      ['a colour on a map', 'R02', office(map('paid-on-time', { highlight: '结扎户' }))],
    ],
  },
  {
    line: '001:102',
    quote: '计划生育“一票否决”',
    refused: [
      [
        'a recognition, as quoted',
        'R02',
        office(recognition('paid-on-time', { barredBy: ['计划生育一票否决'] })),
      ],
      [
        'pinyin',
        'R02',
        office(recognition('paid-on-time', { barredBy: ['jihuashengyu'], yipiaofoujue: true })),
      ],
      ['English', 'R02', office(recognition('paid-on-time', { barredBy: ['out-of-plan-birth'] }))],
      [
        'arithmetic: a weight that outweighs all',
        'R02',
        office(
          ranking('paid-on-time', {
            criteria: [
              { of: { program: 'cn-99/old-age', measure: 'births-outside-policy' }, weight: 100 },
            ],
          }),
        ),
      ],
      ['a custom form field', 'R01', office(question('villageHadBirthOutsidePlan'))],
      [
        'a data-quality check',
        'R08',
        office(quality('birth-permit', 'missing', { blocksAward: true })),
      ],
      [
        'a worklist order',
        'R02',
        office(worklist(['days-overdue'], { leavesOut: 'vetoed villages' })),
      ],
      [
        'a denominator',
        'R02',
        office(ranking('paid-on-time', { onlyUnits: 'without births outside policy' })),
      ],
      [
        'a payment condition',
        'R02',
        programs(service({ eligibility: rawAll({ notVetoed: not(raw('vetoed') as never) }) })),
      ],
      ['a notification', 'R02', office(notice({ to: 'person', occasion: 'veto-announced' }))],
      ['a colour on a map', 'R02', office(map('one-vote-veto'))],
    ],
  },
  {
    line: '001:105',
    quote: '社会抚养费清理征收',
    refused: [
      [
        'a negative amount, as quoted',
        'R02',
        programs(
          benefit({
            id: 'cn-99/fee',
            payments: {
              per: 'once',
              amountFen: times(parameter({ ...rate, name: 'shehuiFuyangfei' }), -1),
            },
          }),
        ),
      ],
      [
        'pinyin',
        'R02',
        programs(
          benefit({
            payments: monthly(
              parameter({
                ...rate,
                name: 'shehuifuyangfei',
                values: [{ ...rate.values[0]!, value: -10_000_00 }],
              }),
            ),
          }),
        ),
      ],
      [
        'English',
        'R24',
        programs(benefit({ payments: monthly(minus(parameter(rate), amount(200_00))) })),
      ],
      [
        'arithmetic: less for each child',
        'R07',
        programs(
          benefit({
            payments: {
              per: 'year',
              amountFen: minus(parameter(rate), times(count(children), 100_00)),
            },
          }),
        ),
      ],
      ['a custom form field', 'R02', office(question('socialMaintenanceFeePaid'))],
      [
        'a data-quality check',
        'R02',
        office(quality('fee-receipt', 'missing', { name: text('社会抚养费票据', 'fee receipts') })),
      ],
      ['a worklist order', 'R01', office(worklist(['fee-unpaid', 'amount-unpaid']))],
      [
        'a denominator',
        'R02',
        office(
          indicator('paid-on-time', {
            of: { program: 'cn-99/old-age', measure: 'fee-collected-of-due' },
          }),
        ),
      ],
      ['a payment condition', 'R02', programs(paidIf({ feePaid: raw('社会抚养费已缴') }))],
      [
        'a notification',
        'R37',
        office(notice({ occasion: 'fee-due', text: text('请到{office}缴费', 'Pay at {office}') })),
      ],
      ['a colour on a map', 'R02', office(map('fee-collected'))],
    ],
  },
  {
    line: '000:115',
    quote: '结扎二女户为突破口',
    refused: [
      [
        'a campaign, as quoted',
        'R02',
        office(campaign('结扎二女户', { name: text('以結扎二女戶為突破口', 'x') })),
      ],
      ['pinyin', 'R02', office(campaign('jieza-ernvhu'))],
      ['English', 'R02', office(campaign('needs-closed', { targets: 'two-daughter households' }))],
      [
        'arithmetic: daughters counted',
        'R05',
        programs(service({ eligibility: rawAll({ daughters }, ['ordinary', 'child-count']) })),
      ],
      ['a custom form field', 'R01', office(question('numberOfDaughters'))],
      ['a data-quality check', 'R02', office(quality('children-by-sex', 'contradiction'))],
      ['a worklist order', 'R01', office(worklist([daughters, 'days-waiting']))],
      ['a denominator', 'R02', office(indicator('offered-on-time', { population: daughters }))],
      [
        'a payment condition',
        'R07',
        programs(paidIf({ daughters: some(children, sex.is('female')).cites('who') as never })),
      ],
      ['a notification', 'R02', office(notice({ recipients: daughters }))],
      ['a colour on a map', 'R02', office(map('delivered-on-time', { layer: daughters }))],
    ],
  },
];

/** What the plans also held, and ways round that a JavaScript pack may try. */
export const others: Quoted = {
  line: 'others',
  quote: 'gates, lists, relabelling, later versions, hidden parts',
  refused: [
    [
      'a registration gate on a service',
      'R05',
      programs(
        service({
          eligibility: rawAll(
            { local: fact('household-registration-type').is('agricultural').cites('who') },
            ['ordinary', 'civil-status'],
          ),
        }),
      ),
    ],
    [
      'a marriage gate by a narrowing change',
      'R05',
      overrides(
        override({
          program: 'cn/maternal-care',
          conditions: { married: fact('marital-status').is('married').cites('who') },
        }),
      ),
    ],
    [
      'the age of those in the household as a count of children',
      'R07',
      programs(paidIf({ bigFamily: bigFamily as never })),
    ],
    [
      'children summed instead of counted',
      'R07',
      programs(benefit({ payments: monthly(sumOver(children, parameter(rate))) })),
    ],
    [
      'an age limit laid over a service',
      'R05',
      overrides(
        override({
          program: 'cn/maternal-care',
          conditions: { adult: age.atLeast(years(18)).cites('who') },
        }),
      ),
    ],
    [
      'births among the indicators of a program',
      'R02',
      programs(service({ indicators: { fewer: { measure: 'births', citation: 'who' } } })),
    ],
    [
      'a list sent to an office that pays nothing',
      'R08',
      office(
        contract(['name', 'marital-status'], { direction: 'sends', partner: 'civil-affairs' }),
      ),
    ],
    [
      'a relabelled reproductive fact',
      'R06',
      programs(paidIf({ pregnant: { ...raw('pregnancy-plan'), labels: ['ordinary'] } })),
    ],
    [
      'a relabelled count of children',
      'R35',
      programs(
        benefit({
          eligibility: {
            ...rawAll({}),
            of: { few: { ...count(children).below(2).cites('who'), labels: ['ordinary'] } },
          },
        }),
      ),
    ],
    [
      'a silence that lies',
      'R35',
      programs(
        paidIf({
          local: {
            ...fact('residence').within({ id: 'x', ranges: [] }).cites('who'),
            silence: 'no',
          } as never,
        }),
      ),
    ],
    [
      'a rule that begins in 2030',
      'R06',
      programs(
        paidIf({
          later: {
            ...rawAll(
              {
                inForce: {
                  kind: 'during',
                  from: 21915,
                  until: 2147483647,
                  labels: [],
                  citations: ['who'],
                },
                carrying: fact('expected-delivery').each.between(
                  { months: 0, days: -280 },
                  { months: 0, days: 0 },
                ),
              },
              ['ordinary', 'reproductive'],
            ),
          },
        }),
      ),
    ],
    [
      'an amount that turns negative in 2030',
      'R24',
      programs(
        benefit({
          payments: monthly(
            parameter({
              ...rate,
              values: [
                { ...rate.values[0]!, until: '2030-01-01' },
                { ...rate.values[0]!, from: '2030-01-01', value: -1 },
              ],
            }),
          ),
        }),
      ),
    ],
    [
      'the higher of two amounts, one by child count',
      'R07',
      programs(
        benefit({
          payments: monthly(
            highestOf<'child-count'>(
              parameter(rate),
              choose(count(children).atLeast(3), parameter(rate), parameter(rate)),
            ),
          ),
        }),
      ),
    ],
    [
      'a permit for the service',
      'R05',
      programs(service({ officerChecks: [{ id: 'birthPermit', citation: 'who' }] })),
    ],
    [
      'a husband’s signature',
      'R11',
      programs(
        benefit({ form: [{ fact: 'marital-status', citation: 'who', spouseConsent: true }] }),
      ),
    ],
    ['parents’ consent', 'R11', office(question('residence', { authorisedBy: 'parents' }))],
    ['fetal sex', 'R28', office(question('fetalSex'))],
    ['ethnicity', 'R29', office(question('minzu'))],
    ['a certificate of fertility', 'R22', office(certificate({ program: 'cn/maternal-care' }))],
    [
      'a certificate asked for by a school',
      'R08',
      office(certificate({ requiredFor: 'school enrolment' })),
    ],
    [
      'bereaved parents on the board',
      'R26',
      office(publicNotice({ program: 'cn/special-assistance' })),
    ],
    [
      'children with visits on the board',
      'R26',
      office(publicNotice({ program: 'cn/child-health' })),
    ],
    [
      'a screening by name in a text message',
      'R37',
      office(notice({ program: 'cn/cervical-screening', text: text('{program}', '{program}') })),
    ],
    ['full names on the board', 'R26', office(publicNotice({ shows: ['name', 'village'] }))],
    ['births in a message between offices', 'R32', office(contract(['name', 'delivery']))],
    [
      'an employer who asks',
      'R08',
      office(contract(['name'], { partner: 'employer', direction: 'sends' })),
    ],
    ['a contract for ever', 'R32', office(contract(['name'], { until: '2099-12-31' }))],
    ['coordinates of homes', 'R27', office(map('delivered-on-time', { gps: 'homes' }))],
    ['a free export', 'R16', office({ kind: 'export', id: 'all', name: text('全部', 'all') })],
    ['refusals as a score', 'R25', office(ranking('delivered-on-time', { minusFor: 'refusals' }))],
    ['a method left out of the counter', 'R30', programs(information({ hiddenMethods: ['iud'] }))],
    [
      'advice by child count without a law',
      'R07',
      programs(
        information({
          eligibility: rawAll({ mothers: count(children).atLeast(2).cites('who') }, [
            'ordinary',
            'child-count',
          ]),
        }),
      ),
    ],
  ],
};

/** What only the net of words can catch: the definition itself is lawful. */
export const inWordsAlone: Quoted['refused'] = [
  [
    'a target’s name',
    'R02',
    office(target('delivered-on-time', { name: text('计划生育率', 'x') })),
  ],
  ['a slogan', 'R02', office(notice({ text: text('一 票 否 决', 'x') }))],
  ['a summary', 'R02', programs(benefit({ messages: slogan }))],
  [
    'an intimate text',
    'R37',
    office(notice({ text: text('您的产检日期是{date}', 'Your antenatal visit') })),
  ],
];
