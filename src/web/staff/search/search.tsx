/** Finding somebody of the caseload; nobody is listed until something is written. */
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { Cover } from '../household/cover.tsx';
import { paramOf } from '../person/refs.ts';
import { ageText } from '../person/text.ts';
import { useToday } from '../person/use-today.ts';

const SHOWN_MAX = 30;

export function Search() {
  const { t } = useTranslation('people');
  const phone = usePhone();
  useSnapshot();
  const today = useToday();
  const [text, setText] = useState('');
  const hint = useId();
  const asked = text.trim();
  const found = asked === '' ? [] : phone.search(asked);
  return (
    <>
      <div className="head">
        <h1>{t('searchTitle')}</h1>
        <Cover />
      </div>
      <label className="field">
        <span>{t('searchLabel')}</span>
        <input
          type="search"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={hint}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <p className="quiet" id={hint}>
        {t('searchHint')}
      </p>
      <p role="status" className="quiet">
        {asked !== '' && found.length > 0 && t('found', { count: found.length })}
        {asked !== '' && found.length === 0 && t('searchNone', { text: asked })}
      </p>
      <ul className="plain">
        {found.slice(0, SHOWN_MAX).map((person) => (
          <li key={person.ref} className="card">
            <Link className="whole" to="/home/$person" params={{ person: paramOf(person.ref) }}>
              <h2>{person.name}</h2>
              <p className="quiet">{ageText(t, person, today)}</p>
            </Link>
          </li>
        ))}
      </ul>
      {asked !== '' && found.length === 0 && (
        <section className="card">
          <p>{t('searchNoneWhy')}</p>
          <Link className="button" to="/newcomer">
            {t('registerNewcomer')}
          </Link>
        </section>
      )}
    </>
  );
}
