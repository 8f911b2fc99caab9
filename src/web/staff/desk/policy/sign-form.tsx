/** Entering a value as it stands in the document. */
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { proposeValue } from '../../../../api/contracts/policy/values.ts';
import { useLanguage } from '../../../ui/language.ts';
import { useNotify } from '../../../ui/notice.tsx';
import { useChange } from '../ask.ts';
import { Refused } from '../failed.tsx';
import { shownIn } from './parameter-words.ts';
import type { OpenValue } from './values.tsx';

export function SignForm({ of, close }: { of: OpenValue; close: () => void }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const notify = useNotify();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const change = useChange(proposeValue, {
    onDone: () => {
      notify({ words: t('signSent') });
      close();
    },
  });
  const { program, parameter } = of;
  const { words, per } = shownIn(of.unit);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name)).trim();
    const value = Math.round(Number(text('value')) * per);
    const from = text('from');
    const papers = { document: text('document'), office: text('office') };
    change.mutate({ body: { program, parameter, from, value, ...papers } });
  };
  return (
    <form onSubmit={submit} className="sign">
      <div className="fields">
        <label className="field">
          <span>{t('signValue', { unit: words[language] })}</span>
          <input ref={first} name="value" type="number" min="0" step="0.01" required />
        </label>
        <label className="field">
          <span>{t('signFrom')}</span>
          <input name="from" type="date" defaultValue={of.from} required />
        </label>
        <label className="field">
          <span>{t('signDocument')}</span>
          <input name="document" minLength={2} maxLength={100} required />
        </label>
        <label className="field">
          <span>{t('signOffice')}</span>
          <input name="office" minLength={2} maxLength={100} required />
        </label>
      </div>
      <p className="row">
        <button type="submit" className="button first" disabled={change.isPending}>
          {t('signSend')}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('notNow')}
        </button>
      </p>
      <Refused error={change.error} />
    </form>
  );
}
