/** Offers the tour on the first opening, and leads back to it while it goes on. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { setTour, useTour } from './progress.ts';

export function TourOffer() {
  const { t } = useTranslation('tour');
  const progress = useTour();
  if (progress === 'over') return null;
  return (
    <section className="card" aria-label={t('title')}>
      <p>{progress === 'offered' ? t('offer') : t('lesson', { number: progress + 1 })}</p>
      <div className="row">
        <Link className="button first" to="/tour">
          {t('start')}
        </Link>
        <button type="button" className="button" onClick={() => setTour('over')}>
          {t('skip')}
        </button>
      </div>
    </section>
  );
}
