/** Chinese texts of the preconception check. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '免费孕前优生健康检查',
  summary:
    '计划怀孕的，本人和伴侣都可以各自免费做一次19项检查和咨询，结果只告知本人。不需要结婚证和户口材料。',
  conditions: {
    alive: '本人在世',
    planning: '本人告知有怀孕计划',
    afterLatestBirth: '最近一次分娩之后',
  },
  steps: {
    examination: '19项孕前检查与咨询：最好在怀孕前3至6个月',
  },
};
