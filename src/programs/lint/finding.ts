/**
 * What the linter says: one finding per refused thing, with its place, safeguard, law and remedy.
 */
import type { Words } from '../../rules/index.ts';
import type { RefusedConcept } from '../refused.ts';
import type { SafeguardId } from '../safeguards.ts';
import { safeguards } from '../safeguards.ts';
import { findConcept, lawOf, safeguardOf } from './naming.ts';

export type LintFinding = {
  readonly code: LintCode;
  /** Who asked for what: `cn/x › eligibility › ofAge`. */
  readonly path: string;
  readonly safeguard: SafeguardId;
  readonly law: Words;
  /** What was found, why it is refused and what to do. */
  readonly message: Words;
};

type CodeText = {
  readonly what: Words;
  readonly todo: Words;
  /** Names of refused concepts are looked for in what was found. */
  readonly names?: true;
};

/** Every code with its two sentences; `docs/reference/refusals.md` lists them. */
export const lintCodes = {
  NOT_PLAIN_DATA: {
    what: { 'zh-CN': '不是纯数据', en: 'is not plain data' },
    todo: {
      'zh-CN': '只写数据：不用函数、getter、代理、符号或循环引用',
      en: 'write data only: no functions, getters, proxies, symbols or cycles',
    },
  },
  TOO_LARGE: {
    what: { 'zh-CN': '超出大小限制', en: 'is larger than allowed' },
    todo: {
      'zh-CN': '规则最多64层、10000个节点',
      en: 'keep a rule within 64 levels and 10,000 nodes',
    },
  },
  NODE_UNKNOWN: {
    what: { 'zh-CN': '不是规则语言的词', en: 'is no word of the rule language' },
    todo: {
      'zh-CN': '用 src/rules 的构造函数书写规则',
      en: 'write rules with the builders of src/rules',
    },
    names: true,
  },
  FIELD_UNKNOWN: {
    what: { 'zh-CN': '是这种定义没有的字段', en: 'is a field that this definition does not have' },
    todo: {
      'zh-CN': '字段表是封闭的；删除该字段',
      en: 'the list of fields is closed; remove the field',
    },
    names: true,
  },
  FORM_WRONG: {
    what: { 'zh-CN': '格式不对', en: 'has the wrong form' },
    todo: {
      'zh-CN': '日期写作 YYYY-MM-DD，数字为规定范围内的整数',
      en: 'write dates as YYYY-MM-DD and numbers as integers in their range',
    },
  },
  VALUE_WRONG: {
    what: { 'zh-CN': '不在允许的取值之内', en: 'is not among the values allowed' },
    todo: {
      'zh-CN': '取值表是封闭的；见 docs/reference/refusals.md',
      en: 'the list of values is closed; see docs/reference/refusals.md',
    },
    names: true,
  },
  KIND_UNKNOWN: {
    what: { 'zh-CN': '不是可以定义的种类', en: 'is no kind of definition' },
    todo: {
      'zh-CN': '种类表是封闭的；见 office-definitions.ts',
      en: 'the list of kinds is closed; see office-definitions.ts',
    },
    names: true,
  },
  FACT_UNKNOWN: {
    what: { 'zh-CN': '不在封闭的事实目录中', en: 'is not in the closed catalogue of facts' },
    todo: {
      'zh-CN': '规则包不能增加事实种类：目录之外的事实不能采集、计分或作为条件',
      en: 'packs cannot add facts: nothing outside the catalogue is collected, scored or made a condition',
    },
    names: true,
  },
  FACT_REFUSED: {
    what: { 'zh-CN': '是这里不得使用的事实', en: 'is a fact that may not be used here' },
    todo: { 'zh-CN': '删除它', en: 'take it out' },
  },
  LABEL_REFUSED: {
    what: { 'zh-CN': '读取了这里不得依赖的信息', en: 'reads what may not decide here' },
    todo: {
      'zh-CN': '删除该条件；改写、取反或运算不改变所读取的信息',
      en: 'take the condition out; renaming, negation or arithmetic does not change what it reads',
    },
  },
  LABELS_FALSE: {
    what: { 'zh-CN': '声明的敏感标签与实际不符', en: 'declares labels that it does not have' },
    todo: {
      'zh-CN': '不要自己写 labels；由构造函数得出',
      en: 'do not write labels by hand; the builders derive them',
    },
  },
  SILENCE_FALSE: {
    what: {
      'zh-CN': '关于“无记录”的含义与目录不符',
      en: 'says otherwise than the catalogue what no record means',
    },
    todo: { 'zh-CN': '用 fact(…) 书写', en: 'write it with fact(…)' },
  },
  STATUTE_MISSING: {
    what: {
      'zh-CN': '依子女数却没有法律和条款',
      en: 'depends on child count without a law and an article',
    },
    todo: {
      'zh-CN': '用 statutoryBenefit，写明法律名称和条款；或删除该条件',
      en: 'use statutoryBenefit with the law and the article, or take the condition out',
    },
  },
  AMOUNT_NEGATIVE: {
    what: {
      'zh-CN': '可能是负数：向居民收钱',
      en: 'can be negative: it takes money from a resident',
    },
    todo: {
      'zh-CN': '金额只能为零或正；不存在收费和追缴',
      en: 'amounts are zero or more; there are no fees and no clawback',
    },
    names: true,
  },
  AMOUNT_UNSOURCED: {
    what: { 'zh-CN': '金额没有有来源的参数', en: 'is an amount without a sourced parameter' },
    todo: {
      'zh-CN': '用 parameter(…) 写，附日期、状态和来源',
      en: 'write it as parameter(…) with dates, status and source',
    },
  },
  PARAMETER_WRONG: {
    what: { 'zh-CN': '参数有误', en: 'is a wrong parameter' },
    todo: {
      'zh-CN': '每个值：from、until（互不重叠）、value（金额为整数分）、status、source',
      en: 'each value has from, until (no overlap), value (fen as integers), status and source',
    },
  },
  FUNDING_WRONG: {
    what: { 'zh-CN': '资金分担有误', en: 'is a wrong share of funding' },
    todo: {
      'zh-CN':
        '每项：from、until（同一档次互不重叠）、各方千分比（合计不超过1000）、status、source',
      en: 'each share has from, until (no overlap within a tier), per-mille parts (1,000 at most together), status and source',
    },
  },
  SERVICE_NARROWED: {
    what: { 'zh-CN': '缩小了一项服务', en: 'narrows a service' },
    todo: {
      'zh-CN': '地方只能增加服务，不能给服务加条件',
      en: 'a place may add services, never conditions to one',
    },
  },
  PROGRAM_UNKNOWN: {
    what: { 'zh-CN': '不是已知的项目或步骤', en: 'is no known program or step' },
    todo: {
      'zh-CN': '写已有项目的 id（<包>/<文件夹>）',
      en: 'name a program that exists (<pack>/<folder>)',
    },
    names: true,
  },
  PROGRAM_REFUSED: {
    what: {
      'zh-CN': '是这里不得使用的项目：它读取敏感、生育或子女数信息',
      en: 'is a program that may not be used here: it reads sensitive, reproductive or child-count facts',
    },
    todo: {
      'zh-CN': '改用不涉及这些信息的项目，或由经办人当面告知',
      en: 'use a program without them, or tell the person at the desk',
    },
  },
  CITATION_MISSING: {
    what: { 'zh-CN': '没有依据', en: 'cites nothing' },
    todo: {
      'zh-CN': '每个条件都 .cites(...) source.md 的标题',
      en: 'let every condition .cites(…) a heading of source.md',
    },
  },
  CITATION_UNKNOWN: {
    what: { 'zh-CN': '不是 source.md 的标题', en: 'is no heading of source.md' },
    todo: { 'zh-CN': '在 source.md 中补上该标题', en: 'add the heading to source.md' },
  },
  MESSAGE_MISSING: {
    what: { 'zh-CN': '缺少中文或英文文字', en: 'lacks its Chinese or English text' },
    todo: { 'zh-CN': '两种语言都写', en: 'write it in both languages' },
  },
  IDENTIFIER_WRONG: {
    what: { 'zh-CN': '不是合格的标识', en: 'is no proper identifier' },
    todo: {
      'zh-CN': '用英文 camelCase（项目为 <包>/<文件夹>），不重复',
      en: 'use English camelCase (programs <pack>/<folder>), each once',
    },
    names: true,
  },
  CASES_FEW: {
    what: { 'zh-CN': '案例少于八个', en: 'has fewer than eight cases' },
    todo: {
      'zh-CN': '至少写八个案例：首日、末日、前一日、未知、追溯……',
      en: 'write at least eight: first day, last day, day before, unknown, retroactive …',
    },
  },
  TEXT_COERCIVE: {
    what: { 'zh-CN': '含有强迫性的说法', en: 'has coercive words' },
    todo: { 'zh-CN': '改为服务机构要做的事', en: 'say what the office will do instead' },
    names: true,
  },
  TEXT_NOT_NEUTRAL: {
    what: {
      'zh-CN': '通知文字不中性：旁人能看出生育内容',
      en: 'is no neutral text: a bystander learns of reproductive matters',
    },
    todo: {
      'zh-CN': '只写机构、日期和联系电话',
      en: 'write the office, the date and a telephone number only',
    },
  },
  LOAD_FAILED: {
    what: { 'zh-CN': '无法读取规则包', en: 'cannot be loaded' },
    todo: { 'zh-CN': '先修正该错误', en: 'mend the error first' },
  },
} as const satisfies Readonly<Record<string, CodeText>>;

export type LintCode = keyof typeof lintCodes;

/** Where the linter is, which safeguard the place belongs to, and the findings so far. */
export type Scope = {
  readonly path: readonly string[];
  readonly safeguard: SafeguardId;
  /** All texts of the definition, for naming what was meant. */
  readonly hint?: string;
  /** A county's own version, in which values may be signed; a pack may not say that anybody signed. */
  readonly isStored?: boolean;
  readonly findings: LintFinding[];
};

export const inside = (scope: Scope, ...names: readonly string[]): Scope => ({
  ...scope,
  path: [...scope.path, ...names],
});

export const guardedBy = (scope: Scope, safeguard: SafeguardId): Scope => ({
  ...scope,
  safeguard,
});

/** Adds a finding about a subject at the scope's place; the same finding is added once. */
export function report(scope: Scope, code: LintCode, subject: string, own = scope.safeguard): void {
  const text: CodeText = lintCodes[code];
  const concept = text.names && (findConcept(subject) ?? findConcept(scope.hint ?? ''));
  addFinding(scope, code, subject, concept ? safeguardOf(concept, own) : own, concept);
}

/** Adds a finding that names a concept already known. */
export function addFinding(
  { path, findings }: Scope,
  code: LintCode,
  subject: string,
  safeguard: SafeguardId,
  concept: RefusedConcept | undefined,
): void {
  const finding: LintFinding = {
    code,
    path: path.join(' › '),
    safeguard,
    law: lawOf(concept, safeguard),
    message: messageOf(lintCodes[code], shortened(subject), safeguard, concept),
  };
  const isNew = !findings.some(
    (other) => other.path === finding.path && other.message.en === finding.message.en,
  );
  if (isNew) findings.push(finding);
}

function messageOf(
  { what, todo }: CodeText,
  subject: string,
  safeguard: SafeguardId,
  concept: RefusedConcept | undefined,
): Words {
  const { rule } = safeguards[safeguard];
  const named = concept?.name;
  return {
    'zh-CN': `“${subject}”${what['zh-CN']}${named ? `（${named['zh-CN']}）` : ''}。${safeguard}：${rule['zh-CN']}。${todo['zh-CN']}。${concept ? `替代：${concept.instead['zh-CN']}。` : ''}`,
    en: `“${subject}” ${what.en}${named ? ` (${named.en})` : ''}. ${safeguard}: ${rule.en}. To do: ${todo.en}.${concept ? ` Instead: ${concept.instead.en}.` : ''}`,
  };
}

/** Hostile packs may bring texts of any length. */
const shortened = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
