/** A newer build is offered between visits; while the phone is shut it takes over by itself, since nothing is open. */
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from './phone.tsx';
import { takeNewBuild, useNewBuild } from './updates.ts';

export function NewVersion() {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const { state, syncing } = useSnapshot();
  const isNew = useNewBuild();
  const isIdle = state === 'locked' && syncing === undefined;
  useEffect(() => {
    if (isNew && isIdle) void takeNewBuild();
  }, [isNew, isIdle]);
  if (!isNew || pathname.startsWith('/visit/')) return null;
  return (
    <p className="banner" role="status">
      {t('newVersion')}
      <button type="button" className="button" onClick={() => void takeNewBuild()}>
        {t('useNewVersion')}
      </button>
    </p>
  );
}
