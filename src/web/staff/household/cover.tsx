/**
 * A button that covers the screen at once, for when somebody else comes near: nothing of anybody stays readable, and
 * one press brings it back.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export function Cover() {
  const { t } = useTranslation('people');
  const [isCovered, setCovered] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isCovered) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isCovered]);
  return (
    <>
      <button type="button" className="button noprint" onClick={() => setCovered(true)}>
        {t('cover')}
      </button>
      <dialog
        ref={dialog}
        className="cover"
        aria-label={t('covered')}
        onClose={() => setCovered(false)}
      >
        {isCovered && (
          <>
            <h2>{t('covered')}</h2>
            <p>{t('coveredHint')}</p>
            <button type="button" className="button first" onClick={() => setCovered(false)}>
              {t('uncover')}
            </button>
          </>
        )}
      </dialog>
    </>
  );
}
