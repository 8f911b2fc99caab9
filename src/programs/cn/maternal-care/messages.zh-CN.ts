/** Chinese texts of maternal care. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '孕产妇健康管理',
  summary:
    '产前五次免费检查、出院后一周内上门访视、产后42天健康检查。是否接受由本人决定：可以只选其中几次、停止提醒或者拒绝，不影响任何其他事项。',
  conditions: {
    alive: '本人在世',
    expectingOrAfterBirth: '正在孕期或分娩不久',
    expecting: '正在孕期',
    duringPregnancy: '在记录的末次月经首日起42周内',
    notYetDelivered: '本次妊娠尚未分娩',
    sinceLatestBirth: '已分娩',
    birthOfThisPregnancy: '有本次妊娠的分娩记录',
    noBirthOnRecord: '没有本次妊娠的分娩记录',
    pregnancyBegun: '本次妊娠已开始',
    beforeLatestBirth: '最近一次分娩之前',
    lastPeriodOnRecord: '有末次月经记录',
    expectedDeliveryOnRecord: '有预产期记录',
    weeksAfterBirth: '分娩未满12周',
    daysAfterDischarge: '产后出院不超过7天',
    birthOnRecord: '有分娩记录',
    dischargeOnRecord: '有出院记录',
    inTheseWeeks: '正处于这些孕周',
  },
  steps: {
    firstContact: '第1次检查并领取《母子健康手册》：孕13周前',
    secondContact: '第2次检查：孕16至20周',
    thirdContact: '第3次检查：孕21至24周',
    fourthContact: '第4次检查：孕28至36周',
    fifthContact: '第5次检查：孕37至40周',
    postnatalHomeVisit: '产后上门访视母婴：出院后7天内',
    postnatalCheck: '产后42天健康检查',
  },
};
