/** 暖冬补贴 in plain Chinese. */
import type { Messages } from '../../../../../src/programs/definition.ts';

export const messages: Messages = {
  name: '暖冬补贴',
  summary: '本县年满70周岁的居民，每月可领取补贴（虚构）',
  conditions: {
    inForce: '在2025年1月1日以后',
    living: '本人在世',
    ofAge: '年满70周岁',
    livesHere: '居住在本县',
  },
};
