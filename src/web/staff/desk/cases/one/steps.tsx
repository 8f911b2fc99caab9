/** What happened to a claim, in order: the day, the unit, the reasons, what was seen. */
import { useTranslation } from 'react-i18next';
import { day } from '../../../../../rules/index.ts';
import { DayText } from '../../../../ui/day.tsx';
import { hasLetter, LetterLink } from '../../papers/paper-button.tsx';
import { paperCheck, type Shown } from '../deeds.ts';

export function Steps({ of, task }: { of: Shown; task: number }) {
  const { t } = useTranslation('desk');
  const names = new Map([
    ...of.papers.map(({ id, name }) => [paperCheck(id), name] as const),
    ...of.officerChecks.map(({ id, text }) => [id, text] as const),
  ]);
  return (
    <section className="card" aria-label={t('steps')}>
      <h2>{t('steps')}</h2>
      <ol className="steps">
        {of.steps.map((one) => (
          <li key={one.id}>
            <b>{t(`step-${one.step}` as 'step-applied')}</b>{' '}
            <span className="quiet">
              <DayText day={day(one.day)} /> · {one.unitName ?? t('steps-herself')}
            </span>
            {one.reasons.length > 0 && (
              <ul>
                {one.reasons.map(({ text }) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            )}
            {one.law !== undefined && <p>{t('steps-law', { law: one.law })}</p>}
            {one.appealUntil !== undefined && (
              <p>
                {t('steps-appeal')} <DayText day={day(one.appealUntil)} />
              </p>
            )}
            {one.checks.length > 0 && (
              <p className="quiet">
                {t('steps-seen', {
                  seen: one.checks.map((check) => names.get(check) ?? check).join('、'),
                })}
              </p>
            )}
            {one.note !== undefined && <p>{one.note}</p>}
            {hasLetter(one.step) && <LetterLink case={of.id} step={one.id} task={task} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
