/** What was paid too much, as a list and no more; and what people decided to ask back. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOverpaid, listRecoveries } from '../../../../api/contracts/money/recoveries.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { day } from '../../../../rules/index.ts';
import { DayText, SpanText } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { Money } from '../../../ui/money.tsx';
import { usePages } from '../ask.ts';
import { Answered } from '../failed.tsx';
import { Heading } from '../heading.tsx';
import { More } from '../more.tsx';
import { programText } from '../program-words.ts';
import { useSession } from '../session.ts';
import '../money/money.css';
import { AskBack } from './ask-back.tsx';
import { OpenFirst, useOpened } from './opened.tsx';
import { RecoveryCard } from './recovery.tsx';

export type Overpaid = AnswerOf<typeof listOverpaid>['people'][number];

export function RecoveriesPage() {
  const { t } = useTranslation('desk');
  const { post } = useSession();
  return (
    <>
      <Heading>{t('recoveries')}</Heading>
      <p className="quiet">{t('recoveriesWhy')}</p>
      {post?.may.includes('recovery.propose') && <OverpaidList />}
      <RecoveryList />
    </>
  );
}

function OverpaidList() {
  const { t } = useTranslation('desk');
  const pages = usePages(listOverpaid);
  const people = pages.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <Answered of={pages}>
      <h2>{t('overpaid')}</h2>
      {people.length === 0 ? (
        <EmptyState title={t('overpaidNone')}>{t('overpaidNoneWhy')}</EmptyState>
      ) : (
        <table className="lines-table">
          <thead>
            <tr>
              <th>{t('who')}</th>
              <th>{t('program')}</th>
              <th>{t('paidFor')}</th>
              <th>{t('paidOn')}</th>
              <th className="number">{t('tooMuch')}</th>
            </tr>
          </thead>
          <tbody>
            {placed(people).map(({ one, place }) => (
              <OverpaidRow key={`${one.person} ${one.from} ${place}`} of={one} place={place} />
            ))}
          </tbody>
        </table>
      )}
      <More of={pages} />
    </Answered>
  );
}

/** Each with its place among those about the same period of hers, which is the same when her record is open. */
const placed = (people: readonly Overpaid[]) =>
  [...Map.groupBy(people, ({ person, from }) => `${person} ${from}`).values()].flatMap((rows) =>
    rows.map((one, place) => ({ one, place })),
  );

function OverpaidRow({ of: listed, place }: { of: Overpaid; place: number }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const opened = useOpened(listOverpaid, listed.person);
  const of = opened.answer?.people.filter(({ from }) => from === listed.from)[place] ?? listed;
  const { program } = of;
  return (
    <>
      <tr>
        <td data-name={t('who')}>
          <Link to="/desk/person/$person" params={{ person: String(of.person) }} className="target">
            {of.name}
          </Link>
        </td>
        <td data-name={t('program')}>
          {program === undefined ? <OpenFirst of={opened} /> : programText(program, language)}
          {program !== undefined && !isOpen && (
            <p>
              <button type="button" className="button" onClick={() => setOpen(true)}>
                {t('askBack')}
              </button>
            </p>
          )}
        </td>
        <td data-name={t('paidFor')}>
          <SpanText from={day(of.from)} until={day(of.until)} />
        </td>
        <td data-name={t('paidOn')}>
          <DayText day={day(of.paidOn)} />
        </td>
        <td data-name={t('tooMuch')} className="number">
          <Money fen={of.fen} />
        </td>
      </tr>
      {isOpen && program !== undefined && (
        <tr>
          <td colSpan={5}>
            <AskBack of={{ ...of, program }} close={() => setOpen(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

function RecoveryList() {
  const { t } = useTranslation('desk');
  const pages = usePages(listRecoveries, {}, { begins: 'before' });
  const recoveries = pages.data?.pages.flatMap((page) => page.recoveries) ?? [];
  return (
    <Answered of={pages}>
      <h2>{t('recoveriesOpen')}</h2>
      {recoveries.length === 0 && (
        <EmptyState title={t('recoveriesNone')}>{t('recoveriesNoneWhy')}</EmptyState>
      )}
      {recoveries.map((one) => (
        <RecoveryCard key={one.id} of={one} />
      ))}
      <More of={pages} />
    </Answered>
  );
}
