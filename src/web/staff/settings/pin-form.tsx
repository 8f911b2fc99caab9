/** A form that is folded up until it is wanted, and that a PIN confirms. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf, useRefusal } from '../gate/refusal.tsx';

type PinFormProps = {
  title: string;
  /** Throws words, or an error whose code has words. */
  work: (typed: Readonly<Record<string, string>>) => Promise<void>;
  children: ReactNode;
};

/** A form that is folded up until it is wanted. */
export function PinForm({ title, work, children }: PinFormProps) {
  const { t } = useTranslation('settings');
  const { t: gate } = useTranslation('gate');
  const [refusal, refuse] = useRefusal();
  const [isBusy, setBusy] = useState(false);
  const wordsOf = (error: unknown) => {
    if (typeof error === 'string') return error;
    if (codeOf(error) === 'PHONE_PIN_WRONG') return gate('wrong');
    // What has a code has words; else the browser refused, or nobody answered it.
    const isCoded = error instanceof Error && 'code' in error && typeof error.code === 'string';
    return isCoded ? error : t('PHONE_PASSKEY_NONE');
  };
  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    refuse(undefined);
    try {
      await work(Object.fromEntries(new FormData(form)) as Record<string, string>);
      form.reset();
    } catch (error) {
      refuse(wordsOf(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <details>
      <summary>{title}</summary>
      <form onSubmit={send}>
        {refusal}
        {children}
        <button type="submit" className="button" disabled={isBusy}>
          {title}
        </button>
      </form>
    </details>
  );
}
