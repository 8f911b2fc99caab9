/** Chinese texts of free contraceptives. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '免费基本避孕服务',
  summary: '成年人均可在自助机和发放点免费领取避孕药具。用不用、用哪种由本人选择，领取不登记姓名。',
  conditions: {
    alive: '本人在世',
    adult: '年满18周岁',
  },
};
