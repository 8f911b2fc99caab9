/** Finding somebody of the caseload; nobody is listed until something is written. */
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownPerson } from '../../offline/phone.ts';
import { FOUND_MAX } from '../../offline/state/search.ts';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { Cover } from '../household/cover.tsx';
import { deathOf, residenceOf } from '../person/reading.ts';
import { paramOf } from '../person/refs.ts';
import { ageText } from '../person/text.ts';
import { useToday } from '../person/use-today.ts';
import { villageName } from '../places/place-name.ts';

export function Search() {
  const { t } = useTranslation('people');
  const phone = usePhone();
  useSnapshot();
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
        {found.length > 0 &&
          t(found.length < FOUND_MAX ? 'found' : 'foundMany', { count: found.length })}
        {asked !== '' && found.length === 0 && t('searchNone', { text: asked })}
      </p>
      <ul className="plain">
        {found.map((person) => (
          <Found key={person.ref} person={person} />
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

/** Many have the same name: the age and the village tell them apart. */
function Found({ person }: { person: ShownPerson }) {
  const { t } = useTranslation('people');
  const phone = usePhone();
  const today = useToday();
  const area = residenceOf(person, today);
  const age = deathOf(person) === undefined ? ageText(t, person, today) : t('died');
  return (
    <li className="card">
      <Link className="whole" to="/home/$person" params={{ person: paramOf(person.ref) }}>
        <h2>{person.name}</h2>
        <p className="quiet">
          {[age, area && villageName(phone.areas(), area)].filter(Boolean).join(' · ')}
        </p>
      </Link>
    </li>
  );
}
