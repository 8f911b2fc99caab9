/** Texts for what is refused when a county signs values of policy. */
import type { TextOf } from '../../sheet-problems.ts';

/** By code of src/server/modules/signed-value. */
export const valueErrorTexts: Readonly<Record<string, TextOf>> = {
  VALUE_UNKNOWN: ({ program, parameter }) => ({
    'zh-CN': `现行政策的 ${program} 里没有“${parameter}”这个标准，没有记下。请从待核实清单里选。`,
    en: `The policy in force has no value ${parameter} in ${program}, so nothing was kept. Choose one from the list.`,
  }),
  VALUE_STANDS: ({ parameter, day }) => ({
    'zh-CN': `“${parameter}”在 ${day} 的数值已有出处，不能再签认，没有记下。如果文件写的不同，请告诉政策资料的维护者。`,
    en: `The value of ${parameter} on ${day} has its source already and is not signed again; nothing was kept. If the document says otherwise, tell those who keep the rules.`,
  }),
  VALUE_OPEN: ({ parameter, day }) => ({
    'zh-CN': `“${parameter}”从 ${day} 起的数值已有人提出，还没有办完，没有再记。请先办完那一件。`,
    en: `A value of ${parameter} from ${day} is proposed already and not decided; nothing was added. Decide that one first.`,
  }),
  VALUE_PROPOSAL_UNKNOWN: ({ value }) => ({
    'zh-CN': `没有第 ${value} 号签认，没有执行。请从清单里打开。`,
    en: `There is no signature ${value}, so nothing was done. Open it from the list.`,
  }),
  VALUE_STATE: ({ value }) => ({
    'zh-CN': `第 ${value} 号签认已经办过，没有再执行。请刷新后再看。`,
    en: `Signature ${value} was decided already; nothing was done again. Look at it once more.`,
  }),
  VALUE_OWN: ({ value }) => ({
    'zh-CN': `第 ${value} 号签认是您自己提出的，须由另一个单位的人核对文件后办理，没有执行。`,
    en: `You proposed signature ${value} yourself; somebody of another unit has to check the document. Nothing was done.`,
  }),
  VALUE_SAME_UNIT: ({ value }) => ({
    'zh-CN': `第 ${value} 号签认是您所在单位提出的，须由另一个单位办理，没有执行。`,
    en: `Your own unit proposed signature ${value}; another unit has to decide it. Nothing was done.`,
  }),
  VALUE_SAME_HAND: ({ value }) => ({
    'zh-CN': `第 ${value} 号签认的提出人与您的账号出自一人之手（一方由另一方添加、邀请或派岗），没有执行，并已记录。`,
    en: `One of you and whoever proposed signature ${value} added or invited the other or gave it its post. Nothing was done, and the attempt was noted.`,
  }),
  VALUE_NOT_COMPARED: ({ value }) => ({
    'zh-CN': `第 ${value} 号签认会改变什么还在计算，没有执行。同意之前要先看到谁多谁少；请过一会儿再看。`,
    en: `What signature ${value} would change is still being worked out, and whoever agrees must see it first. Nothing was done; look again in a moment.`,
  }),
  VALUE_CHANGED: ({ value }) => ({
    'zh-CN': `第 ${value} 号签认的影响与您看到的不同，没有执行。请刷新，看过新的影响后再办。`,
    en: `What signature ${value} would change is not what you saw. Nothing was done; look at it again, then decide.`,
  }),
};
