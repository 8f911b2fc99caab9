/** One notice at a time at the foot of the screen, with a way to take back what it tells of; it stays until put away. */
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Notice = {
  readonly words: string;
  /** Takes back what was done. */
  readonly undo?: () => unknown;
};

const Notify = createContext<(notice: Notice) => void>(() => undefined);

/** Shows a notice in place of the one before. */
export const useNotify = () => useContext(Notify);

export function NoticeProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const [notice, setNotice] = useState<Notice>();
  const close = useCallback(() => setNotice(undefined), []);
  const undo = () => {
    void notice?.undo?.();
    close();
  };
  return (
    <Notify value={setNotice}>
      {children}
      <div role="status" className="notices noprint">
        {notice && (
          <div className="notice">
            <span>{notice.words}</span>
            {notice.undo && (
              <button type="button" onClick={undo}>
                {t('undo')}
              </button>
            )}
            <button type="button" onClick={close}>
              {t('close')}
            </button>
          </div>
        )}
      </div>
    </Notify>
  );
}
