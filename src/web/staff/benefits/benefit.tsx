/**
 * Help with claiming one benefit: what is owed, the answers that are missing, the application as it is known, checked
 * together line by line, and photos of papers.
 */
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yuanWords } from '../../../exchange/report/words.ts';
import { fieldText, type VisitFields } from '../../../model/sync/fields.ts';
import type { QuestionItem as Question } from '../../../programs/visit/items.ts';
import { spanInWords } from '../../../rules/index.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { Cover } from '../household/cover.tsx';
import { houseOf } from '../household/home.tsx';
import '../household/household.css';
import { Missing } from '../household/missing.tsx';
import { isoOf, owedLines, sumOfLines } from '../person/reading.ts';
import { findRef, paramOf } from '../person/refs.ts';
import { programWords, useTexts } from '../person/text.ts';
import { useToday } from '../person/use-today.ts';
import { Answered } from '../visit/answered.tsx';
import { beginVisit, type VisitRef } from '../visit/draft.ts';
import { QuestionItem } from '../visit/question-item.tsx';
import { useVisit, type Visit } from '../visit/use-visit.ts';
import '../visit/visit.css';
import { Papers } from './papers.tsx';

/** Help belongs to a visit: the one of today, or one that begins with it. */
export function BenefitPage() {
  const { person: param = '', program: named = '' } = useParams({ strict: false });
  const { t } = useTranslation('shell');
  const { t: tv } = useTranslation('visit');
  const phone = usePhone();
  useSnapshot();
  const today = useToday();
  const [visit, setVisit] = useState<VisitRef>();
  const ref = findRef(param);
  const person = ref && phone.person(ref);
  const isHere = person !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each person
  useEffect(() => {
    if (person) {
      const house = houseOf(person, phone.household, today);
      void beginVisit(phone, person, house, today).then(setVisit);
    }
  }, [param, isHere]);
  if (!person) return <Missing />;
  if (!visit) {
    return (
      <>
        <h1>{tv('benefitTitle')}</h1>
        <p role="status">{t('loading')}</p>
      </>
    );
  }
  return <Help person={person} program={named.replaceAll(':', '/')} visit={visit} />;
}

function Help({
  person,
  program,
  visit: ref,
}: {
  person: ShownPerson;
  program: string;
  visit: VisitRef;
}) {
  const { t } = useTranslation('visit');
  const { t: tp } = useTranslation('people');
  const { say } = useTexts();
  const phone = usePhone();
  const visit = useVisit(ref);
  if (!visit) return <Missing />;
  const lines = owedLines(person, visit.today).filter(([id]) => id === program);
  const questions = questionsFor(visit, person, program);
  const open = questions.filter((item) => !visit.form?.standing(item).said);
  const money = yuanWords(sumOfLines(lines));
  return (
    <>
      <div className="head">
        <h1>{t('benefitTitle')}</h1>
        <Cover />
      </div>
      <p className="quiet">
        {person.name} · {say(programWords(phone.rules(), program))}
      </p>
      <section className="card">
        <p className="sum">{lines.length > 0 && tp('owed', { money })}</p>
        <p>
          {open.length > 0
            ? tp('missingAnswers', { count: open.length })
            : lines.length > 0
              ? t('benefitOwedSure')
              : t('benefitNothing')}
        </p>
      </section>
      {questions.length > 0 && (
        <section className="card" aria-label={t('questions')}>
          <h2>{t('questions')}</h2>
          {questions.map((item) => (
            <QuestionItem key={`${item.record} ${item.field}`} item={item} visit={visit} />
          ))}
        </section>
      )}
      <Application person={person} program={program} visit={visit} />
      <Papers person={person} visit={visit} />
      <Link className="button" to="/home/$person" params={{ person: paramOf(person.ref) }}>
        {tp('home')}
      </Link>
    </>
  );
}

/** Questions of the visit that this benefit waits for, answered ones included. */
function questionsFor({ form, draft }: Visit, person: ShownPerson, program: string) {
  const items = form?.sections.flatMap((section) => section.items) ?? [];
  return items.filter(
    (item): item is Question =>
      item.kind === 'question' &&
      (item.why.some((why) => why.program === program && why.of === person.ref) ||
        (item.who === person.ref && draft.facts.includes(`${item.record} ${item.field}`))),
  );
}

function Application({
  person,
  program,
  visit,
}: {
  person: ShownPerson;
  program: string;
  visit: Visit;
}) {
  const { t } = useTranslation('visit');
  const { language, say } = useTexts();
  const phone = usePhone();
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const field = fieldText({ kind: 'help', who: person.ref, program });
  const target = { record: visit.ref, field, who: person.ref };
  const said = phone.standing(visit.ref, field);
  const stands = said && said.value !== null ? said : undefined;
  const wants = (stands?.value as VisitFields['help'] | undefined)?.wants;
  const rows = [
    { id: 'applicant', label: t('applicant'), value: person.name },
    { id: 'program', label: t('program'), value: say(programWords(phone.rules(), program)) },
    ...owedLines(person, visit.today)
      .filter(([id]) => id === program)
      .map(([, from, until, fen]) => ({
        id: `line:${isoOf(from)}`,
        label: spanInWords(from, until)[language],
        value: yuanWords(fen),
      })),
  ];
  const answer = (isWanted: boolean) =>
    visit.say(target, {
      wants: isWanted,
      day: isoOf(visit.today),
      ...(isWanted && confirmed.length > 0 && { confirmed }),
    });
  const toggle = (id: string) =>
    setConfirmed(
      confirmed.includes(id) ? confirmed.filter((one) => one !== id) : [...confirmed, id],
    );
  return (
    <section className="card">
      <h2>{t('application')}</h2>
      <p className="quiet">{t('confirmHint')}</p>
      <ul className="lines">
        {rows.map(({ id, label, value }) => (
          <li key={id}>
            <span className="quiet">{label}</span>
            <br />
            <b>{value}</b>
            <label className="tick">
              <input type="checkbox" checked={confirmed.includes(id)} onChange={() => toggle(id)} />
              <span>{t('confirmRight')}</span>
            </label>
          </li>
        ))}
      </ul>
      {stands ? (
        <Answered
          text={wants ? t('applicationKept') : t('wantsNo')}
          said={stands}
          onUndo={() => visit.undo(target)}
        />
      ) : (
        <div className="choices">
          <button type="button" className="button" onClick={() => answer(true)}>
            {t('sendApplication')}
          </button>
          <button type="button" className="button" onClick={() => answer(false)}>
            {t('wantsNo')}
          </button>
        </div>
      )}
    </section>
  );
}
