/** Words in extracts: the headers of their columns. */
import type { Language, Words } from '../../../rules/index.ts';

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

const headers = {
  person: words('居民编号', 'Resident number'),
  name: words('姓名', 'Name'),
  program: words('项目', 'Program'),
  yuan: words('金额（元）', 'Yuan'),
  since: words('从何时起', 'Since'),
  claimUntil: words('最迟申领（含）', 'Claim by (inclusive)'),
  why: words('为什么还没有', 'Why not yet'),
  hasPhone: words('有电话', 'Phone on record'),
  visitedOn: words('上次走访', 'Last visit'),
  case: words('申请编号', 'Claim'),
  state: words('状态', 'State'),
  appliedOn: words('申请日', 'Applied on'),
  due: words('办理期限', 'Due'),
  isDueCertain: words('期限已定', 'Due day is certain'),
  line: words('发放行', 'Line'),
  from: words('从', 'From'),
  lastDay: words('到（含）', 'To (inclusive)'),
  account: words('账户尾号', 'Account ends in'),
  note: words('说明', 'Note'),
  paidOn: words('到账日', 'Paid on'),
  finding: words('事项编号', 'Question'),
  reference: words('参考号', 'Reference'),
  what: words('银行没有说清的', 'What is open'),
  sent: words('送出金额（元）', 'Yuan sent'),
  said: words('回单金额（元）', 'Yuan in the reply'),
  month: words('月份', 'Month'),
  book: words('科目', 'Account of the books'),
} as const satisfies Readonly<Record<string, Words>>;

export type ColumnName = keyof typeof headers;

/** What stands above a column. */
export const columnHeader = (name: ColumnName, language: Language): string =>
  headers[name][language];
