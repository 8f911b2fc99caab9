/** What claims, their steps, payment runs and their lines are called, on screens, on paper, in extracts and in errors. */
import type { CaseState, CaseStep } from '../model/casework/case.ts';
import type { InstructionState, RunState } from '../model/money/states.ts';
import type { Language, Words } from '../rules/index.ts';

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

export const caseStateWords = {
  begun: words('想办，还没有申请', 'wants help, not applied yet'),
  'to-verify': words('待核实', 'to be verified'),
  'to-check': words('待初审', 'to be checked'),
  'to-confirm': words('待确认', 'to be confirmed'),
  returned: words('已退回，等补齐', 'returned, to be completed'),
  confirmed: words('已确认', 'confirmed'),
  refused: words('不予认定', 'refused'),
  withdrawn: words('本人撤回', 'withdrawn'),
  appealed: words('待复核', 'appeal to be read'),
  contested: words('终止待复核，照发', 'end contested, paid on'),
  ended: words('已终止', 'ended'),
  merged: words('并入另一件申请', 'joined to another claim'),
} as const satisfies Readonly<Record<CaseState, Words>>;

export const caseStepWords = {
  begun: words('说想办', 'said that she wants help'),
  applied: words('提出申请', 'applied'),
  verified: words('核实属实', 'verified'),
  checked: words('初审通过', 'checked'),
  confirmed: words('确认', 'confirmed'),
  returned: words('退回补齐', 'returned'),
  resubmitted: words('补齐再交', 'completed'),
  refused: words('不予认定', 'refused'),
  withdrawn: words('撤回', 'withdrawn'),
  appealed: words('申请复核', 'appealed'),
  upheld: words('复核支持', 'appeal granted'),
  dismissed: words('复核维持', 'appeal dismissed'),
  'review-due': words('到了年度确认的时候', 'yearly confirmation due'),
  reviewed: words('年度确认：没有变化', 'confirmed that nothing changed'),
  ended: words('终止', 'ended'),
  merged: words('并入另一件申请', 'joined to another claim'),
  parted: words('与另一件分开，接着办', 'a claim of its own again'),
} as const satisfies Readonly<Record<CaseStep, Words>>;

export const runStateWords = {
  draft: words('待核准', 'to be agreed to'),
  frozen: words('已核准', 'agreed to'),
  filed: words('已报盘', 'with the bank'),
  closed: words('已办结', 'closed'),
  cancelled: words('已取消', 'cancelled'),
} as const satisfies Readonly<Record<RunState, Words>>;

export const lineStateWords = {
  draft: words('待核准', 'to be agreed to'),
  held: words('暂缓', 'held'),
  frozen: words('已核准', 'agreed to'),
  filed: words('已报银行', 'with the bank'),
  paid: words('已发', 'paid'),
  failed: words('银行退回', 'refused by the bank'),
  unknown: words('待向银行核实', 'to be asked of the bank'),
  cancelled: words('已取出', 'taken out'),
  reissued: words('已由后来的批次接续', 'taken up by a later run'),
  'paid-after-all': words('后查明已发', 'paid after all'),
  returned: words('发出后退回', 'paid, then returned'),
} as const satisfies Readonly<Record<InstructionState, Words>>;

/** A line as whom it pays reads it in her statement. */
export const statementWords = {
  paid: words('已发', 'paid'),
  'on-its-way': words('发放中', 'on its way'),
  held: words('暂缓', 'held'),
  refused: words('银行退回', 'refused by the bank'),
} as const satisfies Readonly<Record<string, Words>>;

/** What a table calls something; its name where the table has no words. */
export const inWords = (table: Readonly<Record<string, Words>>, name: unknown): Words =>
  table[String(name)] ?? { 'zh-CN': String(name), en: String(name) };

/** The words of a table in one language, each under a prefix and its name. */
export const wordsUnder = <Prefix extends string, Name extends string>(
  prefix: Prefix,
  table: Readonly<Record<Name, Words>>,
  language: Language,
) =>
  Object.fromEntries(
    Object.entries<Words>(table).map(([name, one]) => [`${prefix}-${name}`, one[language]]),
  ) as Readonly<Record<`${Prefix}-${Name}`, string>>;
