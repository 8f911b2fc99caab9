/** Texts for errors of casework: claims, their steps, decisions, notices and objections. */
import type { Language } from '../../rules/index.ts';
import { factKindWords } from '../fact-words.ts';
import type { TextOf } from '../sheet-problems.ts';
import { caseStateWords, caseStepWords, inWords } from '../state-words.ts';

/** Facts by their words. */
const factsIn = (names: unknown, language: Language): string =>
  String(names)
    .split(', ')
    .map((name) => factKindWords.get(name)?.[language] ?? name)
    .join(language === 'en' ? ', ' : '、');
const stateOf = (state: unknown) => inWords(caseStateWords, state);
const stepOf = (step: unknown) => inWords(caseStepWords, step);

export const caseErrorTexts = {
  CASE_UNKNOWN: ({ case: number }) => ({
    'zh-CN': `没有编号为 ${number} 的申请，或者不由您办理，没有改动。请从待办清单打开。`,
    en: `There is no claim ${number}, or it is not yours to see; nothing was changed. Open it from the list of cases.`,
  }),
  CASE_PROGRAM: ({ program }) => ({
    'zh-CN': `现行政策里没有要在这里申请的待遇“${program}”，没有登记。请选择清单里的待遇。`,
    en: `The policy in force has no benefit "${program}" that is claimed here, so nothing was opened. Choose one of those that are listed.`,
  }),
  CASE_THERE: ({ case: number }) => ({
    'zh-CN': `这项待遇已经有一件正在办理或已确认的申请（${number} 号），一人一项待遇只办一件，没有再登记。请打开那一件。`,
    en: `There is an open claim to this benefit already, number ${number}; each person has one for each benefit, so no other was opened. Go on with that one.`,
  }),
  CASE_APPLICANT: () => ({
    'zh-CN':
      '未满14周岁的孩子由父母或监护人申请，申请人和收款人都要有登记，没有登记申请。请选择父母或监护人。',
    en: 'For a child under 14 a parent or guardian applies, and applicant and payee must be on record; nothing was opened. Choose the parent or guardian.',
  }),
  CASE_NOWHERE: () => ({
    'zh-CN':
      '没有服务她居住地或户籍地的单位，申请没有地方受理。请先登记居住地，或由管理员设置服务辖区。',
    en: 'No unit serves where she lives or is registered, so nobody could take the claim up. Put her place on record, or have the catchment set.',
  }),
  CASE_STATE: ({ case: number, state, step }) => ({
    'zh-CN': `申请 ${number} 现在的状态是“${stateOf(state)['zh-CN']}”，不能做“${stepOf(step)['zh-CN']}”，没有改动。请刷新后再看，可能别人刚办过。`,
    en: `Claim ${number} stands at “${stateOf(state).en}” now, where “${stepOf(step).en}” cannot follow; nothing was changed. Look at it again, somebody may just have acted.`,
  }),
  CASE_TURN: ({ case: number, state }) => ({
    'zh-CN': `申请 ${number}（“${stateOf(state)['zh-CN']}”）现在不由您的单位办这一步，没有改动。请交给轮到的单位；乡镇以下不能作出不予认定。`,
    en: `This step of claim ${number}, which stands at “${stateOf(state).en}”, is not your unit's now; nothing was changed. Leave it to the unit whose turn it is; nobody refuses at the first look on the spot.`,
  }),
  CASE_OWN_HAND: ({ case: number, step }) => ({
    'zh-CN': `您已经在申请 ${number} 里经过手，同一个人不能再做“${stepOf(step)['zh-CN']}”，没有改动。请由另一位同事办理。`,
    en: `You already had a hand in claim ${number}, and nobody takes two of its steps, so “${stepOf(step).en}” was not noted. Leave it to a colleague.`,
  }),
  CASE_SAME_HAND: ({ case: number }) => ({
    'zh-CN': `您的账号或岗位是申请 ${number} 的经手人开设的，不能由您来决定，没有改动。请由另一位同事办理。`,
    en: `Your account or post was made by somebody who acted in claim ${number}, so you cannot decide it; nothing was changed. Leave it to a colleague.`,
  }),
  CASE_SECOND_READER: ({ case: number }) => ({
    'zh-CN': `您在申请 ${number} 里经过手，复核必须由没有经手的人来看，没有改动。请由另一位同事复核。`,
    en: `You had a hand in claim ${number}; an appeal is read by somebody who had none, so nothing was decided. Leave it to a colleague.`,
  }),
  CASE_REASONS: ({ case: number, step }) => ({
    'zh-CN': `对申请 ${number} 做“${stepOf(step)['zh-CN']}”要把全部理由一次写清，不予认定和终止还要写明法律依据，没有改动。请补上后再提交。`,
    en: `In claim ${number}, “${stepOf(step).en}” needs all reasons at once, and a no also the law it rests on; nothing was changed. Write them down and send it again.`,
  }),
  CASE_CHECKS: ({ case: number, check, checkEnglish }) => ({
    'zh-CN': `申请 ${number} 还有只能由人核实的事项“${check}”没有勾选，没有确认。请核实后勾选；核实不了的，写明理由不予认定。`,
    en: `In claim ${number} nobody has said yet that “${checkEnglish}” was seen, so it was not confirmed. See to it and say so; where it cannot be, refuse with reasons.`,
  }),
  CASE_NOT_CERTAIN: ({ case: number, missing }) => ({
    'zh-CN': `按登记的情况，申请 ${number} 的资格还不确定或还没有开始（缺：${factsIn(missing, 'zh-CN')}），没有确认。请先了解并登记所缺的情况。`,
    en: `From what is on record the right in claim ${number} is not certain or has not begun (missing: ${factsIn(missing, 'en')}), so it was not confirmed. Ask for what is missing and put it on record first.`,
  }),
  CASE_POSTED: ({ case: number }) => ({
    'zh-CN': `申请 ${number} 还在公示期内，没有确认。请在公示结束后办理。`,
    en: `The public notice of claim ${number} still hangs, so it was not confirmed. Decide when it is over.`,
  }),
  CASE_UNPOSTED: ({ case: number }) => ({
    'zh-CN': `申请 ${number} 按程序要先公示，还没有公示过，没有确认。系统一天之内会自动张贴，请在公示期满后办理。`,
    en: `By its procedure claim ${number} is posted first, and it was not yet, so it was not confirmed. It is posted by itself within a day; decide when its time is over.`,
  }),
  CASE_LATE: ({ case: number }) => ({
    'zh-CN': `申请 ${number} 的复核期限已过，没有登记。有正当理由的仍可以提出：请写明为什么晚了，由复核人判断。`,
    en: `The time for an appeal in claim ${number} is over, so none was noted. Who has a good reason for being late may still appeal: write it down, and the reader judges it.`,
  }),
  CASE_IS_TASK: ({ task }) => ({
    'zh-CN': `任务 ${task} 是一件申请的办理步骤，不能这样结束，没有改动。请在申请里办理这一步。`,
    en: `Task ${task} is the turn of a claim and does not end this way; nothing was changed. Take the step in the claim.`,
  }),
  WORKING_YEAR_DAY: ({ year, day }) => ({
    'zh-CN': `${year} 年没有 ${day} 这一天，工作日表没有保存。请按放假通知写成月-日，例如 02-15。`,
    en: `${year} has no ${day}, so the table of working days was not kept. Write days as month-day, such as 02-15.`,
  }),
  POSTED_UNKNOWN: ({ notice }) => ({
    'zh-CN': `没有编号为 ${notice} 的公示或异议，或者不由您办理。请从清单打开。`,
    en: `There is no public notice or objection ${notice}, or it is not yours to see. Open it from the list.`,
  }),
  POSTED_OVER: ({ notice }) => ({
    'zh-CN': `公示 ${notice} 已经结束，内容不再显示。有意见仍可以到县级主管部门提出。`,
    en: `Public notice ${notice} is over and shows nothing any more. Who disagrees may still turn to the county's office.`,
  }),
  DECISION_CUT_OFF: ({ program, reason }) => ({
    'zh-CN': `软件没有算完她的“${program}”（${reason}），该不该享受还不知道，所以没有作出任何决定。请把情况告诉系统管理员，算得出来后再办。`,
    en: `The rules of ${program} were not worked out to their end for her (${reason}), so what she is entitled to is not known and nothing was decided. Tell the administrator, and decide once they are.`,
  }),
  DECISION_UNKNOWN: ({ step }) => ({
    'zh-CN': `步骤 ${step} 没有审核决定，无法重新核算。请用申请里“确认”“不予认定”等步骤的编号。`,
    en: `Step ${step} decided nothing, so there is nothing to work out again. Give the number of a step that confirmed or refused.`,
  }),
} as const satisfies Readonly<Record<string, TextOf>>;
