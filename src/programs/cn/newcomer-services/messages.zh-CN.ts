/** Chinese texts of newcomers’ rights. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '流动人口基本公共服务均等化',
  summary:
    '在户籍地以外的县（市、区）居住满半年，依法与当地居民同等享受基本公共卫生和计划生育服务：健康档案、预防接种（儿童居住满三个月）、孕产妇、儿童、老年人健康管理等。本地机构自到达之日起即提供服务；本页只说明从哪天起属于法定权利。',
  conditions: {
    alive: '本人在世',
    halfAYearAway: '在户籍地以外的县（市、区）连续居住满半年',
  },
};
