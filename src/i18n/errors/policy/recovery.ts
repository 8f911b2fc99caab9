/** Texts for what is refused when money is asked back. */
import { dayInWords } from '../../../rules/index.ts';
import type { TextOf } from '../../sheet-problems.ts';

const yuan = (fen: unknown) => (Number(fen) / 100).toFixed(2);
const inWords = (value: unknown, language: 'zh-CN' | 'en') =>
  typeof value === 'number' ? dayInWords(value)[language] : String(value);

/** By code of src/server/modules/recovery. */
export const recoveryErrorTexts: Readonly<Record<string, TextOf>> = {
  RECOVERY_UNKNOWN: ({ recovery }) => ({
    'zh-CN': `没有第 ${recovery} 号追回事项，没有执行。请从清单里打开。`,
    en: `There is no matter ${recovery} of money asked back, so nothing was done. Open it from the list.`,
  }),
  RECOVERY_NONE: ({ program, day }) => ({
    'zh-CN': `${program} 从 ${inWords(day, 'zh-CN')} 起的这一期没有多发，不能要求退回，没有记下。`,
    en: `Of ${program} nothing was paid too much for the period from ${inWords(day, 'en')}, so nothing can be asked back and nothing was kept.`,
  }),
  RECOVERY_LIMIT: ({ fen }) => ({
    'zh-CN': `最多只能要求退回 ${yuan(fen)} 元，没有记下。单位自己的差错不得要求本人退回；三年前发的也不再追回。`,
    en: `At most ${yuan(fen)} yuan may be asked back, so nothing was kept. Where an office erred nothing may be asked, nor of what was paid more than three years ago.`,
  }),
  RECOVERY_OPEN: () => ({
    'zh-CN': '这一期已经在追回清单里，没有再记。请打开那一件。',
    en: 'This period is asked back already; nothing was added. Open that matter.',
  }),
  RECOVERY_WAIVED: () => ({
    'zh-CN': '这一期已经决定不追回，不能再次要求，没有记下。',
    en: 'This period was let go and is not asked back again; nothing was kept.',
  }),
  RECOVERY_STATE: ({ recovery }) => ({
    'zh-CN': `第 ${recovery} 号追回事项现在不能这样办，没有执行。请刷新后再看。`,
    en: `Matter ${recovery} is at a point where this cannot be done; nothing was done. Look at it again.`,
  }),
  RECOVERY_OWN: ({ recovery }) => ({
    'zh-CN': `第 ${recovery} 号追回事项是您提出的，须由另一个单位的人决定，没有执行。`,
    en: `You proposed matter ${recovery} yourself; somebody of another unit has to decide it. Nothing was done.`,
  }),
  RECOVERY_SAME_UNIT: ({ recovery }) => ({
    'zh-CN': `第 ${recovery} 号追回事项是您所在单位提出的，须由另一个单位决定，没有执行。`,
    en: `Your own unit proposed matter ${recovery}; another unit has to decide it. Nothing was done.`,
  }),
  RECOVERY_SAME_HAND: ({ recovery }) => ({
    'zh-CN': `经手第 ${recovery} 号追回事项的人与您的账号出自一人之手（一方由另一方添加、邀请或派岗），没有执行，并已记录。`,
    en: `One of you and somebody who had a hand in matter ${recovery} added or invited the other or gave it its post. Nothing was done, and the attempt was noted.`,
  }),
  RECOVERY_SECOND_READER: ({ recovery }) => ({
    'zh-CN': `您或您所在单位经手过第 ${recovery} 号追回事项，复核须由没有经手的单位来做，没有执行。`,
    en: `You or your unit had a hand in matter ${recovery}; the appeal is read by a unit that had none. Nothing was done.`,
  }),
  RECOVERY_REASONS: () => ({
    'zh-CN': '申请复核请写明理由，哪怕一句话，还没有提交。',
    en: 'Say why you appeal, be it in one sentence. It was not sent yet.',
  }),
  RECOVERY_TOO_MUCH: ({ recovery, fen }) => ({
    'zh-CN': `第 ${recovery} 号追回事项只剩 ${yuan(fen)} 元未退，没有记下。请核对金额，多退的还给本人。`,
    en: `Only ${yuan(fen)} yuan of matter ${recovery} are open, so nothing was kept. Check the amount; what is beyond it belongs to her.`,
  }),
  RECOVERY_RECEIPT: ({ recovery }) => ({
    'zh-CN': `第 ${recovery} 号追回事项已经记过这张回单，没有再记，以免一笔算两次。请核对回单号。`,
    en: `This receipt is recorded for matter ${recovery} already; nothing was added, lest it count twice. Check its number.`,
  }),
  RECOVERY_DAY: () => ({
    'zh-CN': '到账日还没有到，没有记下。请填写到账的那一天。',
    en: 'That day is yet to come, so nothing was kept. Give the day on which it arrived.',
  }),
};
