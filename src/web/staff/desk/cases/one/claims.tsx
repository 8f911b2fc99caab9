/** What who claims says, written down by whoever is with her: it is there now, she withdraws, appeals, nothing changed. */
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { claimStep } from '../../../../../api/contracts/case/cases.ts';
import { useChange } from '../../ask.ts';
import { Refused } from '../../failed.tsx';
import { programInAddress } from '../../program-words.ts';
import type { Shown } from '../deeds.ts';

const simple = ['resubmitted', 'reviewed', 'withdrawn'] as const;
type Saying = (typeof simple)[number] | 'appealed';

export function Claims({ one, task }: { one: Shown; task: number }) {
  const { t } = useTranslation('desk');
  const [chosen, setChosen] = useState<Saying>();
  const open = ([...simple, 'appealed'] as const).filter((step) => one.may.includes(step));
  const params = { person: String(one.person), program: programInAddress(one.program) };
  const isBegun = one.may.includes('applied');
  if (open.length === 0 && !isBegun) return null;
  return (
    <section className="card" aria-label={t('claims')}>
      <h2>{t('claims')}</h2>
      <p className="row">
        {isBegun && (
          <Link to="/desk/apply/$person/$program" params={params} className="button first">
            {t('claims-apply')}
          </Link>
        )}
        {open.map((step) => (
          <button
            key={step}
            type="button"
            className="button"
            aria-expanded={chosen === step}
            onClick={() => setChosen(chosen === step ? undefined : step)}
          >
            {t(`says-${step}`)}
          </button>
        ))}
      </p>
      {chosen && <Say key={chosen} {...{ one, task, step: chosen }} />}
    </section>
  );
}

function Say({ one, task, step }: { one: Shown; task: number; step: Saying }) {
  const { t } = useTranslation('desk');
  const change = useChange(claimStep, { task });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const [reason = '', lateReason = '', note = ''] = ['reason', 'late', 'note'].map((name) =>
      (typed[name] ?? '').trim(),
    );
    const body = {
      step,
      ...(reason !== '' && { reasons: [{ text: reason }] }),
      ...(lateReason !== '' && { lateReason }),
      ...(note !== '' && { note }),
    };
    change.mutate({ params: { id: one.id }, body });
  };
  return (
    <form onSubmit={send} aria-label={t(`says-${step}`)}>
      <p>{t(`says-why-${step}`)}</p>
      {step === 'appealed' && (
        <>
          <label className="field">
            <span>{t('says-reason')}</span>
            <textarea name="reason" rows={3} maxLength={1000} required />
          </label>
          <label className="field">
            <span>{t('says-late')}</span>
            <textarea name="late" rows={2} maxLength={1000} />
          </label>
        </>
      )}
      {step === 'resubmitted' && (
        <label className="field">
          <span>{t('says-note')}</span>
          <textarea name="note" rows={2} maxLength={1000} />
        </label>
      )}
      <button type="submit" className="button first" disabled={change.isPending}>
        {t('says-do')}
      </button>
      <Refused error={change.error} />
    </form>
  );
}
