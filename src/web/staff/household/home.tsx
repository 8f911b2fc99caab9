/**
 * A household: who lives here, what each is owed, what is due and what is not known. Nothing that would tell one of
 * them something about another: that stands on the own page only.
 */
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { yuanWords } from '../../../exchange/report/words.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { deathOf, householdOf, owedLines, residenceOf, sumOfLines } from '../person/reading.ts';
import { findRef, paramOf } from '../person/refs.ts';
import { useToday } from '../person/use-today.ts';
import { placeName } from '../places/place-name.ts';
import { TourHint } from '../tour/hint.tsx';
import { beginVisit, findBegun } from '../visit/draft.ts';
import { Cover } from './cover.tsx';
import './household.css';
import { MemberCard } from './member-card.tsx';
import { Missing } from './missing.tsx';
import { fenAYearOf } from './owed.ts';
import { Timelines } from './timelines.tsx';

export function HomePage() {
  const { person: param = '' } = useParams({ strict: false });
  const { t } = useTranslation('people');
  const phone = usePhone();
  useSnapshot();
  const today = useToday();
  const ref = findRef(param);
  const person = ref && phone.person(ref);
  if (!person) return <Missing />;
  const people = houseOf(person, phone.household, today);
  const living = people.filter((one) => deathOf(one) === undefined);
  const fen = living.reduce(
    (sum, one) => sum + fenAYearOf(phone.rightsOf(one.ref, today), today),
    0,
  );
  const unpaid = sumOfLines(living.flatMap((one) => owedLines(one, today)));
  const questions = living.reduce((sum, one) => sum + one.questions.length, 0);
  const area = residenceOf(person, today);
  return (
    <>
      <div className="head">
        <h1>{people.map(({ name }) => name).join('、')}</h1>
        <Cover />
      </div>
      {area && <p className="quiet">{placeName(phone.areas(), area)}</p>}
      <TourHint />
      <section className="card">
        {fen > 0 && <p className="sum">{t('householdOwes', { money: yuanWords(fen) })}</p>}
        <p>
          {unpaid > 0 ? t('householdUnpaid', { money: yuanWords(unpaid) }) : t('nothingOwed')}
          {questions > 0 && ` ${t('missingAnswers', { count: questions })}`}
        </p>
        <VisitButton person={person} house={living} />
      </section>
      {people.map((one) => (
        <MemberCard key={one.ref} person={one} />
      ))}
      <Timelines people={living} />
      <Link className="button wide" to="/changes/$person" params={{ person: paramOf(person.ref) }}>
        {t('changes')}
      </Link>
    </>
  );
}

/** Everybody of the house, she first; somebody who keeps house with nobody on record stands alone. */
export function houseOf(
  person: ShownPerson,
  find: (household: number, day: number) => { readonly people: readonly ShownPerson[] } | undefined,
  today: number,
): readonly ShownPerson[] {
  const number = householdOf(person, today)?.[0];
  const house = number === undefined ? undefined : find(number, today);
  const others = house?.people.filter(({ ref }) => ref !== person.ref) ?? [];
  return [person, ...others];
}

/** Starts a visit, or goes on with the one that was begun today. */
function VisitButton({ person, house }: { person: ShownPerson; house: readonly ShownPerson[] }) {
  const { t } = useTranslation('people');
  const phone = usePhone();
  const today = useToday();
  const navigate = useNavigate();
  const begun = findBegun(
    phone,
    house.map(({ ref }) => ref),
    today,
  );
  const go = async () => {
    const visit = await beginVisit(phone, person, house, today);
    await navigate({ to: '/visit/$visit', params: { visit: paramOf(visit) } });
  };
  return (
    <button type="button" className="button first wide" onClick={go}>
      {begun ? t('continueVisit') : t('startVisit')}
    </button>
  );
}
