/** The lock of this phone: shut it now, change its PIN, let finger or face open it too. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotify } from '../../ui/notice.tsx';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { PinField } from '../gate/enrol.tsx';
import { makePasskey } from '../gate/passkey.ts';
import { codeOf, useRefusal } from '../gate/refusal.tsx';

export function LockSettings() {
  const { t } = useTranslation('settings');
  const { t: gate } = useTranslation('gate');
  const phone = usePhone();
  const { hasPasskey } = useSnapshot();
  const notify = useNotify();
  return (
    <section className="card">
      <h2>{t('lock')}</h2>
      <p>
        <button type="button" className="button first" onClick={() => phone.lock()}>
          {t('lockNow')}
        </button>
      </p>
      <PinForm
        title={t('changePin')}
        work={async ({ old = '', fresh = '', again }) => {
          if (fresh !== again) throw gate('pinDiffers');
          await phone.changePin(old, fresh);
          notify({ words: t('pinChanged') });
        }}
      >
        <PinField name="old" label={t('oldPin')} />
        <PinField name="fresh" label={t('newPin')} help={gate('pinHelp')} />
        <PinField name="again" label={gate('pinAgain')} />
      </PinForm>
      {!hasPasskey && 'credentials' in navigator && (
        <PinForm
          title={t('addPasskey')}
          work={async ({ old = '' }) => {
            await phone.addPasskey(old, await makePasskey(t('lock')));
            notify({ words: t('passkeyAdded') });
          }}
        >
          <p>{t('passkeyPin')}</p>
          <PinField name="old" label={t('oldPin')} />
        </PinForm>
      )}
    </section>
  );
}

type PinFormProps = {
  title: string;
  /** Throws words, or an error whose code has words. */
  work: (typed: Readonly<Record<string, string>>) => Promise<void>;
  children: ReactNode;
};

/** A form that is folded up until it is wanted. */
function PinForm({ title, work, children }: PinFormProps) {
  const { t } = useTranslation('settings');
  const { t: gate } = useTranslation('gate');
  const [refusal, refuse] = useRefusal();
  const [isBusy, setBusy] = useState(false);
  const wordsOf = (error: unknown) => {
    if (typeof error === 'string') return error;
    if (codeOf(error) === 'PHONE_PIN_WRONG') return gate('wrong');
    if (codeOf(error) === 'PHONE_PIN_WEAK') return gate('PHONE_PIN_WEAK');
    return t('PHONE_PASSKEY_NONE');
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
