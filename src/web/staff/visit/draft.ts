/**
 * A visit as it stands: who is visited, what was due when it began, and what was passed over without an answer. Kept
 * sealed on the phone, so that a visit goes on where it was after a dead battery. Answers are events and not here.
 */
import type { PersonRef, Value } from '../../../model/sync/event.ts';
import type { VisitFields } from '../../../model/sync/fields.ts';
import type { DueItem, OwedItem } from '../../../programs/visit/items.ts';
import type { Phone, ShownPerson } from '../../offline/phone.ts';
import { deathOf, householdOf, owedLines, sumOfLines } from '../person/reading.ts';

export type VisitRef = `visit/${string}`;

export type VisitDraft = {
  readonly members: readonly PersonRef[];
  /** Members who are not there: not asked, and that is no refusal. */
  readonly away: readonly PersonRef[];
  readonly due: readonly DueItem[];
  readonly owed: readonly OwedItem[];
  /** Keys of items passed over; nothing is written down about them. */
  readonly skipped: readonly string[];
  /** Keys of facts that were answered in this visit. */
  readonly facts: readonly string[];
  /** How much time there is; 0: no hurry. */
  readonly minutes: number;
  readonly place: VisitFields['visit']['place'];
  readonly startedOn: number;
  readonly household: number | null;
};

/** Everybody who keeps house with somebody on a day, she first; those who died are not visited. */
export function visited(
  person: ShownPerson,
  house: readonly ShownPerson[],
): readonly ShownPerson[] {
  const others = house.filter(({ ref }) => ref !== person.ref);
  return [person, ...others].filter((one) => deathOf(one) === undefined);
}

/** A visit that begins now. */
export function draftOf(people: readonly ShownPerson[], today: number): VisitDraft {
  const household = people[0] && householdOf(people[0], today)?.[0];
  return {
    members: people.map(({ ref }) => ref),
    away: [],
    due: people.flatMap((person) => dueOf(person, today)),
    owed: people.flatMap((person) => owedOf(person, today)),
    skipped: [],
    facts: [],
    minutes: 0,
    place: 'home',
    startedOn: today,
    household: household !== undefined && household > 0 ? household : null,
  };
}

/** Windows that are open today, or can be made up for, and that nobody has answered. */
export const dueOf = (person: ShownPerson, today: number): readonly DueItem[] =>
  person.windows
    .filter(([, , from, , last]) => from <= today && today <= last)
    .filter(([program, step, from]) => !isAnswered(person, program, step, from))
    .map(([program, step, from, until, last]) => ({
      who: person.ref,
      program,
      step,
      from,
      until,
      offerUntil: last + 1,
    }));

/** A no is kept: what she declined is not put to her again, unless she asks. */
const isAnswered = ({ tasks }: ShownPerson, program: string, step: string, from: number) =>
  tasks.some(
    (task) =>
      task.program === program &&
      task.step === step &&
      task.from === from &&
      task.state !== 'open' &&
      task.state !== 'booked',
  );

/** Money of each program that can be claimed and that no help was asked for or declined. */
export function owedOf(person: ShownPerson, today: number): readonly OwedItem[] {
  const programs = Map.groupBy(owedLines(person, today), ([program]) => program);
  return [...programs]
    .filter(
      ([program]) =>
        !person.tasks.some(
          (task) =>
            task.purpose === 'benefit' &&
            task.program === program &&
            ['open', 'booked', 'declined'].includes(task.state),
        ),
    )
    .map(([program, lines]) => ({ who: person.ref, program, fen: sumOfLines(lines) }));
}

/** The draft as it is kept. */
export const draftValue = (draft: VisitDraft): Value => draft as unknown as Value;
/** A draft that was kept; undefined for anything else. */
export function findDraft(value: Value | undefined): VisitDraft | undefined {
  const isDraft = typeof value === 'object' && value !== null && 'skipped' in value;
  return isDraft ? (value as unknown as VisitDraft) : undefined;
}

/** The visit to any of these people that was begun on a day. */
export const findBegun = (
  { drafts }: Pick<Phone, 'drafts'>,
  refs: readonly PersonRef[],
  day: number,
): VisitRef | undefined =>
  drafts.names().find((name): name is VisitRef => {
    const draft = name.startsWith('visit/') ? findDraft(drafts.find(name)) : undefined;
    return draft?.startedOn === day && draft.members.some((ref) => refs.includes(ref));
  });

/** Goes on with the visit of the day, or begins one. */
export async function beginVisit(
  phone: Pick<Phone, 'drafts' | 'newRef'>,
  person: ShownPerson,
  house: readonly ShownPerson[],
  today: number,
): Promise<VisitRef> {
  const refs = house.map(({ ref }) => ref);
  const begun = findBegun(phone, refs, today);
  if (begun !== undefined) return begun;
  const visit = phone.newRef('visit');
  await phone.drafts.save(visit, draftValue(draftOf(visited(person, house), today)));
  return visit;
}
