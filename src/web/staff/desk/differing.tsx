/** What phones said differently of one thing, both versions side by side; somebody of the office says which is right. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { decidePhoneConflict, listPhoneConflicts } from '../../../api/contracts/phone/conflicts.ts';
import type { AnswerOf } from '../../../api/contract.ts';
import { Moment } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNotify } from '../../ui/notice.tsx';
import { useChange, usePages } from './ask.ts';
import { Answered, Refused } from './failed.tsx';
import { Heading } from './heading.tsx';
import { More } from './more.tsx';

type Difference = AnswerOf<typeof listPhoneConflicts>['conflicts'][number];

export function DifferingPage() {
  const { t } = useTranslation('desk');
  const pages = usePages(listPhoneConflicts);
  const all = pages.data?.pages.flatMap(({ conflicts }) => conflicts) ?? [];
  return (
    <>
      <Heading>{t('differing')}</Heading>
      <Answered of={pages}>
        {all.length === 0 ? (
          <EmptyState title={t('differingNone')}>{t('differingNoneWhy')}</EmptyState>
        ) : (
          <>
            <p>{t('differingWhy')}</p>
            {all.map((one) => (
              <One key={one.id} one={one} />
            ))}
          </>
        )}
        <More of={pages} />
      </Answered>
    </>
  );
}

function One({ one }: { one: Difference }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const change = useChange(decidePhoneConflict);
  const decide = (event: string | null) =>
    change.mutate(
      { params: { id: one.id }, body: { event } },
      { onSuccess: () => notify({ words: t('decided') }) },
    );
  const title = `${one.name ?? one.person ?? t('aboutNobody')} · ${one.words}`;
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <p className="quiet">{t(`kind-${one.kind}`)}</p>
      {one.isOpen ? (
        <>
          <div className="sides">
            {one.sides.map((side) => (
              <div key={side.id} className="side">
                <p>
                  <strong>{side.words}</strong>
                </p>
                <p className="quiet">
                  {t('saidBy', { name: side.accountName })} · <Moment at={side.receivedAt} />
                  {side.isStanding && <> · {t('standing')}</>}
                </p>
                <button
                  type="button"
                  className="button first"
                  disabled={change.isPending}
                  onClick={() => decide(side.id)}
                >
                  {t('holds')}
                </button>
              </div>
            ))}
          </div>
          <button
            type="button"
            className="button"
            disabled={change.isPending}
            onClick={() => decide(null)}
          >
            {t('none')}
          </button>
        </>
      ) : (
        <p>
          {t('needsTask')}{' '}
          {one.person !== undefined && (
            <Link to="/desk/person/$person" params={{ person: String(one.person) }}>
              {t('toHerPage')}
            </Link>
          )}
        </p>
      )}
      <Refused error={change.error} />
    </section>
  );
}
