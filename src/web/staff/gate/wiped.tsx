/** Everything on this phone was deleted: why, and how to begin again. */
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../app/phone.tsx';
import { signInAddress } from './session.ts';

export function Wiped() {
  const { t } = useTranslation('gate');
  const { wipedBecause } = useSnapshot();
  return (
    <section className="card gate">
      <h1>{t('wiped')}</h1>
      <p>{t(wipedBecause === 'lost' ? 'wipedLost' : 'wipedOwn')}</p>
      <p>{t('wipedDo')}</p>
      <a className="button first wide" href={signInAddress()}>
        {t('setUpAgain')}
      </a>
    </section>
  );
}
