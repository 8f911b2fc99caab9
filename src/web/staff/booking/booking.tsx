/** Making an appointment outside a visit, on the phone or at the office: for one service, on a day and at a time. */
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepOutcome } from '../../../model/sync/fields.ts';
import { fieldText } from '../../../model/sync/fields.ts';
import type { DueItem } from '../../../programs/visit/items.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { useNotify } from '../../ui/notice.tsx';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { Cover } from '../household/cover.tsx';
import '../household/household.css';
import { Missing } from '../household/missing.tsx';
import { isoOf } from '../person/reading.ts';
import { findRef, paramOf } from '../person/refs.ts';
import { stepWords, useTexts } from '../person/text.ts';
import { useToday } from '../person/use-today.ts';
import { dueOf } from '../visit/draft.ts';
import { BookFields } from '../visit/step-item.tsx';
import '../visit/visit.css';

export function BookingPage() {
  const { person: param = '' } = useParams({ strict: false });
  const { t } = useTranslation('visit');
  const { t: tp } = useTranslation('people');
  const phone = usePhone();
  useSnapshot();
  const today = useToday();
  const ref = findRef(param);
  const person = ref && phone.person(ref);
  if (!person) return <Missing />;
  const due = dueOf(person, today);
  return (
    <>
      <div className="head">
        <h1>{t('bookTitle')}</h1>
        <Cover />
      </div>
      <p className="quiet">{person.name}</p>
      {due.length === 0 && <p className="card">{t('bookNothing')}</p>}
      {due.map((item) => (
        <OneService key={`${item.program} ${item.step}`} person={person} item={item} />
      ))}
      <Link className="button" to="/home/$person" params={{ person: paramOf(person.ref) }}>
        {tp('home')}
      </Link>
    </>
  );
}

function OneService({ person, item }: { person: ShownPerson; item: DueItem }) {
  const { t } = useTranslation('people');
  const { say, momentText } = useTexts();
  const phone = usePhone();
  const today = useToday();
  const notify = useNotify();
  const [booked, setBooked] = useState<string>();
  const task = person.tasks.find(
    ({ program, step, from }) =>
      program === item.program && step === item.step && from === item.from,
  );
  const when = booked ?? (task?.state === 'booked' ? task.bookedFor : undefined);
  const book = async (bookedFor: string) => {
    const visit = phone.newRef('visit');
    const day = isoOf(today);
    const { who, program, step } = item;
    const outcome: StepOutcome = { outcome: 'booked', day, bookedFor };
    await phone.say(visit, 'visit', { day, place: 'phone' }, who);
    const id = await phone.say(
      visit,
      fieldText({ kind: 'step', who, program, step }),
      outcome,
      who,
    );
    setBooked(bookedFor);
    const undo = async () => {
      await phone.undo(id);
      setBooked(undefined);
    };
    notify({ words: t('bookedFor', { when: momentText(bookedFor) }), undo });
  };
  return (
    <section className="card">
      <h2>{say(stepWords(phone.rules(), item.program, item.step))}</h2>
      {when && <p className="tag yes">{t('bookedFor', { when: momentText(when) })}</p>}
      <BookFields visit={{ today }} onBook={book} />
    </section>
  );
}
