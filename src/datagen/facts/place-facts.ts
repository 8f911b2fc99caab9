/**
 * Where a person lives and is registered, as dated facts: born somewhere, came into the household,
 * moved with it or alone, and perhaps left the registration behind.
 */
import type { RecordedFact } from '../../model/person.ts';
import type { Day } from '../../rules/index.ts';
import { ageOn, type Draft, isAlive, type Making } from '../family/draft.ts';
import { otherVillages } from '../places.ts';

type Stay = { readonly from: Day; readonly code: string };
export type Places = { readonly residence: Stay[]; readonly registration: Stay[] };

/** The places of a person in the order of time. */
export function placesOf(making: Making, draft: Draft): Places {
  const { random, rates } = making;
  const { born, joined, home, bornIn } = draft;
  const village = home?.village ?? bornIn;
  const cameFromElsewhere = bornIn.code !== village.code && joined > born;
  const residence: Stay[] = [];
  const registration: Stay[] = [];
  if (cameFromElsewhere) {
    residence.push({ from: born, code: bornIn.code });
    registration.push({ from: born, code: bornIn.code });
  }
  const from = cameFromElsewhere ? joined : born;
  residence.push({ from, code: village.code });
  const stayed = cameFromElsewhere && random.chance(rates.registrationStayed);
  if (!stayed) registration.push({ from, code: village.code });
  addMove(draft, { residence, registration });
  addMoveAlone(making, draft, residence);
  return { residence, registration };
}

/** Moves with the household, if it has moved. Who was born after a move starts at the new place. */
function addMove({ home, born }: Draft, { residence, registration }: Places): void {
  const move = home?.move;
  if (move === undefined) return;
  if (move.kind === 'in') {
    // The household lives here now and is registered where it came from.
    registration.length = 0;
    registration.push({ from: born, code: move.other.code });
    const last = residence.at(-1)!;
    if (move.on > last.from) {
      residence.splice(-1, 1, { from: last.from, code: move.other.code });
      residence.push({ from: move.on, code: last.code });
    }
    return;
  }
  if (move.before) addStay(residence, { from: move.before.on, code: move.before.village.code });
  addStay(residence, { from: move.on, code: move.other.code });
}

/** Adds a stay; one that began before the person was there replaces the first. */
function addStay(stays: Stay[], stay: Stay): void {
  const last = stays.at(-1)!;
  if (stay.from > last.from) stays.push(stay);
  else stays.splice(-1, 1, { from: last.from, code: stay.code });
}

function addMoveAlone({ random, rates, on }: Making, draft: Draft, residence: Stay[]): void {
  const age = ageOn(draft, on);
  const mayMove = isAlive(draft) && age >= 18 && age < 45 && draft.home?.move === undefined;
  if (!mayMove || !random.chance(rates.movedAlone)) return;
  const moved = random.between(Math.max(on - 2500, residence.at(-1)!.from + 1), on) as Day;
  addStay(residence, { from: moved, code: random.pick(otherVillages).code });
}

/** The stays as facts; now and then a place is known only down to the county. */
export function placeFacts(
  { random, rates }: Making,
  kind: 'residence' | 'household-registration',
  stays: readonly Stay[],
): RecordedFact[] {
  return stays.map(({ from, code }, index) => {
    const until = stays[index + 1]?.from;
    return {
      kind,
      from,
      ...(until !== undefined && { until }),
      value: random.chance(rates.inexactPlace) ? code.slice(0, 6) : code,
    };
  });
}
