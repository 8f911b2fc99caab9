/** Chinese texts of leave in Zhejiang. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '浙江产假、护理假和育儿假',
  summary:
    '产假：国家基数98天（待核实）之外，一孩增加60天，二孩、三孩增加90天；男方护理假15天；子女三周岁以内，父母每人每年育儿假10天；独生子女每年护理父母假5天。用人单位有不同理解的，可向服务单位咨询。',
  conditions: {
    alive: '本人在世',
    employed: '有用人单位',
    inForce: '2021-11-25起施行的规定',
    leave: '近期分娩或有未满3周岁的子女',
    maternityLeave: '分娩未满188天',
    partnerLeave: '子女出生未满15天的父亲',
    man: '男性',
    newbornChild: '有出生未满15天的子女',
    childcareLeave: '有未满3周岁的子女',
    childAlive: '子女在世',
    childUnderThree: '子女未满3周岁',
  },
};
