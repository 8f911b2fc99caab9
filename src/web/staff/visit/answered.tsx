/** What stands for an item after it was answered: the answer, where it is now, and the way back. */
import { useTranslation } from 'react-i18next';
import { Picture } from '../../ui/picture.tsx';
import type { Said } from '../../offline/phone.ts';

const whereKeys = {
  here: 'whereHere',
  accepted: 'whereAccepted',
  merged: 'whereMerged',
  conflict: 'whereConflict',
  refused: 'whereRefused',
  waiting: 'whereWaiting',
  elsewhere: 'whereElsewhere',
  held: 'whereHeld',
} as const;

/** Where something is now: on this phone, received, accepted. */
export function Where({ said }: { said: Said }) {
  const { t } = useTranslation('people');
  return <span className="where">{t(whereKeys[said.where])}</span>;
}

export function Answered({
  text,
  said,
  onUndo,
}: {
  text: string;
  said: Said | undefined;
  onUndo: () => unknown;
}) {
  const { t } = useTranslation('visit');
  return (
    <div className="answered">
      <p role="status">
        {said && <Picture name="check" />} <b>{text}</b>
        {said && (
          <>
            {' '}
            · <Where said={said} />
          </>
        )}
      </p>
      <button type="button" className="button" onClick={onUndo}>
        {said ? t('undo') : t('answerAnyway')}
      </button>
    </div>
  );
}
