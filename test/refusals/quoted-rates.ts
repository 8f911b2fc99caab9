/**
 * Rates and tasks of the old plans (002:44, 001:22, 001:29, 001:30, 001:104, 000:113), each as quoted
 * and in ten disguises, as a pack author would write them in JavaScript.
 */
import { children, count, parameter, times } from '../../src/rules/index.ts';
import {
  benefit,
  campaign,
  fact,
  indicator,
  map,
  notice,
  pack,
  paidIf,
  quality,
  question,
  ranking,
  rate,
  raw,
  rawTimes,
  rawValue,
  recognition,
  target,
  text,
  worklist,
} from './material.ts';
import type { Quoted } from './refused.ts';

const office = (...definitions: readonly unknown[]) => pack({ office: definitions });
const programs = (...own: readonly unknown[]) => pack({ programs: own });

export const rates: readonly Quoted[] = [
  {
    line: '002:44',
    quote: '期内长效节育措施落实率45%以上，累计长效率75%，计划生育率96%',
    refused: [
      [
        'a target, as quoted',
        'R02',
        office(
          target('期内长效节育措施落实率', { name: text('期内长效节育措施落实率45%以上', 'x') }),
        ),
      ],
      ['pinyin', 'R02', office(target('changxiaoLuoshilv', { reach: { atLeastPercent: 45 } }))],
      [
        'English',
        'R02',
        office(target('long-acting-method-uptake', { reach: { atLeastPercent: 75 } })),
      ],
      [
        'arithmetic on facts of its own',
        'R02',
        office(
          indicator('delivered-on-time', {
            formula: rawTimes(rawValue('larcUsers'), rawValue('perWoman')),
            name: text('长效', 'long-acting methods'),
          }),
        ),
      ],
      ['a custom form field', 'R01', office(question('longActingMethodSince'))],
      ['a data-quality check', 'R02', office(quality('contraceptive-method', 'missing'))],
      ['a worklist order', 'R01', office(worklist(['without-long-acting-method', 'days-overdue']))],
      [
        'a denominator',
        'R02',
        office(
          indicator('offered-on-time', {
            denominator: 'women with two children',
            name: text('计生服务', 'family planning'),
          }),
        ),
      ],
      ['a payment condition', 'R06', programs(paidIf({ changxiao: raw('changxiaojieyu') }))],
      ['a notification', 'R37', office(notice({ occasion: 'long-acting-method-due' }))],
      ['a colour on a map', 'R02', office(map('planned-birth-rate'))],
    ],
  },
  {
    line: '001:22',
    quote: '符合政策生育率完成目标值为评奖的基本条件，排名，奖金',
    refused: [
      ['a recognition, as quoted', 'R02', office(recognition('符合政策生育率'))],
      [
        'pinyin',
        'R02',
        office(recognition('fuheZhengceShengyulv', { name: text('评奖', 'award') })),
      ],
      ['English', 'R02', office(ranking('policy-compliant-births'))],
      [
        'arithmetic on children',
        'R02',
        office(
          recognition('delivered-on-time', {
            score: count(children).below(3),
            name: text('生育', 'births'),
          }),
        ),
      ],
      ['a custom form field', 'R01', office(question('bornWithinPolicy'))],
      ['a data-quality check', 'R02', office(quality('birth-order', 'contradiction'))],
      ['a worklist order', 'R01', office(worklist(['second-child-expected']))],
      [
        'a denominator',
        'R02',
        office(ranking('delivered-on-time', { per: 'births', name: text('排名', 'ranking') })),
      ],
      [
        'a payment condition',
        'R07',
        programs(
          benefit({
            payments: { per: 'year', amountFen: times(parameter(rate), count(children)) },
          }),
        ),
      ],
      ['a notification', 'R02', office(notice({ occasion: 'birth-rate-published', to: 'person' }))],
      [
        'a colour on a map',
        'R02',
        office(map('delivered-on-time', { shade: 'births per village' })),
      ],
    ],
  },
  {
    line: '001:29',
    quote: '在家妇检率达100%，应检未检1人，扣分',
    refused: [
      ['an indicator, as quoted', 'R02', office(indicator('在家妇检率'))],
      ['pinyin', 'R02', office(indicator('fujianlv'))],
      [
        'English',
        'R03',
        office(
          target('delivered-on-time', { reach: { missedPersonsAtMost: 0 }, penaltyPerPerson: 2 }),
        ),
      ],
      [
        'arithmetic: all less those seen',
        'R02',
        office(
          indicator('delivered-on-time', {
            formula: { kind: 'minus', of: ['yingjian', 'shijian'] },
          }),
        ),
      ],
      ['a custom form field', 'R01', office(question('lastGynaecologicalCheck'))],
      ['a data-quality check', 'R02', office(quality('last-menstrual-period', 'missing'))],
      [
        'a worklist order',
        'R01',
        office(
          worklist(['checks-missed', 'days-overdue'], { name: text('应检对象', 'to be examined') }),
        ),
      ],
      [
        'a denominator',
        'R25',
        office(
          indicator('offered-on-time', { includesRefusals: true, name: text('妇检', 'check') }),
        ),
      ],
      [
        'a payment condition',
        'R06',
        programs(
          paidIf({
            checked: fact('cervical-screening').each.between(
              { months: 0, days: 0 },
              { months: 3, days: 0 },
            ) as never,
          }),
        ),
      ],
      ['a notification', 'R23', office(notice({ to: 'husband', occasion: 'window-closes-soon' }))],
      ['a colour on a map', 'R02', office(map('checks-missed', { level: 'unit' }))],
    ],
  },
  {
    line: '001:30',
    quote: '上环及时率、绝育及时率，不及时1人扣分',
    refused: [
      ['a target, as quoted', 'R02', office(target('上环及时率'))],
      ['pinyin', 'R02', office(target('jueyuJishilv', { name: text('绝育及时率', 'x') }))],
      ['English', 'R02', office(indicator('iud-insertion-timeliness'))],
      [
        'arithmetic: days from a birth to a procedure',
        'R02',
        office(
          indicator('delivered-on-time', { between: [fact('delivery').last, 'sterilisation'] }),
        ),
      ],
      ['a custom form field', 'R01', office(question('iudInsertedOn'))],
      ['a data-quality check', 'R02', office(quality('iud-date', 'outdated'))],
      ['a worklist order', 'R01', office(worklist([fact('delivery').last]))],
      [
        'a denominator',
        'R02',
        office(
          indicator('delivered-on-time', {
            outOf: 'mothers of two',
            name: text('及时率', 'timely procedures'),
          }),
        ),
      ],
      [
        'a payment condition',
        'R06',
        programs(
          paidIf({
            recovered: fact('delivery').last.between(
              { months: 0, days: 42 },
              { months: 6, days: 0 },
            ) as never,
          }),
        ),
      ],
      [
        'a notification',
        'R37',
        office(
          notice({
            occasion: 'procedure-due',
            text: text('请于{date}到站上环', 'IUD appointment on {date}'),
          }),
        ),
      ],
      ['a colour on a map', 'R02', office(map('绝育及时率'))],
    ],
  },
  {
    line: '001:104',
    quote: '孕情登记率，孕情上报及时率',
    refused: [
      ['an indicator, as quoted', 'R02', office(indicator('孕情登记率'))],
      ['pinyin', 'R02', office(indicator('yunqing-dengjilv'))],
      [
        'English',
        'R01',
        office(target('pregnancies-registered', { reach: { atLeastPercent: 95 } })),
      ],
      [
        'arithmetic on a due date',
        'R02',
        office(indicator('delivered-on-time', { counts: fact('expected-delivery').each })),
      ],
      ['a custom form field', 'R01', office(question('expected-delivery'))],
      ['a data-quality check', 'R02', office(quality('expected-delivery', 'missing'))],
      ['a worklist order', 'R01', office(worklist(['expected-delivery', 'days-waiting']))],
      [
        'a denominator',
        'R02',
        office(ranking('offered-on-time', { denominator: 'pregnant women found' })),
      ],
      [
        'a payment condition',
        'R06',
        programs(paidIf({ announced: fact('pregnancy-plan').held as never })),
      ],
      ['a notification', 'R23', office(notice({ program: 'cn/maternal-care', to: 'guardian' }))],
      [
        'a colour on a map',
        'R02',
        office(map('delivered-on-time', { points: 'pregnancies', name: text('孕情分布', 'x') })),
      ],
    ],
  },
  {
    line: '000:113',
    quote: '四術任務60%以上',
    refused: [
      ['a campaign, as quoted', 'R02', office(campaign('四術任務60%以上'))],
      ['pinyin', 'R02', office(campaign('sishu-renwu', { perVillage: 12 }))],
      ['English', 'R02', office(campaign('procedures-done'))],
      [
        'arithmetic: a share of women',
        'R03',
        office(target('delivered-on-time', { reach: rawTimes(rawValue('women'), 0.6) })),
      ],
      [
        'a custom form field',
        'R01',
        programs(benefit({ form: [{ fact: 'siShuDone', citation: 'who' }] })),
      ],
      ['a data-quality check', 'R02', office(quality('procedure', 'missing'))],
      ['a worklist order', 'R01', office(worklist(['days-overdue'], { only: 'not yet operated' }))],
      [
        'a denominator',
        'R03',
        office(campaign('needs-closed', { outOf: 'women of the task list' })),
      ],
      [
        'a payment condition',
        'R06',
        programs(
          benefit({
            payments: {
              per: 'once',
              amountFen: {
                kind: 'choose',
                when: raw('operated'),
                // biome-ignore lint/suspicious/noThenProperty: the word of the language
                then: parameter(rate),
                otherwise: parameter(rate),
                labels: ['ordinary'],
                citations: [],
              },
            },
          }),
        ),
      ],
      [
        'a notification',
        'R02',
        office(
          notice({
            occasion: 'task-open',
            text: text('四术任务未完成，请到站', 'The task is open'),
          }),
        ),
      ],
      ['a colour on a map', 'R02', office(map('四术完成率'))],
    ],
  },
];
