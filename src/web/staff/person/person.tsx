/**
 * One person's own page: what she is entitled to and why, what is missing, what is on record. What would tell others
 * about her health or family stays folded until she is there herself.
 */
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { factKindWords } from '../../../i18n/fact-words.ts';
import { catalog, type FactKind } from '../../../model/facts/catalog.ts';
import { isAskable } from '../../../programs/visit/questions.ts';
import type { Said, ShownPerson } from '../../offline/phone.ts';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { Cover } from '../household/cover.tsx';
import '../household/household.css';
import { Missing } from '../household/missing.tsx';
import { valueWords } from '../places/place-name.ts';
import { Where } from '../visit/answered.tsx';
import { knownValue } from '../visit/question-item.tsx';
import { PhoneNumber } from './phone-number.tsx';
import { deathOf, findFact } from './reading.ts';
import { findRef, paramOf } from './refs.ts';
import { RightsList } from './rights.tsx';
import { ageText, isDiscreet, useTexts } from './text.ts';
import { useToday } from './use-today.ts';

export function PersonPage() {
  const { person: param = '' } = useParams({ strict: false });
  const { t } = useTranslation('people');
  const phone = usePhone();
  useSnapshot();
  const today = useToday();
  const [isAlone, setAlone] = useState(false);
  const ref = findRef(param);
  const person = ref && phone.person(ref);
  if (!person) return <Missing />;
  const rules = phone.rules();
  const rights = phone.rightsOf(person.ref, today);
  const isTold = (program: string) => isAlone || !isDiscreet(rules, program);
  const to = { person: paramOf(person.ref) };
  return (
    <>
      <div className="head">
        <h1>{person.name}</h1>
        <Cover />
      </div>
      <p className="quiet">
        {deathOf(person) === undefined ? ageText(t, person, today) : t('died')}
        {person.phone && ` · ${t('phone', { phone: person.phone })}`}
      </p>
      <div className="row">
        <Link className="button" to="/home/$person" params={to}>
          {t('home')}
        </Link>
        <Link className="button" to="/person/$person/consents" params={to}>
          {t('consents')}
        </Link>
        <Link className="button" to="/person/$person/booking" params={to}>
          {t('makeBooking')}
        </Link>
      </div>
      <section className="card">
        <p>{t('confidentialHidden')}</p>
        <button
          type="button"
          className="button"
          aria-pressed={isAlone}
          onClick={() => setAlone(!isAlone)}
        >
          {isAlone ? t('hideConfidential') : t('showConfidential')}
        </button>
      </section>
      <RightsList person={person} rights={rights} isTold={isTold} />
      <OnRecord person={person} isAlone={isAlone} />
      <section className="card" aria-label={t('changePhone')}>
        <PhoneNumber person={person} />
      </section>
      <SaidHere person={person} isTold={isTold} />
    </>
  );
}

const plainLabels: readonly string[] = ['ordinary', 'civil-status'];

function OnRecord({ person, isAlone }: { person: ShownPerson; isAlone: boolean }) {
  const phone = usePhone();
  const { t } = useTranslation('people');
  const { say } = useTexts();
  const today = useToday();
  const known = (Object.keys(catalog) as FactKind[]).filter(isAskable).flatMap((kind) => {
    const fact = findFact(person, kind, today);
    const isShown = isAlone || plainLabels.includes(catalog[kind].label);
    if (!fact || !isShown || fact[4] === null) return [];
    const value =
      fact[4] === fact[5] || catalog[kind].type === 'area' ? knownValue(kind, fact[4]) : null;
    return [{ kind, value: say(valueWords(phone, kind, value)) }];
  });
  return (
    <section className="card">
      <h2>{t('record')}</h2>
      {known.length === 0 ? (
        <p className="quiet">{t('recordEmpty')}</p>
      ) : (
        <dl className="pairs">
          {known.map(({ kind, value }) => (
            <div key={kind}>
              <dt>{say(catalog[kind].name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function SaidHere({
  person,
  isTold,
}: {
  person: ShownPerson;
  isTold: (program: string) => boolean;
}) {
  const { t } = useTranslation('people');
  const { say, momentText } = useTexts();
  const phone = usePhone();
  if (person.said.length === 0) return null;
  const nameOf = ({ field }: Said) => {
    const [kind = '', second = '', third = ''] = field.split('/');
    if (kind === 'fact') return say(factKindWords.get(second) ?? { 'zh-CN': second, en: second });
    if (kind === 'step' || kind === 'help') {
      const program = third.replaceAll(':', '/');
      const name = phone.rules()?.programs.find(({ id }) => id === program)?.messages;
      if (!isTold(program) || !name) return t('discreet');
      return say({ 'zh-CN': name['zh-CN'].name, en: name.en.name });
    }
    return kind === 'consent' ? t('consents') : t('record');
  };
  return (
    <section className="card">
      <h2>{t('saidHere')}</h2>
      <ul className="lines">
        {person.said.map((said) => (
          <li key={said.id} className="head">
            <span>
              {nameOf(said)}
              <br />
              <span className="quiet">
                {momentText(said.saidAt)} · <Where said={said} />
              </span>
            </span>
            {said.value !== null && (
              <button type="button" className="button" onClick={() => phone.undo(said.id)}>
                {t('undo')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
