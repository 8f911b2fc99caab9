/** Errors of commands on the county record, as terminal.ts reports them. */
import type { recordErrorTexts } from '../../i18n/record-errors.ts';
import type { Details } from '../../i18n/sheet-problems.ts';
import { type CommandError, exitCodes } from '../terminal.ts';

/** An error that the person at the terminal can put right by writing the command otherwise. */
export const recordError = (
  code: keyof typeof recordErrorTexts,
  detail: Details = {},
): CommandError => Object.assign(new Error(code), { code, detail, exitCode: exitCodes.usage });
