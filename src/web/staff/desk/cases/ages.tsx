/** How long the claims of the queue have waited, by the step that they wait for: a picture, and counts that open to their rows. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listCaseAges, waitBands } from '../../../../api/contracts/case/cases.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { useAsked } from '../ask.ts';
import { Chart } from '../chart/chart.tsx';
import { Answered } from '../failed.tsx';

export function Ages() {
  const asked = useAsked(listCaseAges, {});
  return (
    <Answered of={asked}>
      <Waited ages={asked.data?.ages ?? []} />
    </Answered>
  );
}

function Waited({ ages }: AnswerOf<typeof listCaseAges>) {
  const { t } = useTranslation('desk');
  const states = [...new Set(ages.map(({ state }) => state))];
  if (states.length === 0) return null;
  const casesOf = (state: string, band: number) =>
    ages.find((one) => one.state === state && one.waited === band)?.cases ?? 0;
  const stateWords = (state: string) => t(`case-${state}` as 'case-to-check');
  return (
    <section className="card" aria-label={t('ages')}>
      <Chart
        title={t('ages')}
        placesName={t('case-turn')}
        places={states.map(stateWords)}
        series={waitBands.map((band) => ({
          name: t(`waited-${band}`),
          values: states.map((state) => casesOf(state, band)),
        }))}
        say={String}
        isLying
      />
      <ul className="plain opens">
        {ages.map(({ state, waited, cases, overdue }) => (
          <li key={`${state} ${waited}`}>
            <Link to="/desk" search={{ state, waited }}>
              {stateWords(state)} · {t(`waited-${waited}` as 'waited-0')}：{' '}
              {t('ages-cases', { cases })}
            </Link>
            {overdue > 0 && <span className="tag late">▲ {t('ages-late', { overdue })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
