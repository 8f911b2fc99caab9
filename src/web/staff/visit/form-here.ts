/** The merged form of a visit from what the phone holds, and the answers that were given to it. */
import type { StepOutcome } from '../../../model/sync/fields.ts';
import { observationIds, observationOf } from '../../../model/service/observations.ts';
import { visitForm } from '../../../programs/visit/form.ts';
import {
  type Item,
  itemKey,
  type Measure,
  type ToldQuestion,
  type VisitForm,
} from '../../../programs/visit/items.ts';
import type { Phone, Said, ShownPerson } from '../../offline/phone.ts';
import type { VisitDraft, VisitRef } from './draft.ts';

/** What stands for an item: an answer, nothing yet, or that it was passed over. */
export type Standing = { readonly said?: Said; readonly isSkipped: boolean };

export type FormHere = VisitForm & {
  readonly standing: (item: Pick<Item, 'record' | 'field'>) => Standing;
};

/** What may be measured, at the ages for which the list knows what is usual. */
const measures: readonly Measure[] = observationIds.map((kind) => {
  const { at, usual } = observationOf(kind);
  return {
    kind,
    at,
    from: Math.min(...usual.map(({ from }) => from)),
    until: Math.max(...usual.map(({ until }) => until)),
  };
});

/** The form as it is now; undefined while the rules are not on the phone. */
export function formHere(
  phone: Phone,
  visit: VisitRef,
  draft: VisitDraft,
  today: number,
): FormHere | undefined {
  const jurisdiction = phone.rules();
  const present = draft.members.filter((ref) => !draft.away.includes(ref));
  const here = phone.populationOf(present);
  if (!jurisdiction || !here) return undefined;
  const people = present.flatMap((ref) => phone.person(ref) ?? []);
  const wholeOf = new Map(people.map(({ ref, whole }) => [ref, whole]));
  const standing = standingIn(phone, draft);
  const isHere = ({ who }: { readonly who: string }) => present.some((ref) => ref === who);
  const keys = new Set([...draft.skipped, ...draft.facts, ...saidKeys(phone, visit)]);
  const form = visitForm({
    jurisdiction,
    population: here.population,
    members: here.members.map((member) => ({ ...member, whole: wholeOf.get(member.ref) ?? [] })),
    told: people.flatMap((person) => toldOf(phone, person)),
    visit,
    due: draft.due.filter(isHere),
    owed: draft.owed.filter(isHere),
    measures,
    answered: { keys, done: new Set([...keys].filter((key) => isDone(phone, key))) },
    today,
  });
  return { ...form, standing };
}

function toldOf(phone: Phone, person: ShownPerson): readonly ToldQuestion[] {
  return person.questions.flatMap(([program, about, fact]) => {
    const who = phone.personOf(about);
    return who ? [{ program, of: person.ref, who: who.ref, fact }] : [];
  });
}

/** Keys of what stands in fields of the visit itself. */
const saidKeys = (phone: Phone, visit: VisitRef): readonly string[] =>
  phone
    .saidOf(visit)
    .filter(({ field }) => standsIn(phone, visit, field))
    .map(({ field }) => itemKey({ record: visit, field }));

const standsIn = (phone: Phone, record: Said['record'], field: string): boolean => {
  const said = phone.standing(record, field);
  return said !== undefined && said.value !== null;
};

function isDone(phone: Phone, key: string): boolean {
  const [record = '', field = ''] = key.split(' ');
  if (!field.startsWith('step/')) return false;
  const value = phone.standing(record as Said['record'], field)?.value;
  return (value as StepOutcome | null | undefined)?.outcome === 'done';
}

function standingIn(phone: Phone, draft: VisitDraft): FormHere['standing'] {
  return ({ record, field }) => {
    const key = itemKey({ record, field });
    const isOfVisit = record.startsWith('visit/') || draft.facts.includes(key);
    const said = isOfVisit ? phone.standing(record, field) : undefined;
    const stands = said !== undefined && said.value !== null;
    return { ...(stands && { said }), isSkipped: draft.skipped.includes(key) };
  };
}
