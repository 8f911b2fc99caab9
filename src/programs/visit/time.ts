/**
 * How long a visit takes and what waits when there is less time: what is lost for good comes first, what only
 * confirms the record comes last. Units: minutes, estimates that a unit may compare with its own visits.
 */
import type { EncounterKind } from '../definition.ts';
import { effortOf } from '../questions.ts';
import { type Item, itemKey, type VisitForm } from './items.ts';

/** A visit at home or a check-up is a conversation; an errand is a word and a form. */
const stepMinutes: Partial<Record<EncounterKind, number>> = {
  'newborn-home-visit': 20,
  'child-check': 10,
  'care-visit': 15,
  'health-record-opened': 10,
};
const ERRAND_MINUTES = 3;
const USUAL_STEP_MINUTES = 10;

export const minutesOfStep = (keptBy: EncounterKind): number =>
  stepMinutes[keptBy] ?? (keptBy.startsWith('errand-') ? ERRAND_MINUTES : USUAL_STEP_MINUTES);

/** A glance at a paper is half a minute; a certificate to look for is two and a half. */
export const minutesOfQuestion = (fact: string): number => effortOf(fact) / 2;
export const MEASURE_MINUTES = 2;
export const HELP_MINUTES = 3;
export const CONFIRM_MINUTES = 0.5;

/** What to keep first: smaller is kept longer. */
export const ranks = {
  stepWithoutCatchUp: 0,
  step: 1,
  help: 2,
  questionAboutMoney: 3,
  question: 4,
  measure: 5,
  confirmation: 6,
} as const;

/** Keys of what does not fit into so many minutes, least harmful to leave out first; answered items take none. */
export function leftOutWithin(
  form: VisitForm,
  minutes: number,
  isAnswered: (key: string) => boolean,
): readonly string[] {
  const open = form.sections
    .flatMap(({ items }) => items)
    .filter((item) => !isAnswered(itemKey(item)))
    .toSorted((a, b) => a.rank - b.rank || fenAtStake(b) - fenAtStake(a));
  const left: string[] = [];
  let used = 0;
  for (const item of open) {
    if (used + item.minutes <= minutes) used += item.minutes;
    else left.push(itemKey(item));
  }
  return left.toReversed();
}

/** Among equals, the question that may bring most stays. Units: fen. */
const fenAtStake = (item: Item): number =>
  item.kind === 'question'
    ? Math.max(0, ...item.why.map(({ fenAYear }) => fenAYear))
    : item.kind === 'help'
      ? item.fen
      : 0;
