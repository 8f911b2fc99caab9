/**
 * What Beijing adds to the one-child parents' award, in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  summary:
    '持有《独生子女父母光荣证》的父母继续享受奖励；北京市现行金额待核实，旧文本（2016年）为每月10元',
};
