/** Why something came back, in words: those of the catalogue of errors, without the details that stay at the server. */
import { useTranslation } from 'react-i18next';
import { errorTexts } from '../../../i18n/command-errors.ts';
import type { Said } from '../../offline/phone.ts';
import { useLanguage } from '../../ui/language.ts';

const noDetails = new Proxy<Record<string, string>>({}, { get: () => '…' });

export function useReason({ where, code = '' }: Said): string {
  const { t } = useTranslation('health');
  const language = useLanguage();
  if (where === 'elsewhere') return t('trayElsewhere');
  if (where === 'conflict') return t('trayConflict');
  const text = errorTexts[code];
  return text ? text(noDetails)[language] : t('reasonOther', { code });
}
