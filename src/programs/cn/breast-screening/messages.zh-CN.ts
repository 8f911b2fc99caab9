/** Chinese texts of breast cancer screening. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '免费乳腺癌筛查',
  summary:
    '35至64周岁妇女大约每三年可免费检查一次。检查包括乳腺临床检查和超声。是否参加、何时参加由本人决定。',
  conditions: {
    alive: '本人在世',
    woman: '女性',
    from35To64: '年满35周岁、未满65周岁',
  },
  steps: {
    screening: '筛查：年满35周岁起；筛查过的，距上次满三年',
  },
};
