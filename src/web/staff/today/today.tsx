/** Today: one row a household, what cannot wait on top, and why. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayReason, TodayRow } from '../../../programs/today/rank.ts';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { Cover } from '../household/cover.tsx';
import '../household/household.css';
import { paramOf } from '../person/refs.ts';
import { yuanWords } from '../../../exchange/report/words.ts';
import { useToday } from '../person/use-today.ts';
import { NotesToPlace } from '../shut-notes/to-place.tsx';
import { TourOffer } from '../tour/offer.tsx';
import { minutesOfRow } from './minutes.ts';
import { useReasonText } from './reason-text.ts';

const sections = ['booked', 'today', 'soon'] as const;
const heads = {
  booked: 'sectionBooked',
  today: 'sectionToday',
  soon: 'sectionSoon',
} as const;

export function Today() {
  const { t } = useTranslation('people');
  const phone = usePhone();
  useSnapshot();
  const today = useToday();
  const rows = phone.today(today);
  return (
    <>
      <div className="head">
        <h1>{t('today')}</h1>
        <Cover />
      </div>
      <NotesToPlace />
      <TourOffer />
      {rows.length === 0 && <Nothing isEmpty={phone.people().length === 0} />}
      {sections.map((section) => (
        <Section
          key={section}
          name={section}
          rows={rows.filter((row) => row.section === section)}
        />
      ))}
      {rows.length > 0 && <p className="quiet">{t('orderWhy')}</p>}
    </>
  );
}

/** As many rows as anybody visits in a week; the rest comes when asked for. */
const SHOWN_FIRST = 30;

function Section({ name, rows }: { name: TodayRow['section']; rows: readonly TodayRow[] }) {
  const { t } = useTranslation('people');
  const [shown, setShown] = useState(SHOWN_FIRST);
  if (rows.length === 0) return null;
  const more = Math.min(SHOWN_FIRST, rows.length - shown);
  return (
    <section aria-label={t(heads[name])}>
      <h2>{t(heads[name])}</h2>
      <ul className="plain">
        {rows.slice(0, shown).map((row) => (
          <Row key={row.household ?? `p${row.people[0]}`} row={row} />
        ))}
      </ul>
      {more > 0 && (
        <button type="button" className="button wide" onClick={() => setShown(shown + more)}>
          {t('showMore', { count: more })}
        </button>
      )}
    </section>
  );
}

function Row({ row }: { row: TodayRow }) {
  const { t } = useTranslation('people');
  const phone = usePhone();
  const reasonText = useReasonText();
  const [first, ...others] = row.reasons;
  const shown = row.people.flatMap((id) => phone.personOf(id) ?? []);
  const head = shown[0];
  if (!head) return null;
  const minutes = minutesOfRow(row, phone.rules()?.programs ?? []);
  return (
    <li className="card">
      <Link className="whole" to="/home/$person" params={{ person: paramOf(head.ref) }}>
        <h3>{shown.map(({ name }) => name).join('、')}</h3>
        <p className={isPressing(first) ? 'why pressing' : 'why'}>{reasonText(first)}</p>
        <p className="quiet">
          {[
            others.length > 0 && t('andMore', { count: others.length }),
            row.owedFen > 0 && t('owed', { money: yuanWords(row.owedFen) }),
            t('minutes', { minutes }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </Link>
    </li>
  );
}

const isPressing = ({ code }: TodayReason) =>
  code === 'lost-soon' || code === 'short' || code === 'claim-ends';

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
