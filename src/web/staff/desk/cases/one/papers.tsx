/** What is to be seen for a claim: papers, crossed off where an agency's data shows it, and what only a person can judge. */
import { useTranslation } from 'react-i18next';
import { forward, paperCheck, type Shown } from '../deeds.ts';
import { type Draft, toggled } from './draft.ts';

type Props = { one: Shown; draft: Draft; change: (part: Partial<Draft>) => void };

export function Papers({ one, draft, change }: Props) {
  const { t } = useTranslation('desk');
  const { papers, officerChecks, may } = one;
  const isAsked = forward.some((step) => may.includes(step));
  const seen = new Set(
    one.steps.filter(({ round }) => round === one.round).flatMap(({ checks }) => checks),
  );
  if (papers.length + officerChecks.length === 0) return null;
  const tick = (id: string) => change({ checks: toggled(draft.checks, id) });
  return (
    <section className="card checks" aria-label={t('papers')}>
      <h2>{t('papers')}</h2>
      <ul className="plain">
        {papers.map(({ id, name, isNeeded, isOnlySome }) => (
          <li key={id}>
            {isNeeded ? (
              <Check
                id={paperCheck(id)}
                {...{ isAsked, tick }}
                isTicked={draft.checks.includes(paperCheck(id))}
                wasSeen={seen.has(paperCheck(id))}
              >
                {name}
                {isOnlySome && <span className="quiet"> · {t('papers-some')}</span>}
              </Check>
            ) : (
              <p>
                <span aria-hidden="true">✓ </span>
                <s>{name}</s> <span className="quiet">{t('papers-known')}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {officerChecks.length > 0 && <h3>{t('checks')}</h3>}
      <ul className="plain">
        {officerChecks.map(({ id, text }) => (
          <li key={id}>
            <Check
              {...{ id, isAsked, tick }}
              isTicked={draft.checks.includes(id)}
              wasSeen={seen.has(id)}
            >
              {text}
            </Check>
          </li>
        ))}
      </ul>
    </section>
  );
}

type CheckProps = {
  id: string;
  /** Whether who looks at it decides now. */
  isAsked: boolean;
  isTicked: boolean;
  /** Somebody saw it before, in this round. */
  wasSeen: boolean;
  tick: (id: string) => void;
  children: React.ReactNode;
};

function Check({ id, isAsked, isTicked, wasSeen, tick, children }: CheckProps) {
  const { t } = useTranslation('desk');
  const before = wasSeen && <span className="quiet"> · {t('papers-seen-before')}</span>;
  if (!isAsked) {
    return (
      <p>
        <span aria-hidden="true">{wasSeen ? '✓' : '○'} </span>
        {children}
        {before}
      </p>
    );
  }
  return (
    <label className="check">
      <input type="checkbox" name={id} checked={isTicked} onChange={() => tick(id)} />
      <span>
        {children}
        {before}
      </span>
    </label>
  );
}
