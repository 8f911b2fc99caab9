/** Words that stand on papers, in both languages. */
import type { Language, Words } from '../rules/index.ts';

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

export const say = {
  page: words('第 {n} 页，共 {all} 页', 'Page {n} of {all}'),
  check: words('扫码可查是否由本单位签发', 'Scan to see whether this office issued it'),
  code: words('查验码', 'Code'),
  answer: words('应享', 'Entitled'),
  byRecord: words('按档案推算应享', 'Entitled by the record'),
  certainDays: words('确定符合', 'certainly so'),
  openDays: words('待确认', 'not yet known'),
  decidedOn: words('决定日', 'day of decision'),
  unprintable: words(
    '□ 处是打印字体里没有的字，请在交付前手写补上：',
    'Where □ stands, the font has no such character; write it by hand before handing this out: ',
  ),

  letterTitle: words('办理结果通知书', 'Letter about your claim'),
  name: words('姓名', 'Name'),
  program: words('项目', 'Program'),
  caseNumber: words('申请编号', 'Claim number'),
  day: words('日期', 'Day'),
  confirmed: words(
    '您的申请已经确认。钱会按期发到登记的账户，情况不变就不用再申请。',
    'Your claim is confirmed. The money is sent to the account on record whenever it is due; while nothing changes you need not apply again.',
  ),
  refused: words('您的申请没有被认定。', 'Your claim is refused.'),
  returned: words(
    '您的申请还缺下面这些。补齐后交回就继续办，这次已经全部列出，不会再要别的。',
    'Your claim lacks what is listed here. Bring it and the claim goes on; this is all of it, and nothing else will be asked for.',
  ),
  ended: words('您的这项待遇到此结束。', 'This benefit of yours has come to its end.'),
  upheld: words(
    '您申请的复核有了结果：支持您的意见，原来的决定已经改正。',
    'Your appeal is upheld, and the decision before it is put right.',
  ),
  dismissed: words(
    '您申请的复核有了结果：经重新审查，原来的决定不变。',
    'Your appeal was looked at anew and is dismissed; the decision before it stands.',
  ),
  reasons: words('理由', 'Reasons'),
  missing: words('还缺什么', 'What is missing'),
  because: words('依据的情况', 'What it rests on'),
  timeline: words('从什么时候到什么时候', 'From when to when'),
  payments: words('发放期间和金额', 'Periods and amounts'),
  paymentsWhy: words(
    '按决定当日的档案和政策算出。以后情况变了，会按新情况重新算，并告诉您为什么。',
    'Worked out from the record and the policy on the day of the decision. If something changes it is worked out anew, and you are told why.',
  ),
  from: words('从', 'From'),
  until: words('到（含）', 'To (inclusive)'),
  times: words('笔数', 'Payments'),
  each: words('每笔', 'Each'),
  amount: words('金额', 'Amount'),
  total: words('合计', 'Total'),
  law: words('法律依据', 'Law'),
  appeal: words('不同意怎么办', 'If you do not agree'),
  appealUntil: words(
    '您可以在 {day}（含当天）之前申请复核：到任何一个服务单位说或写都可以，也可以在手机上提。由没有经手过这件事的人重新审查，60 天内答复。您也可以在这个期限内依法向{county}人民政府申请行政复议。申请复核不收费，也不影响您的其他待遇。',
    'You may appeal up to and including {day}: say or write so at any office, or on your phone. Somebody who had no hand in the matter looks at it anew and answers within 60 days. Within the same time you may also apply to the people’s government of {county} for administrative reconsideration. An appeal is free and never touches your other benefits.',
  ),
  appealFurther: words(
    '您还可以依法向{county}人民政府申请行政复议，或者向人民法院提起诉讼。这样做不影响您的其他待遇。',
    'You may still apply to the people’s government of {county} for administrative reconsideration, or go to court. It never touches your other benefits.',
  ),
  office: words('签发单位（盖章）', 'Office (seal)'),

  statementTitle: words('待遇发放对账单', 'Statement of benefits'),
  statementWhy: words(
    '列出账上这位居民的每一笔：哪一期、为什么是这个数、什么时候发、发到哪个账户。',
    'Every line of this resident in the books: which period, why, when it was paid and to which account.',
  ),
  paid: words('已到账合计', 'Paid in all'),
  state: words('状态', 'State'),
  note: words('说明', 'Note'),
  period: words('期间（含最后一天）', 'Period (last day included)'),
  paidOn: words('到账日', 'Paid on'),
  account: words('账户尾号', 'Account ends in'),

  runTitle: words('发放批次清单', 'List of a payment run'),
  run: words('批次编号', 'Run'),
  cutOff: words('截止日', 'Cut-off day'),
  unit: words('提出单位', 'Proposed by'),
  lines: words('笔数', 'Lines'),
  byState: words('按状态合计', 'Sums by state'),
  runMore: words(
    '纸上只列这些；另有 {n} 笔不在您的服务范围内，或超出一份清单的长度，请看导出表。',
    'These are all that are listed here; {n} more are of people whom you do not serve, or too many for a list on paper: see the extract.',
  ),
  allLines: words('明细', 'Lines'),
  proposed: words('提出人签字', 'Signed by who proposed it'),
  agreed: words('同意人签字（另一单位）', 'Signed by who agreed (another unit)'),

  unreachedTitle: words('尚未申领的居民名单', 'Residents who have not claimed'),
  unreachedWhy: words(
    '这些钱按现有档案是确定应得的。请上门或打电话告诉她们；不想申领的不用说明理由，也不记不好的一笔。',
    'By the record this money is certainly owed. Call or visit and tell them; who does not want it need give no reason, and it counts against nobody.',
  ),
  claimUntil: words('最迟申领（含）', 'Claim by (inclusive)'),
  contact: words('联系方式', 'Contact'),
  hasPhone: words('有电话', 'phone on record'),
  visited: words('上次走访', 'last visit'),
  result: words('结果（手写）', 'Result (by hand)'),
  people: words('人次', 'Claims'),
  'why-never-asked': words('没有问过', 'never asked'),
  'why-question-open': words('还有要问的', 'a question is open'),
  'why-no-answer': words('问过，没有回音', 'asked, no answer'),
  'why-wants-help': words('想要人帮忙申请', 'wants help'),
  'why-returned': words('等她补材料', 'returned to her'),

  noticeTitle: words('公示', 'Public notice'),
  noticeWhy: words(
    '下列申请正在办理，依照规定公示。姓名已隐去一部分。公示期满即撤下。',
    'These claims are being decided and are posted as the rules ask. Part of each name is hidden. The notice is taken down when its time is over.',
  ),
  village: words('村（社区）', 'Village'),
  objection: words(
    '有不同意见的，公示期内可以到任何一个服务单位提出，不用说明自己是谁；意见不交给被反映的单位办理。',
    'Whoever knows better may say so at any office while this is posted, without saying who she is; the office that it is about does not handle it.',
  ),
} as const satisfies Readonly<Record<string, Words>>;

export type Say = keyof typeof say;

/** The words in a language, with what is to be filled in. */
export const told = (
  what: Say,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string =>
  say[what][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** Why somebody has not claimed, in words; the name of the reason where there are none. */
export function toldWhy(name: string, language: Language): string {
  const key = `why-${name}`;
  return key in say ? say[key as Say][language] : name;
}
