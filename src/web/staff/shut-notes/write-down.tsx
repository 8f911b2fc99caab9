/** Writing something down although nothing can be opened: who, when and what, in free words. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../app/phone.tsx';
import { useRefusal } from '../gate/refusal.tsx';
import { writeShutNote } from './shut-note.ts';

/** As long as a note of a visit. */
const TEXT_MAX = 2000;
const nothing = { day: '', who: '', what: '' };

export function WriteDown() {
  const { t } = useTranslation('gate');
  const phone = usePhone();
  const [note, setNote] = useState(nothing);
  const [isKept, setKept] = useState(false);
  const [refusal, refuse] = useRefusal();
  const set = (changed: Partial<typeof nothing>) => {
    setKept(false);
    setNote({ ...note, ...changed });
  };
  const save = async () => {
    refuse(undefined);
    try {
      await writeShutNote(phone, note);
      setNote(nothing);
      setKept(true);
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <details>
      <summary>{t('writeDown')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (note.what.trim() !== '') void save();
        }}
      >
        <p className="quiet">{t('writeDownWhy')}</p>
        <label className="field">
          <span>{t('writeDay')}</span>
          <input
            type="date"
            value={note.day}
            onChange={({ target }) => set({ day: target.value })}
          />
        </label>
        <label className="field">
          <span>{t('writeWho')}</span>
          <input
            autoComplete="off"
            maxLength={TEXT_MAX}
            value={note.who}
            onChange={({ target }) => set({ who: target.value })}
          />
        </label>
        <label className="field">
          <span>{t('writeWhat')}</span>
          <textarea
            rows={4}
            maxLength={TEXT_MAX}
            value={note.what}
            onChange={({ target }) => set({ what: target.value })}
          />
        </label>
        {refusal}
        <p role="status">{isKept && t('writtenDown')}</p>
        <button type="submit" className="button wide" disabled={note.what.trim() === ''}>
          {t('writeSave')}
        </button>
      </form>
    </details>
  );
}
