/** Claims whose turn is ours, those that are due first: by keyboard and clock, one by one or several together. */
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCases } from '../../../../api/contracts/case/cases.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { day } from '../../../../rules/index.ts';
import { DayText } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { usePages } from '../ask.ts';
import { Due } from '../due.tsx';
import { Answered } from '../failed.tsx';
import { Heading } from '../heading.tsx';
import { More } from '../more.tsx';
import { caseKey, claimsOnTheirWay } from '../outbox/outbox.ts';
import { outbox, useOutbox } from '../outbox/outbox-bar.tsx';
import { KeysHelp, useRowKeys } from '../row-keys.tsx';
import { Ages } from './ages.tsx';
import './cases.css';
import { Together } from './together.tsx';

export type Waiting = AnswerOf<typeof listCases>['cases'][number];
export type QueueSearch = { readonly state?: string; readonly waited?: number };

/** What the queue is narrowed to, out of an address that may say more. */
export const narrowedTo = ({ state, waited }: QueueSearch): QueueSearch => ({
  ...(state !== undefined && { state }),
  ...(waited !== undefined && { waited }),
});

export function QueuePage() {
  const { t } = useTranslation('desk');
  const search = narrowedTo(useSearch({ strict: false }));
  const pages = usePages(listCases, search, { begins: { due: 'afterDue', id: 'after' } });
  const cases = pages.data?.pages.flatMap((page) => page.cases) ?? [];
  const part = usePartWords(search);
  const isPart = part !== '';
  return (
    <>
      <Heading>{t('cases')}</Heading>
      {isPart && (
        <p>
          {t('queue-part', { part })} <Link to="/desk">{t('queue-whole')}</Link>
        </p>
      )}
      <Answered of={pages}>
        {cases.length === 0 ? (
          <EmptyState title={t(isPart ? 'queue-part-none' : 'queue-none')}>
            {t(isPart ? 'part-none-why' : 'queue-none-why')}
          </EmptyState>
        ) : (
          <Rows cases={cases} search={search} />
        )}
        <More of={pages} />
      </Answered>
      {!isPart && <Ages />}
    </>
  );
}

/** What the list is narrowed to. */
function usePartWords({ state, waited }: QueueSearch): string {
  const { t } = useTranslation('desk');
  return [
    state !== undefined && t(`case-${state}` as 'case-to-check'),
    waited !== undefined && t(`waited-${waited}` as 'waited-0'),
  ]
    .filter(Boolean)
    .join(' · ');
}

function Rows({ cases, search }: { cases: readonly Waiting[]; search: QueueSearch }) {
  const { t } = useTranslation('desk');
  const table = useRowKeys<HTMLTableElement>();
  const entries = useOutbox();
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const refused = new Map(
    entries.flatMap(({ deed, state, why }) => (state === 'refused' ? [[deed.case, why]] : [])),
  );
  const gone = claimsOnTheirWay(entries);
  const isMarked = (id: number) => !gone.has(id) && (marked.has(id) || refused.has(id));
  const mark = (id: number) => {
    const next = new Set(marked);
    if (isMarked(id)) {
      next.delete(id);
      outbox.dismiss(caseKey(id));
    } else next.add(id);
    setMarked(next);
  };
  const chosen = cases.filter(({ id }) => isMarked(id));
  return (
    <>
      <div className="row quiet">
        <span>{t('queue-why')}</span> <KeysHelp mayMark />
      </div>
      <Together cases={chosen} onHeld={() => setMarked(new Set())} />
      <table ref={table} className="rows queue">
        <thead>
          <tr>
            <th>
              <span className="unseen">{t('queue-mark-all')}</span>
            </th>
            <th>{t('who')}</th>
            <th>{t('case-program')}</th>
            <th>{t('case-turn')}</th>
            <th>{t('case-since')}</th>
            <th>{t('case-due')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <Row
              key={one.id}
              one={one}
              search={search}
              isMarked={isMarked(one.id)}
              isGone={gone.has(one.id)}
              why={refused.get(one.id)}
              onMark={() => mark(one.id)}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

type RowProps = {
  one: Waiting;
  search: QueueSearch;
  isMarked: boolean;
  isGone: boolean;
  why: string | undefined;
  onMark: () => void;
};

function Row({ one, search, isMarked, isGone, why, onMark }: RowProps) {
  const { t } = useTranslation('desk');
  const name = one.name ?? t('case-number', { id: one.id });
  return (
    <tr className={isGone ? 'gone' : isMarked ? 'marked' : undefined}>
      <td>
        <label className="mark">
          <input type="checkbox" checked={isMarked} disabled={isGone} onChange={onMark} />
          <span className="unseen">{t('queue-mark', { name })}</span>
        </label>
      </td>
      <td data-name={t('who')}>
        <Link
          to="/desk/case/$case"
          params={{ case: String(one.id) }}
          search={{ ...search, person: one.person }}
          data-row
        >
          {name}
        </Link>
        {why !== undefined && <p className="refused">▲ {why}</p>}
        {isGone && <p className="quiet">{t('queue-gone')}</p>}
      </td>
      <td data-name={t('case-program')}>{one.programName}</td>
      <td data-name={t('case-turn')}>{t(`case-${one.state}` as 'case-to-check')}</td>
      <td data-name={t('case-since')}>
        {one.since !== undefined && <DayText day={day(one.since)} />}
      </td>
      <td data-name={t('case-due')}>
        <Due on={one.due} isCertain={one.isDueCertain ?? true} />
      </td>
    </tr>
  );
}
