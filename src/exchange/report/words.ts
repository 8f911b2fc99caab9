/**
 * Every fixed text of the report in both languages, and how it writes days, stretches of days and
 * money. A text that lacks a language does not compile.
 */
import type { DateSpan } from '../../model/assessment.ts';
import { civilDate, day, isoDate, type Language, toDay, type Words } from '../../rules/index.ts';

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

export const languages: readonly Language[] = ['zh-CN', 'en'];

/** One text from words written by language: `inBoth((say) => say(texts.today))`. */
export const inBoth = (write: (language: Language) => string): Words =>
  words(write('zh-CN'), write('en'));

export const texts = {
  product: words('暖家', 'Nuanjia'),
  title: words('每个人应享的待遇和服务', 'What each person is owed'),
  asOf: words('截至', 'As of'),
  privacy: words(
    '本文件含个人信息，只给有权查看的人看，用完请妥善保管。',
    'This file holds personal information. Share it only with people who may see it.',
  ),
  skip: words('跳到名单', 'Skip to the people'),
  people: words('名单', 'People'),
  peopleCount: words('名单上（人）', 'People on the list'),
  totals: words('汇总', 'Summary'),
  program: words('项目', 'Program'),
  entitledPeople: words('现在应享（人）', 'Entitled now (people)'),
  peopleToAsk: words('要问的人', 'People to ask'),
  questionCount: words('要问的问题', 'Questions to ask'),
  payable: words('可发放（元）', 'Payable (yuan)'),
  unverified: words('待核实（元）', 'To verify (yuan)'),
  all: words('合计', 'All programs'),
  everyone: words('人', 'people'),
  search: words('按姓名或证件号查找', 'Search by name or identity number'),
  anyProgram: words('全部项目', 'All programs'),
  state: words('状态', 'State'),
  anyState: words('全部状态', 'All states'),
  shown: words('人符合条件', 'people match'),
  nobody: words('没有人符合这些条件，请换一个查找词。', 'Nobody matches. Try another word.'),
  noPeople: words(
    '名单里没有人可以评估。请先看“问题”表，改好后再试。',
    'There was nobody to assess. See the list of problems, correct the roster and try again.',
  ),
  nothingOwed: words('目前没有要办、要问的项目。', 'Nothing is owed, due or open at present.'),
  entitled: words('现在应享', 'Entitled now'),
  ask: words('差一个答案', 'Answer needed'),
  notEntitled: words('现在不享有', 'Not now'),
  later: words('以后应享', 'Later'),
  ended: words('期限已过', 'Ended'),
  maybe: words('可能', 'perhaps'),
  never: words('没有符合的日子', 'on no day'),
  always: words('一直', 'always'),
  thisYear: words('今年', 'This year'),
  inAll: words('列出各笔合计', 'All payments listed'),
  atMost: words('最多', 'at most'),
  ifFavourable: words('答案有利时，另有最多', 'If the answers are favourable, up to another'),
  atMostIfFavourable: words('最多，答案有利时', 'at most, if the answers are favourable'),
  amountToVerify: words('金额待核实', 'Amount to be verified'),
  today: words('今天', 'Today'),
  holds: words('今天符合', 'True today'),
  fails: words('今天不符合', 'Not true today'),
  unknown: words('今天还不知道', 'Not known today'),
  result: words('应享', 'Entitled'),
  decidesStart: words('决定起点', 'decides the start'),
  decidesEnd: words('决定终点', 'decides the end'),
  certain: words('确定', 'certain'),
  possible: words('待确认', 'not yet known'),
  decides: words('决定起止的日子', 'day that decides'),
  why: words('为什么', 'Why'),
  source: words('依据', 'Source'),
  payments: words('发放明细', 'Payments'),
  from: words('从', 'From'),
  until: words('到（含）', 'To (inclusive)'),
  amount: words('金额', 'Amount'),
  standing: words('状况', 'Standing'),
  canPay: words('可发放', 'Can be paid'),
  canPaySecondary: words('可发放（二手来源）', 'Can be paid (secondary source)'),
  toVerify: words('待核实，先不发放', 'To be verified, not paid yet'),
  whenFavourable: words('答案有利时', 'If answers are favourable'),
  due: words('要提供的服务', 'Services due'),
  kept: words('已完成', 'Done'),
  dueNow: words('现在', 'Now'),
  dueLater: words('以后', 'Later'),
  catchUp: words('可补做', 'Catch up'),
  missed: words('已过', 'Passed'),
  catchUpUntil: words('可补到', 'can be made up to'),
  uncertainDay: words('日期还不确定', 'the day is not certain yet'),
  questions: words('请问', 'Please ask'),
  about: words('问的是', 'about'),
  checks: words('作决定前由经办人核对', 'To be checked by an officer before a decision'),
  nextChange: words('下一次自动变化', 'Next change by itself'),
  notDrawn: words('人没有画在这里。', 'more people are not drawn here. '),
  notDrawnWhy: words(
    '汇总包括所有人。要看全部名单，请用 --format xlsx 输出工作簿。',
    'The summary counts everyone. For the whole list write a workbook with --format xlsx.',
  ),
  summarySheet: words('汇总', 'Summary'),
  missingSheet: words('缺少的事实', 'Missing facts'),
  problemsSheet: words('问题', 'Problems'),
  person: words('证件号或编号', 'Identity number or id'),
  name: words('姓名', 'Name'),
  period: words('期间', 'Period'),
  reasons: words('理由', 'Reasons'),
  missing: words('缺少的事实', 'Missing facts'),
  aboutPerson: words('问的是谁（编号）', 'About (id)'),
  aboutName: words('问的是谁', 'About'),
  fact: words('事实', 'Fact'),
  question: words('问题', 'Question'),
  file: words('文件', 'File'),
  sheet: words('工作表', 'Sheet'),
  row: words('行', 'Row'),
  column: words('列', 'Column'),
  value: words('原值', 'Value'),
  code: words('代码', 'Code'),
  message: words('说明', 'Message'),
  severity: words('程度', 'Severity'),
  error: words('错误', 'error'),
  notice: words('提示', 'notice'),
  yuanOfYear: words('年（元）', ' (yuan)'),
  problems: words('数据问题：', 'problems in the data: '),
  questionTotal: words('要问的问题', 'Questions'),
  claimBy: words('申领截至', 'Claim by'),
  claimClosed: words('仅限已申领的，截至', 'Only if claimed by'),
  payableTotal: words('历年可发放', 'All years'),
  withheldTotal: words('待核实', 'To verify'),
} as const satisfies Readonly<Record<string, Words>>;

const englishMonths = [
  ['January', 'February', 'March', 'April', 'May', 'June'],
  ['July', 'August', 'September', 'October', 'November', 'December'],
].flat();

/** A day in words: 2026年12月10日, 10 December 2026. */
export function dateWords(date: string, language: Language): string {
  const { year, month, day: dayOfMonth } = civilDate(day(date));
  return language === 'en'
    ? `${dayOfMonth} ${englishMonths[month - 1]} ${year}`
    : `${year}年${month}月${dayOfMonth}日`;
}

/** The last day of a stretch that ends before `until`. */
export const lastDay = (until: string): string => isoDate(toDay(day(until) - 1));

/** The last day included, in words: 2026年12月10日（含）, 10 December 2026 (inclusive). */
export function lastDayWords(until: string, language: Language): string {
  const date = dateWords(lastDay(until), language);
  return language === 'en' ? `${date} (inclusive)` : `${date}（含）`;
}

/** A stretch of days in words, last day included. */
export function spanWords([from, until]: DateSpan, language: Language): string {
  const isEnglish = language === 'en';
  if (from === null && until === null) return texts.always[language];
  if (from === null)
    return isEnglish
      ? `until ${lastDayWords(until!, language)}`
      : `到${lastDayWords(until!, language)}为止`;
  const start = dateWords(from, language);
  if (until === null) return isEnglish ? `from ${start}, no end date` : `从${start}起，没有截止日`;
  if (lastDay(until) === from) return isEnglish ? `on ${start} only` : `只有${start}这一天`;
  return isEnglish
    ? `from ${start} to ${lastDayWords(until, language)}`
    : `从${start}到${lastDayWords(until, language)}`;
}

/** Fen as yuan with separators; the fen only where there are any: ¥3,600, ¥0.05. */
export function yuanWords(amountFen: number): string {
  const yuan = Math.trunc(Math.abs(amountFen) / 100);
  const fen = Math.abs(amountFen) % 100;
  const grouped = String(yuan).replace(/\B(?=(\d{3})+$)/g, ',');
  const digits = fen === 0 ? grouped : `${grouped}.${String(fen).padStart(2, '0')}`;
  return `${amountFen < 0 ? '−' : ''}¥${digits}`;
}

/** Parts of a sentence joined as the language does. */
export const joinWords = (parts: readonly string[], language: Language): string =>
  parts.join(language === 'en' ? '; ' : '；');

/** The text as the start of a label: English sentences begin with a capital. */
export const capitalised = (text: Words): Words => ({
  'zh-CN': text['zh-CN'],
  en: text.en.charAt(0).toUpperCase() + text.en.slice(1),
});
