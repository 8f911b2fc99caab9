/** Where something could not be kept it is said, on whatever screen it was: nobody may believe that it was. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotify } from '../../ui/notice.tsx';
import { codeOf } from '../gate/refusal.tsx';

/** Screens hand on what the phone refuses; nobody else takes it up. */
export function useNotKept(): void {
  const { t } = useTranslation('gate');
  const notify = useNotify();
  useEffect(() => {
    const tell = (event: PromiseRejectionEvent) => {
      if (codeOf(event.reason) !== 'PHONE_FULL') return;
      event.preventDefault();
      notify({ words: t('PHONE_FULL') });
    };
    addEventListener('unhandledrejection', tell);
    return () => removeEventListener('unhandledrejection', tell);
  }, [t, notify]);
}
