/** How much on this phone has not been sent: nobody should fear for it. */
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../app/phone.tsx';

export function Unsent() {
  const { t } = useTranslation('gate');
  const { here } = useSnapshot().health.counts;
  return here > 0 ? <p className="quiet">{t('unsent', { count: here })}</p> : null;
}
