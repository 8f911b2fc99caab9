/** Chinese texts of child health. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '0—6岁儿童健康管理',
  summary:
    '出院后一周内上门访视、满月检查，以及七周岁前的十一次健康检查，全部免费，凡在本地的儿童均可享受。家长可以拒绝或另约时间。',
  conditions: {
    alive: '儿童在世',
    underSeven: '未满7周岁',
  },
  steps: {
    newbornHomeVisit: '新生儿家庭访视：出院后7天内',
    fullMonthCheck: '满月健康检查：出生后28至30天',
    threeMonthCheck: '3月龄健康检查',
    sixMonthCheck: '6月龄健康检查（含听力、血常规）',
    eightMonthCheck: '8月龄健康检查',
    twelveMonthCheck: '12月龄健康检查（含听力）',
    eighteenMonthCheck: '18月龄健康检查（含血常规）',
    twentyFourMonthCheck: '24月龄健康检查（含听力）',
    thirtyMonthCheck: '30月龄健康检查（含血常规）',
    thirtySixMonthCheck: '36月龄健康检查（含听力）',
    fourYearCheck: '4岁健康检查（含视力、血常规）',
    fiveYearCheck: '5岁健康检查（含视力、血常规）',
    sixYearCheck: '6岁健康检查（含视力、血常规）',
  },
};
