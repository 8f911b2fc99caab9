/**
 * The one-child parents' award in Guangdong: a monthly health fee until the child is 14.
 */
import type { Override } from '../../definition.ts';
import { familyHealthFee, payments } from './amounts.ts';
import { cases } from './cases.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';

/** Adds an amount to the national right; who holds it stays as it is. Source: source.md */
export const oneChildParentsAward: Override = {
  program: 'cn/one-child-parents-award',
  parameters: { familyHealthFee },
  payments,
  messages: { 'zh-CN': zh, en },
  cases,
};
