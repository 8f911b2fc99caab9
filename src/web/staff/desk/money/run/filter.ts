/** Which lines of a run are shown: it stands in the address, so that going back works. */
import { useLanguage } from '../../../../ui/language.ts';
import { accountText, arrearsText, holdText, type Say } from '../said.ts';

export type Filter = {
  readonly state?: string;
  readonly hold?: string;
  readonly arrears?: string;
  readonly account?: string;
  readonly line?: number;
};

const texts = ['state', 'hold', 'arrears', 'account'] as const;

/** The filter that an address names; whatever else it says is left out. */
export function filterIn(search: Readonly<Record<string, unknown>>): Filter {
  const named = texts.filter((name) => typeof search[name] === 'string');
  return {
    ...Object.fromEntries(named.map((name) => [name, search[name]])),
    ...(Number.isSafeInteger(search.line) && { line: search.line as number }),
  };
}

/** What is shown, in words; undefined for all lines. */
export function useFilterText(filter: Filter, t: Say): string | undefined {
  const language = useLanguage();
  const { state, hold, arrears, account, line } = filter;
  if (line !== undefined) return t('line', { line });
  if (state !== undefined) return t(`lineState-${state}` as 'lineState-draft');
  if (hold !== undefined) return holdText(hold, language);
  if (arrears !== undefined) return arrearsText(arrears, t, language);
  return account === undefined ? undefined : accountText(account, t, language);
}
