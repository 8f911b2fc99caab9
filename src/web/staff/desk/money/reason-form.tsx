/** A reason in words before something is done with it. */
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../failed.tsx';

type Props = {
  /** What else is asked. */
  children?: ReactNode;
  label: string;
  action: string;
  isBusy: boolean;
  send: (reason: string) => unknown;
  close: () => void;
};

export function ReasonForm({ label, action, isBusy, send, close, children }: Props) {
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
      {children}
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

type AskingProps = {
  action: string;
  label: string;
  change: { readonly isPending: boolean; readonly error: Error | null };
  send: (reason: string) => unknown;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  children?: ReactNode;
};

/** A button that asks for the reason before it does anything. */
export function Asking({ action, label, change, send, isOpen, setOpen, children }: AskingProps) {
  if (!isOpen) {
    return (
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {action}
      </button>
    );
  }
  return (
    <>
      <ReasonForm
        label={label}
        action={action}
        isBusy={change.isPending}
        send={send}
        close={() => setOpen(false)}
      >
        {children}
      </ReasonForm>
      <Refused error={change.error} />
    </>
  );
}
