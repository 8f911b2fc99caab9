/**
 * 独生子女父母奖励 in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts for parents, employers and township clerks. */
export const messages: Messages = {
  name: '独生子女父母奖励',
  summary: '持有《独生子女父母光荣证》的父母继续享受奖励；金额和期限由各省规定',
  conditions: {
    living: '本人在世',
    certificateHeld: '本人持有《独生子女父母光荣证》',
  },
};
