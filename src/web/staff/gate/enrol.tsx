/** The first time: signing in, then a name for this phone and a PIN, then the people it is to hold. */
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsOnline } from '../app/network.ts';
import { usePhone } from '../app/phone.tsx';
import { useRefusal } from './refusal.tsx';
import { findSession, type Session, signInAddress } from './session.ts';

export function Enrol() {
  const { t } = useTranslation('gate');
  const isOnline = useIsOnline();
  const [session, setSession] = useState<Session>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the network comes back
  useEffect(() => {
    const asking = new AbortController();
    findSession(asking.signal).then((found) => !asking.signal.aborted && setSession(found));
    return () => asking.abort();
  }, [isOnline]);
  switch (session?.state) {
    case undefined:
      return <p role="status">{t('asking')}</p>;
    case 'signed-in':
      return <SetUp {...session} />;
    case 'no-network':
      return <First title={t('signInFirst')} why={t('needsNetwork')} />;
    case 'no-post':
      return (
        <First title={t('choosePostFirst')} why={t('choosePostWhy')} action={t('choosePost')} />
      );
    default:
      return <First title={t('signInFirst')} why={t('signInWhy')} action={t('signIn')} />;
  }
}

function First({ title, why, action }: { title: string; why: string; action?: string }) {
  return (
    <section className="card gate">
      <img src="/app/icon.svg" width="72" height="72" alt="" />
      <h1>{title}</h1>
      <p>{why}</p>
      {action && (
        <a className="button first wide" href={signInAddress()}>
          {action}
        </a>
      )}
    </section>
  );
}

function SetUp({ name, post }: { name: string; post: string }) {
  const { t } = useTranslation('gate');
  const phone = usePhone();
  const [refusal, refuse] = useRefusal();
  const [isBusy, setBusy] = useState(false);
  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    if (!typed.name?.trim()) return refuse(t('nameMissing'));
    if (typed.pin !== typed.again) return refuse(t('pinDiffers'));
    refuse(undefined);
    setBusy(true);
    try {
      await phone.enrol(typed.name.trim(), typed.pin!);
      await phone.sync();
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <form className="card gate" onSubmit={send}>
      <h1>{t('setUp')}</h1>
      <p>{t('setUpAs', { name, post })}</p>
      <p>{t('setUpWhy')}</p>
      {refusal}
      <label className="field">
        <span>{t('phoneName')}</span>
        <small id="name-help">{t('phoneNameHelp')}</small>
        <input
          name="name"
          maxLength={60}
          defaultValue={t('phoneNameUsual')}
          aria-describedby="name-help"
        />
      </label>
      <PinField name="pin" label={t('pin')} help={t('pinHelp')} />
      <PinField name="again" label={t('pinAgain')} />
      <button type="submit" className="button first wide" disabled={isBusy}>
        {t('finish')}
      </button>
      {isBusy && (
        <p role="status" className="quiet">
          {t('asking')}
        </p>
      )}
    </form>
  );
}

/** A number that is not shown; keyboards of phones show digits. */
export function PinField({ name, label, help }: { name: string; label: string; help?: string }) {
  const id = `${name}-help`;
  return (
    <label className="field">
      <span>{label}</span>
      {help && <small id={id}>{help}</small>}
      <input
        name={name}
        type="password"
        inputMode="numeric"
        pattern="[0-9]*"
        autoComplete="off"
        maxLength={32}
        {...(help && { 'aria-describedby': id })}
      />
    </label>
  );
}
