/** Today: one row a household, what cannot wait on top, and why. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { Cover } from '../household/cover.tsx';
import '../household/household.css';
import { useToday } from '../person/use-today.ts';
import { NotesToPlace } from '../shut-notes/to-place.tsx';
import { TourOffer } from '../tour/offer.tsx';
import { type Card, type Section, SHOWN_FIRST } from './cards.ts';
import { useSections } from './kept-list.ts';

const heads = {
  booked: 'sectionBooked',
  today: 'sectionToday',
  soon: 'sectionSoon',
} as const;

export function Today() {
  const { t } = useTranslation('people');
  const phone = usePhone();
  const { isReading } = useSnapshot();
  const sections = useSections(useToday());
  return (
    <>
      <div className="head">
        <h1>{t('today')}</h1>
        <Cover />
      </div>
      <NotesToPlace />
      <TourOffer />
      {sections.length === 0 && <Nothing isEmpty={!isReading && phone.people().length === 0} />}
      {sections.map((section) => (
        <Rows key={section.name} section={section} />
      ))}
      {sections.length > 0 && <p className="quiet">{t('orderWhy')}</p>}
    </>
  );
}

function Rows({ section: { name, count, card } }: { section: Section }) {
  const { t } = useTranslation('people');
  const [most, setMost] = useState(SHOWN_FIRST);
  const shown = Math.min(most, count);
  const more = Math.min(SHOWN_FIRST, count - shown);
  return (
    <section aria-label={t(heads[name])}>
      <h2>{t(heads[name])}</h2>
      <ul className="plain">
        {Array.from({ length: shown }, (_, place) => card(place)).map(
          (one) => one && <Row key={one.person} card={one} />,
        )}
      </ul>
      {more > 0 && (
        <button type="button" className="button wide" onClick={() => setMost(shown + more)}>
          {t('showMore', { count: more })}
        </button>
      )}
    </section>
  );
}

function Row({ card: { person, names, why, isPressing, notes } }: { card: Card }) {
  return (
    <li className="card">
      <Link className="whole" to="/home/$person" params={{ person }}>
        <h3>{names}</h3>
        <p className={isPressing ? 'why pressing' : 'why'}>{why}</p>
        <p className="quiet">{notes}</p>
      </Link>
    </li>
  );
}

function Nothing({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation('people');
  if (isEmpty) return <p className="card">{t('emptyNoPeople')}</p>;
  return (
    <section className="card">
      <h2>{t('emptyTitle')}</h2>
      <p>{t('emptyWhy')}</p>
      <p>{t('emptyDo')}</p>
      <Link className="button first" to="/search">
        {t('searchTitle')}
      </Link>
    </section>
  );
}
