/**
 * 计划生育特殊家庭关怀 in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts for families and their contact persons; quiet words. */
export const messages: Messages = {
  name: '计划生育特殊家庭关怀服务',
  summary:
    '自愿选择：两名联系人、家庭医生签约、就医绿色通道；可以自选联系人，也可以说明哪些日子不要上门',
  conditions: {
    inForce: '在2021年8月20日修法以后',
    living: '本人在世',
    specialFamily: '独生子女离世或伤残的家庭',
    familyNow: '现在属于独生子女离世或伤残的家庭',
    bereavedBefore: '曾经失去独生子女（以后再生育或收养也不影响）',
    noChildLiving: '没有在世的子女',
    oneChildOnly: '只有过一个子女（亲生或收养），或同一时间只有一个子女在世',
    childLostOrDisabled: '子女已离世，或子女残疾等级为一至三级',
    hadChild: '本人有过子女',
    eachLostOrDisabled: '子女均已离世或为一至三级残疾',
    childLiving: '子女在世',
    childDied: '子女已离世',
    lost: '子女已离世',
    disabled: '子女持有一级、二级或三级残疾人证',
    notBornYet: '子女当时尚未出生',
  },
  checks: {
    wishesCare: '本人表示愿意接受关怀服务（不愿意也不影响任何待遇）',
  },
};
