/**
 * A fictional county, family line by family line: seeded, of any size, never held as a whole.
 */
import { type Day, day } from '../rules/index.ts';
import type { Draft, Making } from './family/draft.ts';
import { join } from './family/draft.ts';
import { makeFamily, makeStranger } from './family/family.ts';
import { newHome } from './family/home.ts';
import { type CouplePlan, drawFounderBorn, drawPlan, drawSex } from './family/plan.ts';
import { scenarioPeriod, scenarios } from './family/scenarios.ts';
import { identityNumbers } from './identity.ts';
import { homeVillages, type Village } from './places.ts';
import { randomStream } from './random.ts';
import { type Rates, ratesWith } from './rates.ts';
import { type CountyPerson, type Keys, recordsOf } from './records.ts';

export type CountyOptions = {
  /** A whole number of 32 bits; same seed, size and day: same people on every platform. */
  readonly seed: number;
  /** Exactly how many people come out. */
  readonly size: number;
  /** The day on which the county is looked at: nobody is born and nothing happens after it. */
  readonly on: Day;
  readonly rates?: Partial<Rates>;
};

/**
 * The people of a fictional county, household by household, each head first.
 *
 * Units: shares of `rates` between 0 and 1; see rateTable.
 * Unknown: gaps and contradictions occur at the stated rates. A link whose number begins with 9909
 * leads to someone without a record; every other link leads to a record.
 * Errors: RangeError for a size, day or rate that cannot be.
 */
export function* generateCounty(options: CountyOptions): Generator<CountyPerson> {
  const { size, on } = options;
  checkOptions(options);
  const start = startOf(options);
  const { villages, rates, keys } = start;
  const planned = scenarios(on);
  let count = 0;
  let countAlone = 0;
  let families = 0;
  for (let line = 0; count < size; line++) {
    const making = start.newMaking(line);
    if (countAlone < Math.floor(rates.noHousehold * count)) {
      makeLonePerson(making, villages);
    } else {
      const scenario = planned[families++ % scenarioPeriod];
      const founder = { sex: drawSex(making.random), born: drawFounderBorn(making.random, on) };
      const plan = scenario ?? drawPlan(making.random, rates, on, founder);
      makeFamily(making, plan, { village: villageFor(making, plan) });
    }
    let people = recordsOf(making, keys);
    if (people.length > size - count) {
      const last = start.newMaking(line);
      makeLonePerson(last, villages, 'with-household');
      people = recordsOf(last, keys);
    }
    count += people.length;
    for (const person of people) {
      if (person.household === undefined) countAlone++;
      yield person;
    }
  }
}

function checkOptions({ size, on, seed }: CountyOptions): void {
  if (!Number.isSafeInteger(size) || size < 0 || size > 10_000_000) {
    throw new RangeError(`a county of ${size} people cannot be made; give 0 to 10000000`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new RangeError(`seed ${seed} is not a whole number from 0 to 4294967295`);
  }
  if (!(on >= day('2000-01-01') && on < day('2100-01-01'))) {
    throw new RangeError('the day must lie in the years 2000 to 2099');
  }
}

function startOf({ seed, size, on, rates: changes }: CountyOptions) {
  const rates = ratesWith(changes);
  const villages = homeVillages(size);
  let households = 0;
  let unnumbered = 0;
  const keys: Keys = {
    identityNumber: identityNumbers(),
    otherKey: () => `unnumbered-${String(++unnumbered).padStart(6, '0')}`,
  };
  const newMaking = (line: number): Making => ({
    random: randomStream(seed, line),
    rates,
    on,
    villages,
    newHouseholdNumber: () => String(++households).padStart(8, '0'),
    homes: [],
    alone: [],
  });
  return { rates, villages, keys, newMaking };
}

const villageFor = ({ random, villages }: Making, plan: CouplePlan): Village =>
  plan.inFirstVillage ? villages[0]! : random.pick(villages);

/** An adult without a family in the county, in a household of one or in none. */
function makeLonePerson(
  making: Making,
  villages: readonly Village[],
  household: 'with-household' | 'without-household' = 'without-household',
): Draft {
  const { random, on } = making;
  const village = random.pick(villages);
  const life = { sex: drawSex(random), born: drawFounderBorn(random, on), died: undefined };
  const person = makeStranger(making, life, village);
  if (household === 'without-household') making.alone.push(person);
  else join(newHome(making, { village, formed: person.born }), person, person.born);
  return person;
}
