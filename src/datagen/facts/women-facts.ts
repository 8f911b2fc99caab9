/**
 * Dates that women brought to the office themselves: pregnancies, deliveries, screenings. Few have
 * them, and their absence says nothing about anyone.
 */
import type { FactKind } from '../../model/facts/catalog.ts';
import type { RecordedEvent, RecordedFact } from '../../model/person.ts';
import type { Day } from '../../rules/index.ts';
import { ageOn, type Draft, isAlive, type Making } from '../family/draft.ts';

const gestationDays = 280;

type Brought = { readonly events: RecordedEvent[]; readonly facts: RecordedFact[] };

/** What a woman brought; nothing for men, girls and the dead. */
export function broughtBy(making: Making, draft: Draft): Brought {
  const brought: Brought = { events: [], facts: [] };
  const age = ageOn(draft, making.on);
  if (draft.sex !== 'female' || !isAlive(draft) || age < 20 || age >= 65) return brought;
  if (age < 50) addDeliveries(making, draft, brought);
  if (age < 43) addPregnancy(making, draft, brought);
  if (age >= 35) addScreenings(making, brought);
  return brought;
}

function addEvent({ events }: Brought, kind: FactKind, earliest: number, latest = earliest): void {
  events.push({ kind, day: { earliest, latest } });
}

function addDeliveries({ random, rates, on }: Making, draft: Draft, brought: Brought): void {
  let last: Day | undefined;
  for (const { born, isAdopted } of draft.children) {
    if (isAdopted || born === last || born < on - 730) continue;
    last = born;
    if (random.chance(rates.deliveryBrought)) addDelivery(random.between(2, 6), born, on, brought);
  }
  if (random.chance(rates.deliveryWithoutChild) && last === undefined) {
    addDelivery(random.between(2, 6), (on - random.between(10, 300)) as Day, on, brought);
  }
}

function addDelivery(stayDays: number, day: Day, on: Day, brought: Brought): void {
  addEvent(brought, 'delivery', day);
  if (day + stayDays <= on) addEvent(brought, 'hospital-discharge', day + stayDays);
}

function addPregnancy({ random, rates, on }: Making, draft: Draft, brought: Brought): void {
  const lastBirth = Math.max(...draft.children.map(({ born }) => born), draft.born);
  if (random.chance(rates.planBrought)) {
    const from = on - random.between(0, 300);
    brought.facts.push({ kind: 'pregnancy-plan', from, value: true });
  }
  const start = on - random.between(35, gestationDays - 5);
  if (start < lastBirth + 40 || !random.chance(rates.pregnancyBrought)) return;
  const said = random.between(0, 3);
  // Some remember the day, some the week, some brought only the expected date.
  if (said < 2) addEvent(brought, 'last-menstrual-period', start);
  else if (said === 2) addEvent(brought, 'last-menstrual-period', start - 3, start + 3);
  if (said !== 1) addEvent(brought, 'expected-delivery', start + gestationDays);
}

function addScreenings({ random, rates, on }: Making, brought: Brought): void {
  if (!random.chance(rates.screeningBrought)) return;
  const day = on - random.between(1, 1900);
  const which = random.between(0, 4);
  // Both are mostly done on one visit.
  if (which !== 1) addEvent(brought, 'cervical-screening', day);
  if (which !== 0) addEvent(brought, 'breast-screening', day);
}
