/** One person of a household, with what the others may know too: age, services due, plain payments, how many questions. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { factKindWords } from '../../../i18n/fact-words.ts';
import { isCareKind } from '../../../model/facts/care.ts';
import { yuanWords } from '../../../exchange/report/words.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { usePhone } from '../app/phone.tsx';
import { deathOf, owedLines, sumOfLines } from '../person/reading.ts';
import { paramOf } from '../person/refs.ts';
import { ageText, isDiscreet, programWords, stepWords, useTexts } from '../person/text.ts';
import { useToday } from '../person/use-today.ts';

const SERVICES_SHOWN = 3;

export function MemberCard({ person }: { person: ShownPerson }) {
  const { t } = useTranslation('people');
  const today = useToday();
  const isDead = deathOf(person) !== undefined;
  return (
    <section className="card" aria-label={person.name}>
      <div className="head">
        <h2>{person.name}</h2>
        <span className="quiet">{isDead ? t('died') : ageText(t, person, today)}</span>
      </div>
      {person.id < 0 && <p className="tag ask">{t('notYetNumbered')}</p>}
      {person.seenBy === 'area' && <p className="quiet">{t('onlyLists')}</p>}
      {!isDead && <Due person={person} />}
      {!isDead && <Owed person={person} />}
      <Tasks person={person} />
      {person.questions.length > 0 && !isDead && (
        <p>
          <span className="tag ask">{t('missingAnswers', { count: person.questions.length })}</span>
        </p>
      )}
      <LastServices person={person} />
      <Link className="button" to="/person/$person" params={{ person: paramOf(person.ref) }}>
        {t('personPage')}
      </Link>
    </section>
  );
}

function Due({ person }: { person: ShownPerson }) {
  const { t } = useTranslation('people');
  const { say, dayText, momentText } = useTexts();
  const rules = usePhone().rules();
  const today = useToday();
  const open = person.windows.filter(([, , from, , last]) => from <= today && today <= last);
  if (open.length === 0) return null;
  return (
    <>
      <h3>{t('due')}</h3>
      <ul className="lines">
        {open.map(([program, step, from, until, last]) => {
          const task = person.tasks.find(
            (one) => one.program === program && one.step === step && one.from === from,
          );
          const when =
            task?.state === 'booked' && task.bookedFor
              ? t('bookedFor', { when: momentText(task.bookedFor) })
              : task?.state === 'declined'
                ? t('declinedState')
                : until > today
                  ? t('dueUntil', { day: dayText(until - 1) })
                  : t('offerUntil', { day: dayText(last) });
          return (
            <li key={`${program} ${step} ${from}`}>
              {isDiscreet(rules, program)
                ? t('discreetService')
                : say(stepWords(rules, program, step))}
              <br />
              <span className="quiet">{when}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Owed({ person }: { person: ShownPerson }) {
  const { t } = useTranslation('people');
  const { say, dayText } = useTexts();
  const rules = usePhone().rules();
  const today = useToday();
  const programs = Map.groupBy(owedLines(person, today), ([program]) => program);
  if (programs.size === 0) return null;
  return (
    <>
      <h3>{t('benefits')}</h3>
      <ul className="lines">
        {[...programs].map(([program, lines]) => (
          <li key={program}>
            {isDiscreet(rules, program) ? t('discreet') : say(programWords(rules, program))}:{' '}
            <b>{yuanWords(sumOfLines(lines))}</b>
            <br />
            <span className="quiet">
              {t('since', { day: dayText(Math.min(...lines.map(([, from]) => from))) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const basisKeys = {
  'asked-for': 'basisAsked',
  referred: 'basisReferred',
  question: 'basisQuestion',
} as const;

/** What is being done for her besides what is due by itself. */
function Tasks({ person }: { person: ShownPerson }) {
  const { t } = useTranslation('people');
  const { say } = useTexts();
  const rules = usePhone().rules();
  const live = person.tasks.flatMap((task) =>
    task.basis !== 'due' && (task.state === 'open' || task.state === 'booked')
      ? [{ ...task, key: basisKeys[task.basis] }]
      : [],
  );
  if (live.length === 0) return null;
  return (
    <>
      <h3>{t('tasks')}</h3>
      <ul className="lines">
        {live.map(({ id, key, program }) => (
          <li key={id}>
            {t(key, {
              what:
                program === undefined
                  ? t('somethingAsked')
                  : isDiscreet(rules, program)
                    ? t('discreet')
                    : say(programWords(rules, program)),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The last services on record that are no care records. */
function LastServices({ person }: { person: ShownPerson }) {
  const { t } = useTranslation('people');
  const { say, dayText } = useTexts();
  const done = person.facts
    .filter(([, kind, from]) => kind.startsWith('encounter/') && !isCareKind(kind) && from !== null)
    .toSorted((a, b) => b[2]! - a[2]!)
    .slice(0, SERVICES_SHOWN);
  if (done.length === 0) return null;
  return (
    <>
      <h3>{t('lastVisits')}</h3>
      <ul className="lines">
        {done.map(([number, kind, from]) => (
          <li key={`${number} ${kind} ${from}`}>
            {dayText(from!)} · {say(factKindWords.get(kind) ?? { 'zh-CN': kind, en: kind })}
          </li>
        ))}
      </ul>
    </>
  );
}
