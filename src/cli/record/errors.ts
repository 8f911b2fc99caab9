/** Errors of commands on the county record, as terminal.ts reports them. */
import type { recordErrorTexts } from '../../i18n/errors/record.ts';
import type { Details } from '../../i18n/sheet-problems.ts';
import { type CommandError, exitCodes } from '../terminal.ts';

/** An error that the person at the terminal can put right by writing the command otherwise. */
export const recordError = (
  code: keyof typeof recordErrorTexts,
  detail: Details = {},
): CommandError => Object.assign(new Error(code), { code, detail, exitCode: exitCodes.usage });

/** What is said where rules were cut off for somebody. */
export const cutOffWords = (count: number) => ({
  'zh-CN': `有 ${count} 项待遇没有算出来，结果未知，并不是“没有”。请把 nuanjia doctor 的结果交给维护人员。`,
  en: `${count} rights could not be worked out: they are unknown, not absent. Report this with what nuanjia doctor says.`,
});
