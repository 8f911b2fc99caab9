/** A reason in words before something is done with it. */
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  label: string;
  action: string;
  isBusy: boolean;
  send: (reason: string) => unknown;
  close: () => void;
};

export function ReasonForm({ label, action, isBusy, send, close }: Props) {
  const { t } = useTranslation('desk');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    if (reason !== '') send(reason);
  };
  return (
    <form onSubmit={submit} className="reason">
      <label className="field">
        <span>{label}</span>
        <textarea ref={field} name="reason" rows={2} minLength={4} maxLength={500} required />
      </label>
      <p className="row">
        <button type="submit" className="button first" disabled={isBusy}>
          {action}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('notNow')}
        </button>
      </p>
    </form>
  );
}
