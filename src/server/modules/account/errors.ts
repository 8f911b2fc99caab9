/** Errors of accounts and of signing in. They never say whether an account exists, nor whose it is. */
import type { accountErrorTexts } from '../../../i18n/errors/account.ts';

export type AccountError = Error & {
  readonly code: keyof typeof accountErrorTexts;
  readonly detail: Readonly<Record<string, string | number>>;
};

export const accountError = (
  code: keyof typeof accountErrorTexts,
  detail: Readonly<Record<string, string | number>> = {},
): AccountError => Object.assign(new Error(code), { code, detail });
