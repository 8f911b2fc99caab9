/** Something changed at home: a birth, a death, a move, somebody new. Each a short form, and each can be undone. */
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownPerson } from '../../offline/phone.ts';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { Cover } from '../household/cover.tsx';
import { houseOf } from '../household/home.tsx';
import '../household/household.css';
import { Missing } from '../household/missing.tsx';
import { deathOf } from '../person/reading.ts';
import { findRef } from '../person/refs.ts';
import { useToday } from '../person/use-today.ts';
import '../visit/visit.css';
import { BirthForm } from './birth.tsx';
import { DeathForm } from './death.tsx';
import { MoveForm } from './move.tsx';
import { NewcomerForm } from './newcomer.tsx';

const kinds = ['birth', 'death', 'move', 'newcomer'] as const;
type Kind = (typeof kinds)[number];

export function ChangesPage() {
  const { person: param = '' } = useParams({ strict: false });
  const { t } = useTranslation('changes');
  const phone = usePhone();
  useSnapshot();
  const today = useToday();
  const [kind, setKind] = useState<Kind>();
  const ref = findRef(param);
  const person = ref && phone.person(ref);
  if (!person) return <Missing />;
  const people = houseOf(person, phone.household, today).filter(
    (one) => deathOf(one) === undefined,
  );
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <Cover />
      </div>
      <div className="choices two">
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-expanded={kind === one}
            onClick={() => setKind(kind === one ? undefined : one)}
          >
            {t(one)}
          </button>
        ))}
      </div>
      {kind && (
        <section className="card" aria-label={t(kind)}>
          <h2>{t(kind)}</h2>
          <p className="quiet">{t(`${kind}Hint`)}</p>
          <Form kind={kind} people={people} />
        </section>
      )}
    </>
  );
}

function Form({ kind, people }: { kind: Kind; people: readonly ShownPerson[] }) {
  switch (kind) {
    case 'birth':
      return <BirthForm people={people} />;
    case 'death':
      return <DeathForm people={people} />;
    case 'move':
      return <MoveForm people={people} />;
    case 'newcomer':
      return <NewcomerForm house={people} />;
  }
}
