/**
 * 农村奖励扶助 in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts for residents and township clerks. */
export const messages: Messages = {
  name: '农村部分计划生育家庭奖励扶助',
  summary: '现有一个子女、两个女儿或子女均已离世的农村老人，年满60周岁起每人每月可领取奖励扶助金',
  conditions: {
    inForce: '在2004年制度实施之后',
    living: '本人在世',
    bornSince1933: '本人1933年1月1日以后出生',
    ofAge: '本人年满60周岁',
    ruralRegistration: '本人是农业户口或界定为农村居民',
    parentBefore2016: '在2016年以前已有子女（提倡一对夫妻生育一个子女期间）',
    bornBefore2016: '子女在2016年1月1日以前出生',
    alreadyBorn: '子女已经出生',
    childLiving: '子女在世',
    childDied: '子女已离世',
    childrenNow: '现有子女的情况符合规定',
    atMostOneChild: '现有一个子女，或子女均已离世',
    twoDaughters: '现有两个女儿',
    noThirdChild: '现有子女不超过两个',
    daughters: '现有两个女儿在世',
    girl: '子女是女儿',
  },
  checks: {
    noBirthAgainstTheLaw:
      '1973年至2001年期间没有违反当时计划生育法律法规政策的生育（只记录核实人和日期，不记录历史）',
  },
};
