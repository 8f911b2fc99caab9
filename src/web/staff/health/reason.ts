/** Why something came back, in words: those of the catalogue of errors, without the details that stay at the server. */
import { useTranslation } from 'react-i18next';
import { factKindWords } from '../../../i18n/fact-words.ts';
import { errorTexts } from '../../../i18n/command-errors.ts';
import type { Language } from '../../../rules/index.ts';
import type { Said } from '../../offline/phone.ts';
import { useLanguage } from '../../ui/language.ts';

/** What the phone knows of the details of an error: which fact it was about. */
function detailsOf(field: string, language: Language): Record<string, string> {
  const [, fact = ''] = field.split('/');
  const kind = factKindWords.get(fact)?.[language];
  const known: Record<string, string> = kind === undefined ? {} : { kind };
  return new Proxy(known, { get: (_, name) => known[String(name)] ?? '…' });
}

export function useReason({ where, field, code = '' }: Said): string {
  const { t } = useTranslation('health');
  const language = useLanguage();
  if (where === 'elsewhere') return t('trayElsewhere');
  if (where === 'conflict') return t('trayConflict');
  const text = errorTexts[code];
  return text ? text(detailsOf(field, language))[language] : t('reasonOther', { code });
}
