/**
 * The plan of a couple's life: who is born, marries, parts and dies when. Drawn by lot here, or
 * written by hand in scenarios.ts beside it for the lives that every county must have.
 */
import { type Day, type Sex, yearOf } from '../../rules/index.ts';
import { type Random, weighted } from '../random.ts';
import type { Rates } from '../rates.ts';
import { daysPerYear } from './draft.ts';

export type PlannedBirth = {
  readonly born: Day;
  readonly sex: Sex;
  readonly died?: Day;
  readonly adoptedOn?: Day;
  readonly disability?: { readonly level: number; readonly from: Day };
  readonly given?: string;
};

export type CouplePlan = {
  readonly union: 'married' | 'unmarried' | 'single-mother' | 'single';
  /** Who lives alone when the union is `single`. */
  readonly founderSex: Sex;
  readonly womanBorn: Day;
  readonly manBorn: Day;
  readonly womanDied?: Day;
  readonly manDied?: Day;
  readonly marriedOn?: Day;
  readonly divorcedOn?: Day;
  /** When the woman married again, and her second husband. */
  readonly remarriedOn?: Day;
  readonly births: readonly PlannedBirth[];
  /** Both hold the one-child parents' certificate; absent: by lot. */
  readonly hasCertificate?: boolean;
  readonly isAgricultural?: boolean;
  readonly surname?: string;
  /** Lives in the first village, so that namesakes meet. */
  readonly inFirstVillage?: boolean;
  /** Nothing beyond the plan happens: no move, no death by lot, children stay with the parents. */
  readonly isExact?: boolean;
};

const yearsToDays = (count: number): number => Math.floor(count * daysPerYear);

/** The day on which someone is about so many years old. */
export const atAge = (born: Day, age: number): Day => (born + yearsToDays(age)) as Day;

/** Ages of the women who found a family line; together with their descendants they give few
 * children and many people of 50-65. */
const founderAges = weighted<readonly [number, number]>([
  [[20, 29], 8],
  [[30, 39], 13],
  [[40, 49], 11],
  [[50, 58], 27],
  [[59, 66], 24],
  [[67, 76], 20],
  [[77, 90], 15],
]);

const deathAges = weighted<readonly [number, number]>([
  [[25, 45], 3],
  [[45, 60], 6],
  [[60, 70], 12],
  [[70, 80], 27],
  [[80, 90], 35],
  [[90, 104], 17],
]);

/** How many times mothers of a generation give birth, by their own year of birth. */
const birthCounts = [
  { bornFrom: 1985, draw: weighted([[0, 20] as const, [1, 48], [2, 29], [3, 3]]) },
  { bornFrom: 1963, draw: weighted([[0, 6] as const, [1, 58], [2, 31], [3, 5]]) },
  { bornFrom: 1950, draw: weighted([[0, 5] as const, [1, 42], [2, 38], [3, 15]]) },
  { bornFrom: 0, draw: weighted([[1, 12] as const, [2, 33], [3, 35], [4, 20]]) },
];

const firstBirthAges = weighted<readonly [number, number]>([
  [[22, 23], 14],
  [[24, 25], 34],
  [[26, 28], 30],
  [[29, 32], 16],
  [[33, 37], 6],
]);

const drawWithin = (random: Random, born: Day, [from, until]: readonly [number, number]): Day =>
  (born + random.between(yearsToDays(from), yearsToDays(until) - 1)) as Day;

export const drawSex = (random: Random): Sex => (random.chance(0.51) ? 'male' : 'female');

/** The day of birth of someone who founds a family line. */
export function drawFounderBorn(random: Random, on: Day): Day {
  const [least, most] = founderAges(random);
  return (on - random.between(yearsToDays(least), yearsToDays(most + 1))) as Day;
}

/** The day of death of someone who was alive on a day; undefined: alive on `on`. */
export function drawDeath(random: Random, born: Day, aliveOn: Day, on: Day): Day | undefined {
  for (let attempt = 0; attempt < 5; attempt++) {
    const died = drawWithin(random, born, deathAges(random));
    if (died > aliveOn) return died <= on ? died : undefined;
  }
  return undefined;
}

function drawBirths(random: Random, rates: Rates, womanBorn: Day, on: Day): PlannedBirth[] {
  const bornIn = yearOf(womanBorn);
  const count = birthCounts.find(({ bornFrom }) => bornIn >= bornFrom)!.draw(random);
  const births: PlannedBirth[] = [];
  let born = drawWithin(random, womanBorn, firstBirthAges(random));
  for (let i = 0; i < count && born <= on && born < atAge(womanBorn, 45); i++) {
    const lot = random.uniform();
    const babies = lot < rates.triplets ? 3 : lot < rates.triplets + rates.twins ? 2 : 1;
    const isAdopted = random.chance(rates.adoption);
    const adoptedOn = (born + random.between(30, 1500)) as Day;
    for (let baby = 0; baby < babies; baby++) {
      births.push({
        born,
        sex: drawSex(random),
        ...(isAdopted && adoptedOn <= on && { adoptedOn }),
      });
    }
    born = (born + random.between(450, 2600)) as Day;
  }
  return births;
}

/** A life by lot for a woman or man born on a day. */
export function drawPlan(
  random: Random,
  rates: Rates,
  on: Day,
  founder: { readonly sex: Sex; readonly born: Day },
): CouplePlan {
  const older = random.between(-300, 2200);
  const womanBorn = founder.sex === 'female' ? founder.born : ((founder.born + older) as Day);
  const manBorn = founder.sex === 'male' ? founder.born : ((founder.born - older) as Day);
  const start = { founderSex: founder.sex, womanBorn, manBorn };
  if (random.chance(rates.neverMarried)) return { ...start, union: 'single', births: [] };
  const births = drawBirths(random, rates, womanBorn, on);
  if (births.length > 0 && random.chance(rates.singleMother) && founder.sex === 'female') {
    return { ...start, union: 'single-mother', births };
  }
  const union = births.length > 0 && random.chance(rates.unmarriedParents);
  if (union) return { ...start, union: 'unmarried', births };
  const firstBorn = births[0]?.born;
  const wish =
    firstBorn === undefined
      ? drawWithin(random, womanBorn, [21, 36])
      : firstBorn - random.between(200, 1100);
  const marriedOn = Math.max(wish, atAge(womanBorn, 20), atAge(manBorn, 22)) as Day;
  if (marriedOn >= on) {
    return { ...start, union: births.length > 0 ? 'unmarried' : 'single', births };
  }
  return {
    ...start,
    union: 'married',
    births,
    marriedOn,
    ...drawEnd(random, rates, on, start, marriedOn, births),
  };
}

type Start = Pick<CouplePlan, 'womanBorn' | 'manBorn'>;
type MarriageEnd = Pick<CouplePlan, 'womanDied' | 'manDied' | 'divorcedOn' | 'remarriedOn'>;

/** How and when a marriage ends, if it has, and whether the woman married again. */
function drawEnd(
  random: Random,
  rates: Rates,
  on: Day,
  { womanBorn, manBorn }: Start,
  marriedOn: Day,
  births: readonly PlannedBirth[],
): MarriageEnd {
  const settled = Math.max(marriedOn, ...births.map((b) => b.adoptedOn ?? b.born)) as Day;
  const womanDied = drawDeath(random, womanBorn, settled, on);
  const manDied = drawDeath(random, manBorn, settled, on);
  const parting = (settled + random.between(200, 5000)) as Day;
  const isDivorced =
    random.chance(rates.divorce) &&
    parting < on &&
    parting < Math.min(womanDied ?? on, manDied ?? on);
  const end = isDivorced ? parting : manDied;
  const again = end === undefined ? on : ((end + random.between(300, 2200)) as Day);
  const isRemarried =
    random.chance(rates.remarriage) &&
    again < Math.min(on, womanDied ?? on) &&
    again < atAge(womanBorn, 55);
  return {
    ...(womanDied !== undefined && { womanDied }),
    ...(manDied !== undefined && { manDied }),
    ...(isDivorced && { divorcedOn: parting }),
    ...(isRemarried && { remarriedOn: again }),
  };
}
