/** Three minutes, three households of the list: a service, money that waits, and a question. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { paramOf } from '../person/refs.ts';
import { useToday } from '../person/use-today.ts';
import { householdsOf, lessons } from './lessons.ts';
import { setTour, useTour } from './progress.ts';

export function TourPage() {
  const { t } = useTranslation('tour');
  const phone = usePhone();
  useSnapshot();
  const today = useToday();
  const navigate = useNavigate();
  const progress = useTour();
  const number = typeof progress === 'number' ? Math.min(progress, lessons.length - 1) : 0;
  const lesson = lessons[number]!;
  const first = householdsOf(phone.today(today))[number]?.people[0];
  const person = first === undefined ? undefined : phone.personOf(first);
  const isLast = number === lessons.length - 1;
  const goOn = async () => {
    setTour(isLast ? 'over' : number + 1);
    if (isLast) await navigate({ to: '/' });
  };
  return (
    <>
      <h1>{t('title')}</h1>
      {number === 0 && <p>{t('intro')}</p>}
      <section className="card">
        <p className="quiet">{t('lesson', { number: number + 1 })}</p>
        <h2>{t(lesson.title)}</h2>
        <p>{t(lesson.text)}</p>
        {person ? (
          <Link
            className="button first"
            to="/home/$person"
            params={{ person: paramOf(person.ref) }}
            onClick={() => setTour(number)}
          >
            {t('open')} · {person.name}
          </Link>
        ) : (
          <p>{t('none')}</p>
        )}
      </section>
      {isLast && (
        <section className="card">
          <h2>{t('offlineTitle')}</h2>
          <p>{t('offlineText')}</p>
        </section>
      )}
      <div className="row">
        <button type="button" className="button" onClick={goOn}>
          {isLast ? t('end') : t('next')}
        </button>
        {!isLast && (
          <Link className="button" to="/" onClick={() => setTour('over')}>
            {t('skip')}
          </Link>
        )}
      </div>
    </>
  );
}
