/** Finding somebody by name where the office serves; with number or birth, one person anywhere in the county. */
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchPeople } from '../../../api/contracts/search.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useChange } from './ask.ts';
import { Refused } from './failed.tsx';
import { Heading } from './heading.tsx';

export function SearchPage() {
  const { t } = useTranslation('desk');
  const search = useChange(searchPeople, { isReading: true });
  const [asked, setAsked] = useState('');
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const name = typed.name!.trim();
    const identityNumber = typed.number!.trim();
    if (name === '') return;
    setAsked(name);
    search.mutate({ body: { name, ...(identityNumber && { identityNumber }) } });
  };
  const found = search.data;
  return (
    <>
      <Heading>{t('search')}</Heading>
      <form className="card row" onSubmit={send}>
        <label className="field">
          <span>{t('searchName')}</span>
          <input name="name" type="search" maxLength={60} autoComplete="off" required />
        </label>
        <label className="field">
          <span>{t('searchNumber')}</span>
          <input name="number" maxLength={18} autoComplete="off" />
        </label>
        <button type="submit" className="button first" disabled={search.isPending}>
          {t('search')}
        </button>
      </form>
      <Refused error={search.error} />
      {found && found.people.length === 0 && !found.elsewhere && (
        <EmptyState title={t('searchNone', { name: asked })}>{t('searchNoneWhy')}</EmptyState>
      )}
      {found?.elsewhere && (
        <p role="status">
          {t('searchElsewhere', { unit: found.elsewhere.unit ?? t('anotherUnit') })}
        </p>
      )}
      <ul className="plain">
        {found?.people.map(({ person, name, bornYear, place }) => (
          <li key={person} className="card">
            <Link to="/desk/person/$person" params={{ person: String(person) }}>
              {name}
            </Link>{' '}
            <span className="quiet">
              {[bornYear && t('bornIn', { year: bornYear }), place].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
