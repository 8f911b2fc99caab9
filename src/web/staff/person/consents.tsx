/**
 * What somebody decides about her data: each purpose a question of its own, yes and no of the same size and one tap
 * each. Who is old enough answers herself; no spouse and no parent answers for her.
 */
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCertainlyChild, isPossiblyChild } from '../../../model/consent/age.ts';
import {
  consentPurposes,
  currentText,
  type PurposeId,
  purposeIds,
} from '../../../model/consent/purposes.ts';
import type { PersonRef } from '../../../model/sync/event.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { Cover } from '../household/cover.tsx';
import '../household/household.css';
import { Missing } from '../household/missing.tsx';
import { Answered } from '../visit/answered.tsx';
import '../visit/visit.css';
import { birthOf } from './reading.ts';
import { findRef } from './refs.ts';
import { useTexts } from './text.ts';
import { useToday } from './use-today.ts';

export function ConsentsPage() {
  const { person: param = '' } = useParams({ strict: false });
  const { t } = useTranslation('people');
  const phone = usePhone();
  useSnapshot();
  const ref = findRef(param);
  const person = ref && phone.person(ref);
  const [guardian, setGuardian] = useState<PersonRef>();
  const age = useChildhood(person);
  if (!person) return <Missing />;
  const guardians = guardiansOf(person, phone.personOf);
  const mayAnswer = !age.isCertainly || guardian !== undefined;
  return (
    <>
      <div className="head">
        <h1>{t('consentTitle')}</h1>
        <Cover />
      </div>
      <p>{t('consentWho', { name: person.name })}</p>
      {age.isPossibly && (
        <fieldset className="choices">
          <legend>
            {age.isCertainly
              ? t('consentGuardian', { name: person.name })
              : t('consentPerhapsChild')}
          </legend>
          {guardians.map((one) => (
            <button
              key={one.ref}
              type="button"
              className="button"
              aria-pressed={guardian === one.ref}
              onClick={() => setGuardian(guardian === one.ref ? undefined : one.ref)}
            >
              {one.name}
            </button>
          ))}
          {age.isCertainly && guardians.length === 0 && <p>{t('consentNoGuardian')}</p>}
        </fieldset>
      )}
      {mayAnswer &&
        purposeIds.map((purpose) => (
          <Purpose key={purpose} person={person} purpose={purpose} guardian={guardian} />
        ))}
    </>
  );
}

/** Whether she is, or may be, too young to decide herself. */
function useChildhood(person: ShownPerson | undefined) {
  const today = useToday();
  const days = person && birthOf(person);
  const birth = days && { from: days[0], until: days[1] + 1 };
  return {
    isCertainly: isCertainlyChild(birth, today),
    // A birth nobody knows makes nobody a child.
    isPossibly: birth !== undefined && isPossiblyChild(birth, today),
  };
}

/** Parents and guardians on record, and nobody else. */
function guardiansOf(
  person: ShownPerson,
  find: (id: number) => ShownPerson | undefined,
): readonly ShownPerson[] {
  const ids = person.links
    .filter(([, relation]) => relation === 'parents' || relation === 'guardians')
    .map(([, , id]) => id);
  return [...new Set(ids)].flatMap((id) => find(id) ?? []);
}

function Purpose({
  person,
  purpose,
  guardian,
}: {
  person: ShownPerson;
  purpose: PurposeId;
  guardian: PersonRef | undefined;
}) {
  const { t } = useTranslation('people');
  const { say, language } = useTexts();
  const phone = usePhone();
  const [readAloud, setReadAloud] = useState(false);
  const { version: textVersion, title, text } = currentText(purpose);
  const { ifRefused, retention } = consentPurposes[purpose];
  const field = `consent/${purpose}`;
  const said = phone.standing(person.ref, field);
  const answer = (answer: 'yes' | 'no') =>
    phone.say(
      person.ref,
      field,
      { answer, textVersion, language, readAloud, ...(guardian && { guardian }) },
      person.ref,
    );
  const known = person.consents[purpose];
  const knownText =
    known === 'given'
      ? 'answeredYes'
      : known === 'refused'
        ? 'answeredNo'
        : known
          ? 'answeredWithdrawn'
          : 'notAsked';
  return (
    <section className="card" aria-label={say(title)}>
      <div className="head">
        <h2>{say(title)}</h2>
        <span className="quiet">{t(knownText)}</span>
      </div>
      <p>{say(text)}</p>
      <p className="quiet">
        {t('ifRefused')}: {say(ifRefused)} {t('retention')}: {say(retention)}
      </p>
      {said && said.value !== null ? (
        <Answered
          text={isYes(said.value) ? t('answeredYes') : t('answeredNo')}
          said={said}
          onUndo={() => phone.undo(said.id)}
        />
      ) : (
        <>
          <label className="tick">
            <input
              type="checkbox"
              checked={readAloud}
              onChange={({ target }) => setReadAloud(target.checked)}
            />
            <span>{t('readAloud')}</span>
          </label>
          <div className="choices">
            <button type="button" className="button" onClick={() => answer('yes')}>
              {t('yes')}
            </button>
            <button type="button" className="button" onClick={() => answer('no')}>
              {t('no')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

const isYes = (value: unknown): boolean =>
  (value as { readonly answer?: unknown }).answer === 'yes';
