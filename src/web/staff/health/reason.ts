/** Why something came back, in words. */
import { useTranslation } from 'react-i18next';
import type { Said } from '../../offline/phone.ts';

export function useReason({ where, code = '' }: Said): string {
  const { t } = useTranslation('health');
  if (where === 'elsewhere') return t('trayElsewhere');
  if (where === 'conflict') return t('trayConflict');
  const words = code === 'SYNC_VALUE' ? t(code) : t('reasonOther', { code });
  return t('trayRefused', { words });
}
