/** The way back for lines that the bank refused: mend the account, propose again; the old line is never sent twice. */
import { useTranslation } from 'react-i18next';
import { isoDate, toDay } from '../../../../../rules/index.ts';
import { useToday } from '../../../person/use-today.ts';
import { Refused } from '../../failed.tsx';
import { useHands } from '../hands.ts';
import { useProposing } from '../propose.tsx';
import type { Run } from './run.tsx';
import type { Sum } from '../sums.ts';
import { LineLink } from './totals.tsx';

export function FailedLines({ run, failed }: { run: Run; failed: Sum }) {
  const { t } = useTranslation('desk');
  const { mayPropose, unit } = useHands();
  const { send, change } = useProposing();
  const today = isoDate(toDay(useToday()));
  return (
    <section className="question">
      <h3>{t('failedWhat', { count: failed.lines })}</h3>
      <p>{t('failedHow')}</p>
      <p className="row">
        <LineLink run={run} filter={{ state: 'failed' }}>
          {t('failedShow')}
        </LineLink>
        {mayPropose && run.unit === unit && (
          <button
            type="button"
            className="button"
            disabled={change.isPending}
            onClick={() => send({ program: run.program, cutOff: today })}
          >
            {t('failedPropose')}
          </button>
        )}
      </p>
      <Refused error={change.error} />
    </section>
  );
}
