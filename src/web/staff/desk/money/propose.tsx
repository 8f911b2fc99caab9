/** Proposing a run: which program, up to which day, and what will be in it before anybody says yes. */
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelRun, draftRun, previewRun } from '../../../../api/contracts/money/runs.ts';
import { packs } from '../../../../programs/registry.ts';
import { isoDate, toDay } from '../../../../rules/index.ts';
import { useLanguage } from '../../../ui/language.ts';
import { Money } from '../../../ui/money.tsx';
import { useNotify } from '../../../ui/notice.tsx';
import { useToday } from '../../person/use-today.ts';
import { useAsked, useChange } from '../ask.ts';
import { Answered, Refused, useTellFailed } from '../failed.tsx';

const benefits = packs.flatMap((pack) => pack.programs).filter(({ kind }) => kind === 'benefit');

export function Propose({ program: first = '' }: { program?: string }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const today = isoDate(toDay(useToday()));
  const [program, setProgram] = useState(first);
  const [cutOff, setCutOff] = useState<string>(today);
  const { send, change } = useProposing();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send({ program, cutOff });
  };
  return (
    <form className="card propose" aria-label={t('propose')} onSubmit={submit}>
      <h2>{t('propose')}</h2>
      <div className="fields">
        <label className="field">
          <span>{t('program')}</span>
          <select value={program} onChange={({ target }) => setProgram(target.value)} required>
            <option value="">{t('proposeChoose')}</option>
            {benefits.map(({ id, messages }) => (
              <option key={id} value={id}>
                {messages[language].name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('cutOff')}</span>
          <input
            type="date"
            value={cutOff}
            max={today}
            required
            aria-describedby="cut-off-why"
            onChange={({ target }) => setCutOff(target.value)}
          />
          <small id="cut-off-why">{t('cutOffWhy')}</small>
        </label>
      </div>
      {program !== '' && cutOff !== '' && (
        <Preview program={program} cutOff={cutOff} isBusy={change.isPending} />
      )}
      <Refused error={change.error} />
    </form>
  );
}

function Preview({ isBusy, ...query }: { program: string; cutOff: string; isBusy: boolean }) {
  const { t } = useTranslation('desk');
  const seen = useAsked(previewRun, { query });
  return (
    <Answered of={seen}>
      {seen.data?.lines === 0 && (
        <p role="status">
          <strong>{t('previewNone')}</strong> <span className="quiet">{t('previewNoneWhy')}</span>
        </p>
      )}
      {seen.data && seen.data.lines > 0 && (
        <>
          <p role="status">
            {t('previewIs', { count: seen.data.lines })}
            <strong>
              <Money fen={seen.data.fen} />
            </strong>{' '}
            {seen.data.again > 0 && t('previewAgain', { count: seen.data.again })}{' '}
            <span className="quiet">{t('previewChecks')}</span>
          </p>
          <button type="submit" className="button first" disabled={isBusy}>
            {t('propose')}
          </button>
        </>
      )}
    </Answered>
  );
}

/** Sends a proposal and opens it; what was proposed can be taken back at once. */
export function useProposing(options: { readonly onFailed?: (error: Error) => void } = {}) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const navigate = useNavigate();
  const back = useChange(cancelRun, { onFailed: useTellFailed() });
  const change = useChange(draftRun, {
    ...options,
    onDone: ({ run }) => {
      const undo = () => back.mutate({ params: { id: run }, body: { reason: t('undone') } });
      notify({ words: t('proposed', { run }), undo });
      void navigate({ to: '/desk/run/$id', params: { id: String(run) } });
    },
  });
  const send = (body: Parameters<typeof change.mutate>[0]['body']) => change.mutate({ body });
  return { send, change };
}
