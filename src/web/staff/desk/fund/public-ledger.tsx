/** The relief fund as anybody may read it: the same answer that the public gets. */
import { useTranslation } from 'react-i18next';
import { readPublicFund } from '../../../../api/contracts/money/relief-fund.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Money } from '../../../ui/money.tsx';
import { useAsked } from '../ask.ts';
import { Answered } from '../failed.tsx';

type Stretch = AnswerOf<typeof readPublicFund>['stretches'][number];

export function PublicLedger() {
  const { t } = useTranslation('desk');
  const found = useAsked(readPublicFund, { query: {} });
  const stretches = found.data?.stretches.toReversed() ?? [];
  return (
    <section aria-label={t('publicLedger')}>
      <h2>{t('publicLedger')}</h2>
      <Answered of={found}>
        {stretches.length === 0 ? (
          <EmptyState title={t('publicNone')}>{t('publicNoneWhy')}</EmptyState>
        ) : (
          <table className="lines-table">
            <thead>
              <tr>
                <th>{t('months')}</th>
                <th className="number">{t('givenIn')}</th>
                <th className="number">{t('grantedOut')}</th>
                <th className="number">{t('left')}</th>
              </tr>
            </thead>
            <tbody>
              {stretches.map((one) => (
                <Row key={one.from} of={one} />
              ))}
            </tbody>
          </table>
        )}
      </Answered>
    </section>
  );
}

function Row({ of: { from, to, givenFen, grants, balanceFen } }: { of: Stretch }) {
  const { t } = useTranslation('desk');
  return (
    <tr>
      <td data-name={t('months')}>{from === to ? from : `${from} – ${to}`}</td>
      <td data-name={t('givenIn')} className="number">
        <Money fen={givenFen} />
      </td>
      <td data-name={t('grantedOut')} className="number">
        {grants.length === 0 && <Money fen={0} />}
        <ul className="plain">
          {grants.map(({ purpose, people, fen }) => (
            <li key={purpose ?? ''}>
              {purpose ? t(`purpose-${purpose}`) : t('allTogether')} <Money fen={fen} />{' '}
              <small>{t('peopleCount', { count: people })}</small>
            </li>
          ))}
        </ul>
      </td>
      <td data-name={t('left')} className="number">
        <Money fen={balanceFen} />
      </td>
    </tr>
  );
}
