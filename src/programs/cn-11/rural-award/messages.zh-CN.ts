/**
 * What Beijing changes in the rural award, in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  summary:
    '年满60周岁的农村老人每人每月可领取奖励扶助金；同时符合特别扶助条件的月份，两项按较高的一项发放',
};
