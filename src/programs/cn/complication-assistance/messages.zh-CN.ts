/**
 * 手术并发症特别扶助 in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts for the person and the caseworker. */
export const messages: Messages = {
  name: '计划生育手术并发症特别扶助',
  summary: '经鉴定为计划生育手术并发症一至三级的人，每月可领取扶助金；金额待核实，由县里填写',
  conditions: {
    living: '本人在世',
    certified: '持有并发症一级、二级或三级的鉴定书',
  },
};
