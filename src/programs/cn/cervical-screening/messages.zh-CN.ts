/** Chinese texts of cervical cancer screening. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '免费宫颈癌筛查',
  summary:
    '35至64周岁妇女大约每三年可免费检查一次。如上次做的是HPV检测，医生可能告知间隔五年即可。是否参加、何时参加由本人决定。',
  conditions: {
    alive: '本人在世',
    woman: '女性',
    from35To64: '年满35周岁、未满65周岁',
  },
  steps: {
    screening: '筛查：年满35周岁起；筛查过的，距上次满三年',
  },
};
