/**
 * The one-child parents' award in Beijing: an old text, kept as history.
 */
import type { Override } from '../../definition.ts';
import { monthlyAward, payments } from './amounts.ts';
import { cases } from './cases.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';

/** Adds an amount to the national right; who holds it stays as it is. Source: source.md */
export const oneChildParentsAward: Override = {
  program: 'cn/one-child-parents-award',
  parameters: { monthlyAward },
  payments,
  messages: { 'zh-CN': zh, en },
  cases,
};
