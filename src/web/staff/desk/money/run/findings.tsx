/** What a bank's reply left open: what we sent, what it says, and what the bank answers when somebody asks. */
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { resolveFinding } from '../../../../../api/contracts/money/runs.ts';
import { Money } from '../../../../ui/money.tsx';
import { useNotify } from '../../../../ui/notice.tsx';
import { useChange } from '../../ask.ts';
import { Refused } from '../../failed.tsx';
import { answerKey, isOutcomeNeeded, outcomesOf } from './answers.ts';
import { useHands } from '../hands.ts';
import type { Run } from './run.tsx';
import { LineLink } from './totals.tsx';

type Finding = Run['findings'][number];

export function Findings({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const { mayDecide } = useHands();
  if (run.findings.length === 0) return null;
  return (
    <section className="card" aria-label={t('findings')}>
      <h2>{t('findings')}</h2>
      <p className="quiet">{t('findingsWhy')}</p>
      <div className="sides">
        {run.findings.map((finding) => (
          <section key={finding.finding} className="side" aria-label={finding.reference}>
            <What run={run} finding={finding} />
            {mayDecide && <Answer finding={finding} />}
          </section>
        ))}
      </div>
    </section>
  );
}

function What({ run, finding }: { run: Run; finding: Finding }) {
  const { t } = useTranslation('desk');
  const { reference, words, fen, sentFen, line } = finding;
  return (
    <>
      <p>
        <strong>{words}</strong> <small>{reference}</small>
      </p>
      <p>
        {sentFen !== undefined && (
          <>
            {t('findingSent')}
            <Money fen={sentFen} />
          </>
        )}
        {fen !== undefined && (
          <>
            {sentFen !== undefined && ' · '}
            {t('findingSaid')}
            <Money fen={fen} />
          </>
        )}
      </p>
      {line !== undefined && (
        <p>
          <LineLink run={run} filter={{ line }}>
            {t('findingLine')}
          </LineLink>
        </p>
      )}
    </>
  );
}

function Answer({ finding }: { finding: Finding }) {
  const { finding: id } = finding;
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const change = useChange(resolveFinding, {
    onDone: () => notify({ words: t('findingDone') }),
  });
  const outcomes = outcomesOf(finding);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const resolution = String(new FormData(event.currentTarget).get('answer')).trim();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const said = submitter?.getAttribute('value');
    const outcome = outcomes.find((one) => one === said);
    if (resolution === '') return;
    change.mutate({ params: { id }, body: { resolution, ...(outcome && { outcome }) } });
  };
  return (
    <form onSubmit={send}>
      <label className="field">
        <span>{t('findingAnswer')}</span>
        <textarea name="answer" rows={2} maxLength={500} required />
      </label>
      <p className="row">
        {outcomes.map((outcome) => (
          <button
            key={outcome}
            type="submit"
            name="outcome"
            value={outcome}
            className="button"
            disabled={change.isPending}
          >
            {t(answerKey(finding, outcome))}
          </button>
        ))}
        {!isOutcomeNeeded(finding) && (
          <button type="submit" className="button" disabled={change.isPending}>
            {t('findingNoted')}
          </button>
        )}
      </p>
      <Refused error={change.error} />
    </form>
  );
}
