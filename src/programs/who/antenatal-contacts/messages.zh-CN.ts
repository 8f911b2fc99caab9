/** Chinese texts of the eight antenatal contacts. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '产前八次接触',
  summary:
    '世界卫生组织建议的产前八次接触。是否接受由本人决定：可以只选其中几次、停止提醒或者拒绝。',
  conditions: {
    alive: '本人在世',
    duringPregnancy: '在记录的末次月经首日起42周内',
    notYetDelivered: '本次妊娠尚未分娩',
    sinceLatestBirth: '已分娩',
    birthOfThisPregnancy: '有本次妊娠的分娩记录',
    noBirthOnRecord: '没有本次妊娠的分娩记录',
    pregnancyBegun: '本次妊娠已开始',
    beforeLatestBirth: '最近一次分娩之前',
    lastPeriodOnRecord: '有末次月经记录',
    expectedDeliveryOnRecord: '有预产期记录',
    inTheseWeeks: '正处于这些孕周',
  },
  steps: {
    contactUpTo12Weeks: '第1次：孕12周以内',
    contactAt20Weeks: '第2次：孕20周',
    contactAt26Weeks: '第3次：孕26周',
    contactAt30Weeks: '第4次：孕30周',
    contactAt34Weeks: '第5次：孕34周',
    contactAt36Weeks: '第6次：孕36周',
    contactAt38Weeks: '第7次：孕38周',
    contactAt40Weeks: '第8次：孕40周',
  },
};
