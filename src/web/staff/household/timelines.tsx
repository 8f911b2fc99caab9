/**
 * From when to when each of a household is entitled to what, drawn once somebody asks for it. What would tell one of
 * them something about another is left to the own page.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Program } from '../../../programs/definition.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { Timeline } from '../../ui/timeline.tsx';
import { usePhone } from '../app/phone.tsx';
import { isoOf } from '../person/reading.ts';
import { findProgram, isDiscreet, useTexts } from '../person/text.ts';
import { useToday } from '../person/use-today.ts';

export function Timelines({ people }: { people: readonly ShownPerson[] }) {
  const { t } = useTranslation('people');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="card" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('timelines')}</summary>
      {isOpen && people.map((one) => <TimelinesOf key={one.ref} person={one} />)}
      {isOpen && <p className="quiet">{t('timelinesOthers')}</p>}
    </details>
  );
}

/** What everybody may have at any time says nothing about when. */
const isOpenToAll = (program: Program | undefined): boolean =>
  program?.kind === 'service' && program.standingOffer === true;

function TimelinesOf({ person }: { person: ShownPerson }) {
  const { say } = useTexts();
  const phone = usePhone();
  const today = useToday();
  const rules = phone.rules();
  const rights = phone
    .rightsOf(person.ref, today)
    .here.filter(
      ({ program, kind, possible }) =>
        kind !== 'information' &&
        possible.length > 0 &&
        !isDiscreet(rules, program) &&
        !isOpenToAll(findProgram(rules, program)),
    );
  if (rights.length === 0) return null;
  return (
    <>
      <h3>{person.name}</h3>
      {rights.map((one) => (
        <figure key={one.program}>
          <figcaption>{say(one.programName)}</figcaption>
          <Timeline result={one} on={isoOf(today)} />
        </figure>
      ))}
    </>
  );
}
