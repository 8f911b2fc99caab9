/** Deleting everything on this phone: it happens after a few seconds in which it can be taken back. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone, useSnapshot } from '../app/phone.tsx';

const SECONDS_TO_THINK = 10;

export function WipeHere() {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const phone = usePhone();
  const { here } = useSnapshot().health.counts;
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    if (left === undefined) return;
    if (left === 0) void phone.wipe();
    const ticking = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(ticking);
  }, [left, phone]);
  return (
    <section className="card">
      <h2>{t('thisPhone')}</h2>
      <p>{here > 0 ? t('thisPhoneWhy', { count: here }) : t('thisPhoneWhyNone')}</p>
      {left === undefined ? (
        <button type="button" className="button" onClick={() => setLeft(SECONDS_TO_THINK)}>
          {t('wipe')}
        </button>
      ) : (
        <p role="status">
          {t('wipeUntil', { seconds: Math.max(0, left) })}{' '}
          <button type="button" className="button first" onClick={() => setLeft(undefined)}>
            {shell('undo')}
          </button>
        </p>
      )}
    </section>
  );
}
