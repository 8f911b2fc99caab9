/**
 * Special assistance in Beijing: the municipality's own rates.
 */
import type { Override } from '../../definition.ts';
import { beijingRates } from './amounts.ts';
import { cases } from './cases.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';

/** Replaces the four national rates; who is entitled stays as it is. Source: source.md */
export const specialAssistance: Override = {
  program: 'cn/special-assistance',
  parameters: beijingRates,
  messages: { 'zh-CN': zh, en },
  cases,
};
