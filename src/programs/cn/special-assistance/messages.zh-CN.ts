/**
 * 特别扶助 in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts for parents and caseworkers; quiet words. */
export const messages: Messages = {
  name: '计划生育家庭特别扶助',
  summary: '独生子女离世或伤残的父母，女方年满49周岁起，每人每月可领取特别扶助金',
  conditions: {
    inForce: '在2008年1月1日以后',
    living: '本人在世',
    bornSince1933: '本人1933年1月1日以后出生',
    ofAge: '达到规定的年龄',
    woman: '女方年满49周岁',
    husband: '妻子年满49周岁',
    wifeOnRecord: '妻子年满49周岁',
    wifeToAskFor: '本人年满49周岁，且妻子年满49周岁',
    wifeUnlisted: '妻子年满49周岁',
    wifeLiving: '妻子在世',
    singleParent: '丧偶或离婚的一方年满49周岁',
    female: '是女性',
    aged49: '年满49周岁',
    alone: '本人丧偶或离婚',
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
    lawfulAdoption: '收养的子女，收养手续合法（看收养登记）',
    paidFromConfirmation: '自资格确认之日起发放；确认时已超过49周岁的，此前的月份不补发',
  },
};
