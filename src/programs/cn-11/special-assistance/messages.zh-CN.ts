/**
 * What Beijing changes in special assistance, in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  summary:
    '独生子女离世或伤残的父母，女方年满49周岁起，按北京市标准每人每月领取特别扶助金：2022年7月起离世900元，伤残740元',
};
