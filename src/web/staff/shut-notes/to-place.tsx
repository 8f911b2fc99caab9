/** What was written down while nothing could be opened, before everything else, until each note is put away. */
import { Link } from '@tanstack/react-router';
import { useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import { findDay } from '../../../rules/index.ts';
import { useNotify } from '../../ui/notice.tsx';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { useTexts } from '../person/text.ts';
import { shutNotes, type ShutNote } from './shut-note.ts';

export function NotesToPlace() {
  const { t } = useTranslation('people');
  const { dayText } = useTexts();
  const phone = usePhone();
  const notify = useNotify();
  useSnapshot();
  // Drafts tell nobody that they changed, so that typing in a visit draws nothing anew.
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const notes = shutNotes(phone);
  if (notes.length === 0) return null;
  const putAway = async (name: string, note: ShutNote) => {
    await phone.drafts.remove(name);
    drawAgain();
    const undo = async () => {
      await phone.drafts.save(name, note);
      drawAgain();
    };
    notify({ words: t('notePutAway'), undo });
  };
  return (
    <section className="card" aria-label={t('shutNotes')}>
      <h2>{t('shutNotes')}</h2>
      <p className="quiet">{t('shutNotesDo')}</p>
      <ul className="lines">
        {notes.map(([name, note]) => {
          const day = findDay(note.day);
          return (
            <li key={name}>
              <b>{[day !== undefined && dayText(day), note.who].filter(Boolean).join(' · ')}</b>
              <p>{note.what}</p>
              <div className="row">
                <Link className="button" to="/search">
                  {t('searchTitle')}
                </Link>
                <button type="button" className="button" onClick={() => putAway(name, note)}>
                  {t('noteDone')}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
