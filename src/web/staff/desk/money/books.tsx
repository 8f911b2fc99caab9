/** The books: what each account comes to, who bears what of which program, what was paid by month; all open to runs. */
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { getBooks, listBookRuns } from '../../../../api/contracts/money/books.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { yuanWords } from '../../../../exchange/report/words.ts';
import { payers } from '../../../../model/money/payer.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { Money } from '../../../ui/money.tsx';
import { useAsked, usePages } from '../ask.ts';
import { Chart } from '../chart/chart.tsx';
import { Answered } from '../failed.tsx';
import { Heading } from '../heading.tsx';
import { More } from '../more.tsx';
import { programText } from '../program-words.ts';
import './money.css';
import { accountText, payerText } from './said.ts';
import { StateTag } from './tag.tsx';
import { Even } from './run/totals.tsx';

type Books = AnswerOf<typeof getBooks>;

export function BooksPage() {
  const { t } = useTranslation('desk');
  const books = useAsked(getBooks, {});
  const { account } = useSearch({ strict: false }) as { readonly account?: unknown };
  return (
    <>
      <Heading>{t('books')}</Heading>
      <p className="quiet">{t('booksWhy')}</p>
      <Answered of={books}>
        {books.data?.books.length === 0 && (
          <EmptyState title={t('booksNone')}>{t('booksNoneWhy')}</EmptyState>
        )}
        {books.data && books.data.books.length > 0 && <Whole books={books.data} />}
      </Answered>
      {typeof account === 'string' && <Behind key={account} account={account} />}
    </>
  );
}

function Whole({ books }: { books: Books }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <>
      <section className="card totals" aria-label={t('booksAccounts')}>
        <h2>{t('booksAccounts')}</h2>
        <table aria-label={t('booksAccounts')} className="sums">
          <tbody>
            {books.books.map(({ account, fen }) => (
              <tr key={account}>
                <th scope="row">
                  <AccountLink account={account}>{accountText(account, t, language)}</AccountLink>
                </th>
                <td className="number">
                  <Money fen={fen} />
                </td>
              </tr>
            ))}
            <Even fen={books.books.reduce((sum, { fen }) => sum + fen, 0)} />
          </tbody>
        </table>
      </section>
      <Borne parts={books.programs} />
      {books.paid.length > 0 && <PaidChart paid={books.paid} />}
    </>
  );
}

function AccountLink({ account, children }: { account: string; children: string }) {
  return (
    <Link to="/desk/books" search={{ account }} resetScroll={false} className="target">
      {children}
    </Link>
  );
}

/** Programs against payers. */
function Borne({ parts }: { parts: Books['programs'] }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const shown = payers.filter((payer) => parts.some((part) => part.payer === payer));
  const byProgram = [...Map.groupBy(parts, ({ program }) => program)];
  if (parts.length === 0) return null;
  return (
    <section className="card totals" aria-label={t('booksByPayer')}>
      <h2>{t('booksByPayer')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('program')}</th>
            {shown.map((payer) => (
              <th key={payer} scope="col" className="number">
                {payerText(payer, t)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byProgram.map(([program, borne]) => (
            <tr key={program}>
              <th scope="row">
                <AccountLink account={`payable/${program}`}>
                  {programText(program, language)}
                </AccountLink>
              </th>
              {shown.map((payer) => (
                <td key={payer} className="number" data-name={payerText(payer, t)}>
                  <Money fen={borne.find((one) => one.payer === payer)?.fen ?? 0} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PaidChart({ paid }: { paid: Books['paid'] }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const months = useMemo(() => [...new Set(paid.map(({ month }) => month))].toSorted(), [paid]);
  const series = useMemo(
    () =>
      [...Map.groupBy(paid, ({ program }) => program)].map(([program, rows]) => ({
        name: programText(program, language),
        values: months.map((month) => rows.find((row) => row.month === month)?.fen ?? 0),
      })),
    [paid, months, language],
  );
  return (
    <Chart
      title={t('chartPaid')}
      places={months}
      placesName={t('month')}
      series={series}
      say={yuanWords}
    />
  );
}

/** The runs behind an account; each opens to the lines that move it. */
function Behind({ account }: { account: string }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const pages = usePages(listBookRuns, { account }, { begins: 'before' });
  const runs = pages.data?.pages.flatMap((page) => page.runs) ?? [];
  const title = t('booksOpen', { account: accountText(account, t, language) });
  return (
    <section aria-label={title}>
      <h2 tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <Answered of={pages}>
        <table className="lines-table">
          <thead>
            <tr>
              <th>{t('runs')}</th>
              <th>{t('state')}</th>
              <th>{t('unit')}</th>
              <th className="number">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ run, program, state, unitName, fen }) => (
              <tr key={run}>
                <td data-name={t('runs')}>
                  <Link
                    to="/desk/run/$id"
                    params={{ id: String(run) }}
                    search={{ account }}
                    className="target"
                  >
                    {t('runOf', { run, program: programText(program, language) })}
                  </Link>
                </td>
                <td data-name={t('state')}>
                  <StateTag kind="runState" state={state} />
                </td>
                <td data-name={t('unit')}>{unitName}</td>
                <td data-name={t('amount')} className="number">
                  <Money fen={fen} />
                </td>
              </tr>
            ))}
            {pages.data?.pages[0]?.others.map((one) => (
              <Other key={one.event} one={one} />
            ))}
          </tbody>
        </table>
        <More of={pages} />
      </Answered>
    </section>
  );
}

type Moved = AnswerOf<typeof listBookRuns>['others'][number];

/** What no run moved, with the way to where it stands. */
function Other({ one: { event, fen } }: { one: Moved }) {
  const { t } = useTranslation('desk');
  return (
    <tr>
      <td data-name={t('runs')}>
        <Link to={event === 'repaid' ? '/desk/recoveries' : '/desk/fund'} className="target">
          {t(`moved-${event}` as 'moved-gift')}
        </Link>
      </td>
      <td />
      <td />
      <td data-name={t('amount')} className="number">
        <Money fen={fen} />
      </td>
    </tr>
  );
}
