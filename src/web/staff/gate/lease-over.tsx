/** The lease is over, or the clock was set back: nothing can be read until the server was reached. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { WriteDown } from '../shut-notes/write-down.tsx';
import { useRefusal } from './refusal.tsx';
import { signInAddress } from './session.ts';
import { Unsent } from './unsent.tsx';

export function LeaseOver() {
  const { t } = useTranslation('gate');
  const phone = usePhone();
  const { syncing } = useSnapshot();
  const [refusal, refuse] = useRefusal();
  const [isBusy, setBusy] = useState(false);
  async function contact() {
    setBusy(true);
    const result = await phone.sync();
    refuse(result.isDone ? undefined : Object.assign(new Error(), { code: result.code }));
    setBusy(false);
  }
  return (
    <section className="card gate">
      <h1>{t('expired')}</h1>
      <p>{t('expiredWhy')}</p>
      <p>{t('expiredDo')}</p>
      <Unsent />
      {refusal}
      <button
        type="button"
        className="button first wide"
        disabled={isBusy || syncing !== undefined}
        onClick={contact}
      >
        {isBusy ? t('asking') : t('contact')}
      </button>
      <a className="button wide" href={signInAddress()}>
        {t('signIn')}
      </a>
      <WriteDown />
    </section>
  );
}
