/** Where she wants to be reached: the number, and a way to change it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownPerson } from '../../offline/phone.ts';
import { useNotify } from '../../ui/notice.tsx';
import { usePhone } from '../app/phone.tsx';

export function PhoneNumber({ person }: { person: ShownPerson }) {
  const { t } = useTranslation('people');
  const phone = usePhone();
  const notify = useNotify();
  const [number, setNumber] = useState('');
  const save = async () => {
    const id = await phone.say(person.ref, 'phone', number.trim(), person.ref);
    notify({ words: t('phone', { phone: number.trim() }), undo: () => phone.undo(id) });
    setNumber('');
  };
  return (
    <details>
      <summary>{t('changePhone')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim() !== '') void save();
        }}
      >
        <label className="field">
          <span>{t('newPhone')}</span>
          <input
            type="tel"
            autoComplete="off"
            pattern="[+]?[0-9 \-]{5,20}"
            value={number}
            onChange={({ target }) => setNumber(target.value)}
          />
        </label>
        <button type="submit" className="button">
          {t('savePhone')}
        </button>
      </form>
    </details>
  );
}
