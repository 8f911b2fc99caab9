/** Accounts of the books, holds and lateness in words. */
import type { TFunction } from 'i18next';
import { arrearsWords, holdWords } from '../../../../i18n/money-words.ts';
import type { ArrearsReason } from '../../../../model/money/arrears.ts';
import type { Hold } from '../../../../model/money/holds.ts';
import type { Payer } from '../../../../model/money/payer.ts';
import type { Language } from '../../../../rules/index.ts';
import { programText } from '../program-words.ts';

export type Say = TFunction<'desk'>;

const payerKeys = {
  central: 'payerCentral',
  province: 'payerProvince',
  county: 'payerCounty',
  unassigned: 'payerUnassigned',
} as const satisfies Readonly<Record<Payer, string>>;

export const payerText = (payer: string, t: Say): string =>
  payer in payerKeys ? t(payerKeys[payer as Payer]) : payer;

/** An account of the books, such as `payer/central`. */
export function accountText(account: string, t: Say, language: Language): string {
  const [kind, ...rest] = account.split('/');
  const named = rest.join('/');
  if (kind === 'payer') return payerText(named, t);
  if (kind === 'payable') return t('payable', { program: programText(named, language) });
  if (kind === 'relief-fund') return t('reliefFund');
  return kind === 'bank' ? t('bank') : account;
}

/** What was found: the first sentence; what to do about it follows on the line itself. */
export const holdText = (hold: string, language: Language): string =>
  firstSentence(holdWords[hold as Hold]?.[language] ?? hold);

const firstSentence = (text: string): string => /^.*?(?=。|\. |\.$|$)/u.exec(text)?.[0] ?? text;

export const arrearsText = (reason: string, t: Say, language: Language): string =>
  reason === 'regular'
    ? t('regular')
    : (arrearsWords[reason as ArrearsReason]?.[language] ?? reason);
