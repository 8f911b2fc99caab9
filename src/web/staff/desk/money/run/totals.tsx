/** The sums of a run: one that adds up, and tables by state, reason and account; each opens the lines behind it. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../../ui/language.ts';
import { Money } from '../../../../ui/money.tsx';
import type { Filter } from './filter.ts';
import type { Run } from './run.tsx';
import { accountText, arrearsText, holdText } from '../said.ts';
import { type Sum, sumsOf } from '../sums.ts';

export function Totals({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <section className="card totals" aria-label={t('sums')}>
      <h2>{t('sums')}</h2>
      <Equation run={run} />
      <div className="sides">
        <SumTable title={t('byState')}>
          {run.states.map(({ state, ...sum }) => (
            <Row key={state} run={run} filter={{ state }} sum={sum}>
              {t(`lineState-${state}` as 'lineState-draft')}
            </Row>
          ))}
        </SumTable>
        <SumTable title={t('byArrears')}>
          {run.arrears.map(({ reason, ...sum }) => (
            <Row key={reason} run={run} filter={{ arrears: reason }} sum={sum}>
              {arrearsText(reason, t, language)}
            </Row>
          ))}
        </SumTable>
        {run.holds.length > 0 && (
          <SumTable title={t('byHold')} note={t('byHoldWhy')}>
            {run.holds.map(({ hold, ...sum }) => (
              <Row key={hold} run={run} filter={{ hold }} sum={sum}>
                {holdText(hold, language)}
              </Row>
            ))}
          </SumTable>
        )}
        {run.books.length > 0 && (
          <SumTable title={t('byAccount')}>
            {run.books.map(({ account, fen }) => (
              <Row key={account} run={run} filter={{ account }} sum={{ fen }}>
                {accountText(account, t, language)}
              </Row>
            ))}
            <Even fen={run.books.reduce((all, { fen }) => all + fen, 0)} />
          </SumTable>
        )}
      </div>
    </section>
  );
}

/** What is owed is what was paid, is held, was refused and is open. */
function Equation({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const { owed, out, ...parts } = sumsOf(run.states);
  const terms = ['paid', 'held', 'failed', 'open'] as const;
  const groups = { paid: 'arrived', held: 'held', failed: 'refused', open: 'open' } as const;
  return (
    <>
      <dl className="equation">
        <div>
          <dt>{t('sum-owed')}</dt>
          <dd>
            <Opened sum={owed} />
          </dd>
        </div>
        {terms.map((term, at) => (
          <div key={term}>
            <dt>
              <span aria-hidden="true">{at === 0 ? '＝' : '＋'}</span> {t(`sum-${term}`)}
            </dt>
            <dd>
              {parts[term].lines === 0 ? (
                <Opened sum={parts[term]} />
              ) : (
                <LineLink run={run} filter={{ state: groups[term] }}>
                  <Opened sum={parts[term]} />
                </LineLink>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {out.lines > 0 && (
        <p className="quiet">
          {t('sum-out', { count: out.lines })}
          <Money fen={out.fen} />
        </p>
      )}
    </>
  );
}

function Opened({ sum }: { sum: Sum }) {
  const { t } = useTranslation('desk');
  return (
    <>
      <strong>
        <Money fen={sum.fen} />
      </strong>{' '}
      <small>{t('linesAndMoney', { count: sum.lines })}</small>
    </>
  );
}

function SumTable({
  title,
  note,
  children,
}: {
  title: string;
  note?: string;
  children: ReactNode;
}) {
  return (
    <div>
      <h3>{title}</h3>
      <table aria-label={title} className="sums">
        <tbody>{children}</tbody>
      </table>
      {note && <p className="quiet">{note}</p>}
    </div>
  );
}

type RowSum = { readonly fen: number; readonly lines?: number };

function Row({
  run,
  filter,
  sum,
  children,
}: {
  run: Run;
  filter: Filter;
  sum: RowSum;
  children: ReactNode;
}) {
  const { t } = useTranslation('desk');
  return (
    <tr>
      <th scope="row">
        <LineLink run={run} filter={filter}>
          {children}
        </LineLink>
      </th>
      <td className="number">
        <Money fen={sum.fen} />
        {sum.lines !== undefined && (
          <>
            {' '}
            <small>{t('linesAndMoney', { count: sum.lines })}</small>
          </>
        )}
      </td>
    </tr>
  );
}

/** Whether the books come to zero. */
export function Even({ fen }: { fen: number }) {
  const { t } = useTranslation('desk');
  return (
    <tr>
      <th scope="row">
        {t('booksSum')}{' '}
        <span className={fen === 0 ? 'tag yes' : 'tag ask'}>
          <span aria-hidden="true">{fen === 0 ? '✓' : '✕'}</span>{' '}
          {t(fen === 0 ? 'booksEven' : 'booksUneven')}
        </span>
      </th>
      <td className="number">
        <Money fen={fen} />
      </td>
    </tr>
  );
}

/** Shows the lines behind a sum. */
export function LineLink({
  run,
  filter,
  children,
}: {
  run: Run;
  filter: Filter;
  children: ReactNode;
}) {
  return (
    <Link
      to="/desk/run/$id"
      params={{ id: String(run.run) }}
      search={filter}
      resetScroll={false}
      className="target"
    >
      {children}
    </Link>
  );
}
