/**
 * The rural award in Beijing: together with special assistance, the higher of the two.
 */
import type { Override } from '../../definition.ts';
import { payments } from './amounts.ts';
import { cases } from './cases.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';

/** Replaces the payment rule; who is entitled stays as it is. Source: source.md */
export const ruralAward: Override = {
  program: 'cn/rural-award',
  payments,
  messages: { 'zh-CN': zh, en },
  cases,
};
