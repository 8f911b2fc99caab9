/** Texts for what money by two and alerts refuse. */
import type { TextOf } from '../sheet-problems.ts';

/** By code of src/server/modules/approval and src/server/modules/alert. */
export const approvalErrorTexts: Readonly<Record<string, TextOf>> = {
  APPROVAL_NOT_OWED: ({ asked, owed }) => ({
    'zh-CN': `${asked} 笔中只有 ${owed} 笔按台账现在应发、确定且未发，整份没有保存。请按未发名单重新提出。`,
    en: `Of ${asked} lines the record says of ${owed} only that they are owed for certain and unpaid, so nothing was kept. Propose them anew from the list of what is unpaid.`,
  }),
  APPROVAL_UNKNOWN: ({ proposal }) => ({
    'zh-CN': `没有编号为 ${proposal} 的待批发放，没有执行。可能已有人批过。`,
    en: `There is no open proposal ${proposal}, so nothing was done. Somebody may have decided it.`,
  }),
  APPROVAL_OWN: ({ proposal }) => ({
    'zh-CN': `第 ${proposal} 号发放是您自己提出的，须由另一个人批准，没有执行，并已记录。`,
    en: `You proposed number ${proposal} yourself; somebody else has to decide it. Nothing was done, and the attempt was noted.`,
  }),
  APPROVAL_SAME_HAND: ({ proposal }) => ({
    'zh-CN': `您的账号由第 ${proposal} 号发放的提出人开通，须由与其无关的人批准，没有执行，并已记录。`,
    en: `Whoever proposed number ${proposal} had a hand in your account; somebody else has to decide it. Nothing was done, and the attempt was noted.`,
  }),
  ALERT_UNKNOWN: ({ alert }) => ({
    'zh-CN': `没有编号为 ${alert} 的未处理提醒，没有执行。可能已有人处理。`,
    en: `There is no open alert ${alert}, so nothing was done. Somebody may have closed it.`,
  }),
  ALERT_OWN: () => ({
    'zh-CN': '关于自己的提醒须由别人处理，没有执行。',
    en: 'An alert about yourself has to be closed by somebody else; nothing was done.',
  }),
};
