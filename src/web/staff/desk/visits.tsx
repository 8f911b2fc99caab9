/** What phones brought: visits of the unit, newest first, with what was done at each. */
import { useTranslation } from 'react-i18next';
import { listVisits } from '../../../api/contracts/service/visits.ts';
import type { AnswerOf } from '../../../api/contract.ts';
import { day } from '../../../rules/index.ts';
import { DayText } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePages } from './ask.ts';
import { Answered } from './failed.tsx';
import { Heading } from './heading.tsx';
import { More } from './more.tsx';
import { stepText } from './program-words.ts';

type Visit = AnswerOf<typeof listVisits>['visits'][number];

export function VisitsPage() {
  const { t } = useTranslation('desk');
  const pages = usePages(listVisits);
  const visits = pages.data?.pages.flatMap((page) => page.visits) ?? [];
  return (
    <>
      <Heading>{t('visits')}</Heading>
      <Answered of={pages}>
        {visits.length === 0 ? (
          <EmptyState title={t('visitsNone')}>{t('visitsNoneWhy')}</EmptyState>
        ) : (
          <table>
            <thead>
              <tr>
                <th>{t('day')}</th>
                <th>{t('who')}</th>
                <th>{t('place')}</th>
                <th className="number">{t('minutes')}</th>
                <th>{t('recorded')}</th>
              </tr>
            </thead>
            <tbody>
              {visits.map((visit) => (
                <Row key={visit.id} visit={visit} />
              ))}
            </tbody>
          </table>
        )}
        <More of={pages} />
      </Answered>
    </>
  );
}

function Row({ visit: { day: on, name, person, place, minutes, steps } }: { visit: Visit }) {
  const { t, i18n } = useTranslation('desk');
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <tr>
      <td data-name={t('day')}>{on !== undefined && <DayText day={day(on)} />}</td>
      <td data-name={t('who')}>{name ?? person}</td>
      <td data-name={t('place')}>{place !== undefined && t(`place-${place}` as 'place-home')}</td>
      <td data-name={t('minutes')} className="number">
        {minutes}
      </td>
      <td data-name={t('recorded')}>
        {steps.length === 0 && t('onlyVisit')}
        <ul className="plain">
          {steps.map((step) => (
            <li key={`${step.person} ${step.program} ${step.step}`}>
              {[stepText(step, language), t(`outcome-${step.outcome}` as 'outcome-done')]
                .filter(Boolean)
                .join('：')}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
