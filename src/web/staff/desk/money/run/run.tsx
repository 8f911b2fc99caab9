/** One payment run: what it comes to, what is next and who does it, and every line behind every sum. */
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getRun } from '../../../../../api/contracts/money/runs.ts';
import type { AnswerOf } from '../../../../../api/contract.ts';
import { day } from '../../../../../rules/index.ts';
import { DayText } from '../../../../ui/day.tsx';
import { useLanguage } from '../../../../ui/language.ts';
import { useAsked } from '../../ask.ts';
import { Answered } from '../../failed.tsx';
import { Heading } from '../../heading.tsx';
import { RunPaper } from '../../papers/paper-button.tsx';
import { programText } from '../../program-words.ts';
import { Findings } from './findings.tsx';
import { Lines } from './lines.tsx';
import '../money.css';
import { Next } from './next.tsx';
import { StatesChart } from '../states-chart.tsx';
import { StateTag } from '../tag.tsx';
import { Totals } from './totals.tsx';

export type Run = AnswerOf<typeof getRun>;

export function RunPage() {
  const { id = '' } = useParams({ strict: false });
  const run = useAsked(getRun, { params: { id: Number(id) } });
  return <Answered of={run}>{run.data && <Whole run={run.data} />}</Answered>;
}

function Whole({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const only = useMemo(() => [run], [run]);
  const hands = [
    t('runProposer', { name: `${run.proposer} · ${run.unitName}` }),
    run.approver && t('runApprover', { name: run.approver }),
  ];
  return (
    <>
      <Heading>{t('runOf', { run: run.run, program: programText(run.program, language) })}</Heading>
      <p>
        <StateTag kind="runState" state={run.state} />{' '}
        <span className="quiet">
          {hands.filter(Boolean).join(' · ')} · {t('cutOff')} <DayText day={day(run.cutOff)} />
        </span>
      </p>
      <RunPaper run={run.run} />
      <Next run={run} />
      <Findings run={run} />
      <Totals run={run} />
      <StatesChart title={t('chartRun')} runs={only} />
      <Lines run={run} />
    </>
  );
}
