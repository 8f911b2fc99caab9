/**
 * The one-child parents' award in Zhejiang: the parents' employers pay a yearly award until the child is 14.
 */
import type { Override } from '../../definition.ts';
import { countyAward, familyAward, payments } from './amounts.ts';
import { cases } from './cases.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';

/** Adds an amount to the national right; who holds it stays as it is. Source: source.md */
export const oneChildParentsAward: Override = {
  program: 'cn/one-child-parents-award',
  parameters: { familyAward, countyAward },
  payments,
  messages: { 'zh-CN': zh, en },
  cases,
};
