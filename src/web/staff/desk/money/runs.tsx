/** Payment runs, the newest first, each with whose turn it is; and, for who may, a new one. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listRuns } from '../../../../api/contracts/money/runs.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { day } from '../../../../rules/index.ts';
import { DayText } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { Money } from '../../../ui/money.tsx';
import { usePages } from '../ask.ts';
import { Answered } from '../failed.tsx';
import { Heading } from '../heading.tsx';
import { More } from '../more.tsx';
import { programText } from '../program-words.ts';
import { KeysHelp, useRowKeys } from '../row-keys.tsx';
import { useHands } from './hands.ts';
import './money.css';
import { Propose } from './propose.tsx';
import { StatesChart } from './states-chart.tsx';
import { sumsOf, turnOf } from './sums.ts';
import { StateTag } from './tag.tsx';

type Run = AnswerOf<typeof listRuns>['runs'][number];

const CHARTED = 8;

export function RunsPage() {
  const { t } = useTranslation('desk');
  const { mayPropose } = useHands();
  const pages = usePages(listRuns, {}, { begins: 'before' });
  const runs = pages.data?.pages.flatMap((page) => page.runs) ?? [];
  return (
    <>
      <Heading>{t('runs')}</Heading>
      <p className="quiet">{t('runsWhy')}</p>
      {mayPropose && <Propose />}
      <Answered of={pages}>
        {runs.length === 0 ? (
          <EmptyState title={t('runsNone')}>{t('runsNoneWhy')}</EmptyState>
        ) : (
          <>
            <RunTable runs={runs} />
            <More of={pages} />
            <StatesChart title={t('chartRuns')} runs={runs.slice(0, CHARTED)} />
          </>
        )}
      </Answered>
    </>
  );
}

function RunTable({ runs }: { runs: readonly Run[] }) {
  const { t } = useTranslation('desk');
  const table = useRowKeys<HTMLTableElement>();
  return (
    <>
      <div className="quiet">
        <KeysHelp />
      </div>
      <table ref={table} className="lines-table">
        <thead>
          <tr>
            <th>{t('runs')}</th>
            <th>{t('state')}</th>
            <th>{t('turn')}</th>
            <th className="number">{t('amount')}</th>
            <th>{t('cutOff')}</th>
            <th>{t('unit')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.run} run={run} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const hands = useHands();
  const { owed } = sumsOf(run.states);
  const turn = turnOf(run, hands);
  return (
    <tr>
      <td data-name={t('runs')}>
        <Link to="/desk/run/$id" params={{ id: String(run.run) }} className="target" data-row>
          {t('runOf', { run: run.run, program: programText(run.program, language) })}
        </Link>
      </td>
      <td data-name={t('state')}>
        <StateTag kind="runState" state={run.state} />
      </td>
      <td data-name={t('turn')}>{turn === 'turn-agree' ? <strong>{t(turn)}</strong> : t(turn)}</td>
      <td data-name={t('amount')} className="number">
        <Money fen={owed.fen} /> <small>{t('linesAndMoney', { count: owed.lines })}</small>
      </td>
      <td data-name={t('cutOff')}>
        <DayText day={day(run.cutOff)} />
      </td>
      <td data-name={t('unit')}>
        {run.unitName} <small>{run.proposer}</small>
      </td>
    </tr>
  );
}
