/** What each rule of misuse detection looks for, for whoever looks into an alert. */
import type { Words } from '../rules/index.ts';

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

/** By rule of src/server/modules/read-log/misuse, and those of single acts. */
export const alertRuleWords = {
  'off-caseload': words(
    '一天内多次查看没有任务的居民',
    'many residents looked at in a day without a task for any of them',
  ),
  'same-surname': words(
    '查看同姓居民的次数明显偏多',
    'residents with the surname of the member of staff, far more often than by chance',
  ),
  split: words(
    '几个人分头查看同一村的居民，都没有任务',
    'residents of one village looked at without a task, shared out between accounts',
  ),
  colleague: words('多次查看同事', 'a colleague looked at on several days without a task'),
  neighbours: words('多次查看同一户', 'the same household over and over'),
  night: words('夜间（22:00 至 6:00）查看', 'reading at night, from 22:00 to 6:00'),
  sequential: words('按编号顺序逐个查看', 'records read one after the other by number'),
  'view-without-visit': words(
    '自己登记任务、查看后以“误登”办结或长期不办结',
    'tasks opened on one’s own word, read, and then closed as mistaken or never',
  ),
  'many-own-tasks': words(
    '自己登记的任务明显多于常人',
    'far more tasks opened on one’s own word than anybody else',
  ),
  'made-up-tasks': words(
    '为同一住址附近的多人连续登记任务并查看',
    'tasks made up for many who live side by side',
  ),
  pair: words(
    '总是由同两个人一提一批',
    'one who proposes and another who decides, always the same two',
  ),
  circle: words(
    '两个人几乎只互相批准',
    'two who decide for each other and hardly for anybody else',
  ),
  'one-decider': words(
    '一个单位的全部由同一个人批准，别的单位多由他人批准',
    'everything of a unit decided by one person, where others decide most of other units',
  ),
  'own-approval': words(
    '试图批准自己经手的申请或发放，或者自己开通的账号、开通自己账号的人经手的',
    'an attempt to decide a claim or a payment that one had a hand in, or an account of the same hand',
  ),
} as const satisfies Readonly<Record<string, Words>>;

export type AlertRule = keyof typeof alertRuleWords;

/** What a rule looks for. */
export const alertWords = (rule: string): Words =>
  Object.hasOwn(alertRuleWords, rule) ? alertRuleWords[rule as AlertRule] : words(rule, rule);
