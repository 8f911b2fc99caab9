/** Proposing to ask money back: how much, why, and by which law; a person answers for each. */
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { proposeRecovery } from '../../../../api/contracts/money/recoveries.ts';
import { recoveryCauses, type RecoveryCause } from '../../../../model/money/recovery.ts';
import { useNotify } from '../../../ui/notice.tsx';
import { getTaskAbout, useChange } from '../ask.ts';
import { Refused } from '../failed.tsx';
import { fenIn, MoneyField } from './money-field.tsx';
import type { Overpaid } from './recoveries.tsx';

type Props = { of: Overpaid & { readonly program: string }; close: () => void };

export function AskBack({ of, close }: Props) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { person, program, from } = of;
  const change = useChange(proposeRecovery, {
    task: () => getTaskAbout(person),
    onDone: () => {
      notify({ words: t('askBackSent') });
      close();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name)).trim();
    const cause = text('cause') as RecoveryCause;
    const fen = fenIn(given);
    const why = { reason: text('reason'), law: text('law') };
    change.mutate({ body: { person, program, from, fen, cause, ...why } });
  };
  return (
    <form onSubmit={submit}>
      <div className="fields">
        <label className="field">
          <span>{t('cause')}</span>
          <select ref={first} name="cause" defaultValue="record-changed">
            {recoveryCauses.map((one) => (
              <option key={one} value={one}>
                {t(`cause-${one}`)}
              </option>
            ))}
          </select>
        </label>
        <MoneyField label={t('askBackFen')} mostFen={of.fen} fen={of.fen} />
        <label className="field">
          <span>{t('askBackWhy')}</span>
          <textarea name="reason" rows={2} minLength={4} maxLength={1000} required />
        </label>
        <label className="field">
          <span>{t('askBackLaw')}</span>
          <input name="law" minLength={4} maxLength={1000} required />
        </label>
      </div>
      <p className="row">
        <button type="submit" className="button first" disabled={change.isPending}>
          {t('askBack')}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('notNow')}
        </button>
      </p>
      <Refused error={change.error} />
    </form>
  );
}
