/** Fictional people and answers that the tests of the report share; built anew for each test. */
import type {
  Assessment,
  ConditionTimeline,
  Problem,
  Question,
  Reason,
} from '../../model/assessment.ts';
import type { Words } from '../../rules/index.ts';
import type { PersonPage } from './page.ts';

export const ON = '2026-11-22';

export const text = (chinese: string, english: string): Words => ({
  'zh-CN': chinese,
  en: english,
});

/** A condition's timeline; certain where nothing else is said. */
export const condition = (
  id: string,
  words: Words,
  possible: ConditionTimeline['possible'],
  more: Partial<ConditionTimeline> = {},
): ConditionTimeline => ({
  condition: id,
  text: words,
  depth: 0,
  certain: possible,
  possible,
  sources: ['article-5'],
  ...more,
});

export const reason = (id: string, words: Words, more: Partial<Reason> = {}): Reason => ({
  condition: id,
  text: words,
  holds: 'yes',
  from: null,
  until: null,
  sentence: words,
  sources: ['article-5'],
  ...more,
});

/** An entitlement to the childcare subsidy, changed as a test needs it. */
export const subsidy = (more: Partial<Assessment> = {}): Assessment => ({
  person: '990101202407010013',
  name: '测 小禾',
  program: 'cn/childcare-subsidy',
  programName: text('育儿补贴', 'Childcare subsidy'),
  kind: 'benefit',
  state: 'entitled',
  certain: [['2025-01-01', '2027-07-01']],
  possible: [['2025-01-01', '2027-07-01']],
  payments: [
    { from: '2025-01-01', until: '2026-01-01', amountFen: 360_000, status: 'verified' },
    { from: '2026-01-01', until: '2027-01-01', amountFen: 360_000, status: 'verified' },
    { from: '2027-01-01', until: '2027-07-01', amountFen: 180_000, status: 'verified' },
  ],
  withheld: [],
  possiblePayments: [],
  due: [],
  missing: [],
  questions: [],
  reasons: [
    reason('underThree', text('孩子不满3周岁', 'the child is under 3'), {
      from: '2024-07-01',
      until: '2027-07-01',
      sentence: text(
        '孩子从2024年7月1日到2027年6月30日（含）不满3周岁。',
        'The child is under 3 from 1 July 2024 to 30 June 2027 (inclusive).',
      ),
    }),
    reason('inForce', text('补贴已经实施', 'the subsidy is in force'), {
      from: '2025-01-01',
      sentence: text(
        '补贴从2025年1月1日起实施。',
        'The subsidy has been in force since 1 January 2025.',
      ),
    }),
  ],
  nextChange: { on: '2027-07-01', conditions: ['underThree'] },
  officerChecks: [
    {
      id: 'lawfulBirth',
      text: text('符合法律法规规定生育或收养', 'born or adopted in line with laws and regulations'),
    },
  ],
  ...more,
});

export const subsidyConditions = (): ConditionTimeline[] => [
  condition('chineseNationality', text('孩子是中国国籍', 'the child is a Chinese national'), [
    ['2024-07-01', null],
  ]),
  condition('underThree', text('孩子不满3周岁', 'the child is under 3'), [
    ['2024-07-01', '2027-07-01'],
  ]),
  condition(
    'inForce',
    text(
      '在2025年1月1日补贴实施之后',
      'the day is on or after 1 January 2025, when the subsidy began',
    ),
    [['2025-01-01', null]],
  ),
  condition('livedOnTheDay', text('当天孩子在世', 'the child lived on that day'), [
    ['2024-07-01', null],
  ]),
  condition('living', text('孩子在世', 'the child is living'), [['2024-07-01', null]], {
    depth: 1,
  }),
  condition(
    'onTheDayOfDeath',
    text(
      '当天为孩子离世之日（离世当年仍可申领）',
      'the child died on that day (the year of death may still be claimed)',
    ),
    [],
    { depth: 1 },
  ),
];

const registrationQuestion: Question = {
  fact: 'household-registration-type',
  about: '990101196605060021',
  aboutName: '测 外祖母',
  text: text(
    '您的户口登记是农业户口，还是界定为农村居民？（奖励扶助发给农村居民）',
    'Is your registration agricultural, or are you a rural resident? (The award is for those.)',
  ),
};

/** An award that waits for one answer and whose local amount nobody has verified. */
export const award = (more: Partial<Assessment> = {}): Assessment => ({
  ...subsidy(),
  person: '990101196605060021',
  name: '测 外祖母',
  program: 'cn/rural-award',
  programName: text('农村部分计划生育家庭奖励扶助', 'Rural award'),
  state: 'ask',
  certain: [],
  possible: [['2026-05-06', null]],
  payments: [],
  withheld: [{ from: '2026-05-06', until: '2027-01-01', amountFen: 64_000, status: 'unverified' }],
  possiblePayments: [
    { from: '2026-01-01', until: '2027-01-01', amountFen: 96_000, status: 'secondary' },
    {
      from: '2027-01-01',
      until: '2028-01-01',
      amountFen: 96_000,
      upToFen: 120_000,
      status: 'secondary',
    },
  ],
  missing: ['household-registration-type'],
  questions: [registrationQuestion],
  reasons: [
    reason('rural', text('农业户口', 'agricultural registration'), {
      holds: 'unknown',
      sentence: text(
        '还不知道户口登记是不是农业户口。',
        'It is not known whether the registration is agricultural.',
      ),
      sources: ['people'],
    }),
  ],
  officerChecks: [],
  ...more,
});

export const awardConditions = (): ConditionTimeline[] => [
  condition('sixty', text('年满60周岁', 'aged 60 or over'), [['2026-05-06', null]]),
  condition('rural', text('农业户口', 'agricultural registration'), [[null, null]], {
    certain: [],
  }),
  condition('oneChild', text('只有一个子女', 'has one child'), [['1990-03-01', null]]),
];

/** A service with steps done, due, later and uncertain. */
export const childHealth = (): Assessment => ({
  ...subsidy(),
  program: 'cn/child-health',
  programName: text('0～6岁儿童健康管理', 'Child health 0-6'),
  kind: 'service',
  nextChange: { on: '2031-07-01', conditions: ['underSeven'] },
  certain: [['2024-07-01', '2031-07-01']],
  possible: [['2024-07-01', '2031-07-01']],
  payments: [],
  officerChecks: [],
  reasons: [],
  due: [
    {
      step: 'newbornVisit',
      text: text('新生儿家庭访视', 'newborn home visit'),
      from: '2024-07-01',
      until: '2024-07-08',
      keptOn: '2024-07-05',
      isCertain: true,
    },
    {
      step: 'months24',
      text: text('24月龄健康检查', 'check at 24 months'),
      from: '2026-07-01',
      until: '2026-10-01',
      catchUpUntil: '2027-01-01',
      isCertain: true,
    },
    {
      step: 'months30',
      text: text('30月龄健康检查', 'check at 30 months'),
      from: '2027-01-01',
      until: '2027-04-01',
      isCertain: false,
    },
  ],
});

export const child = (more: Partial<PersonPage> = {}): PersonPage => ({
  person: '990101202407010013',
  name: '测 小禾',
  assessments: [subsidy(), childHealth()],
  conditions: ({ program }) =>
    program === 'cn/childcare-subsidy'
      ? subsidyConditions()
      : [
          condition('underSeven', text('孩子不满7周岁', 'the child is under 7'), [
            ['2024-07-01', '2031-07-01'],
          ]),
        ],
  ...more,
});

export const grandmother = (more: Partial<PersonPage> = {}): PersonPage => ({
  person: '990101196605060021',
  name: '测 外祖母',
  assessments: [award()],
  conditions: awardConditions,
  ...more,
});

export const problem = (more: Partial<Problem> = {}): Problem => ({
  file: 'roster.xlsx',
  sheet: '花名册',
  row: 7,
  column: '出生日期',
  value: '2024-02-30',
  code: 'ROSTER_DATE_IMPOSSIBLE',
  severity: 'error',
  message: text(
    '没有2024年2月30日这一天，请改正。',
    'There is no 30 February 2024. Please correct it.',
  ),
  ...more,
});

/** People one after the other, made only when asked for; `made` counts them. */
export function manyPeople(count: number): { people: Iterable<PersonPage>; made: () => number } {
  let made = 0;
  function* people(): Generator<PersonPage> {
    for (let index = 0; index < count; index++) {
      made++;
      yield child({ person: `9901012024${String(index).padStart(8, '0')}` });
    }
  }
  return { people: { [Symbol.iterator]: people }, made: () => made };
}
