/** Opening somebody's record for a reason, where no task does so yet. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openTask } from '../../../api/contracts/tasks.ts';
import { useChange } from './ask.ts';
import { Refused } from './failed.tsx';

/** Her record is open once there is a reason: she came, or called. */
export function OpenTask({ person }: { person: number }) {
  const { t } = useTranslation('desk');
  const change = useChange(openTask);
  const [purpose, setPurpose] = useState<'benefit' | 'registration'>('benefit');
  return (
    <section className="card">
      <h2>{t('closed')}</h2>
      <p>{t('closedWhy')}</p>
      <fieldset className="choices">
        <legend>{t('purpose')}</legend>
        {(['benefit', 'registration'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-pressed={purpose === one}
            onClick={() => setPurpose(one)}
          >
            {t(`purpose-${one}`)}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        className="button first"
        disabled={change.isPending}
        onClick={() => change.mutate({ body: { person, purpose, basis: 'asked-for' } })}
      >
        {t('openTask')}
      </button>
      <Refused error={change.error} />
    </section>
  );
}
