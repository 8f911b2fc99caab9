/**
 * Lives that every county must have, however small: births on the days where rules change, people
 * who reach an age this year, and families with a history that programs must get through.
 */
import { addMonths, type Day, day, firstOfYear, yearOf } from '../../rules/index.ts';
import type { CouplePlan, PlannedBirth } from './plan.ts';

/** A scenario recurs once in so many family lines. */
export const scenarioPeriod = 2000;

/** Days on which a child is born in every county, but for those after the day asked. */
export const edgeBirthDays: readonly Day[] = [
  day('2021-12-31'),
  day('2022-01-01'),
  day('2024-02-29'),
  day('2024-12-31'),
  day('2025-01-01'),
];

type Given = Partial<CouplePlan> & Pick<CouplePlan, 'womanBorn'>;

/** A couple of one age that married at 24 and never moved, unless the plan says otherwise. */
function couple(given: Given): CouplePlan {
  return {
    union: 'married',
    founderSex: 'female',
    manBorn: (given.womanBorn - 400) as Day,
    births: [],
    isExact: true,
    ...((given.union ?? 'married') === 'married' && {
      marriedOn: addMonths(given.womanBorn, 24 * 12),
    }),
    ...given,
  };
}

const girl = (born: Day, more: Partial<PlannedBirth> = {}): PlannedBirth => ({
  born,
  sex: 'female',
  ...more,
});
const boy = (born: Day, more: Partial<PlannedBirth> = {}): PlannedBirth => ({
  born,
  sex: 'male',
  ...more,
});
const before = (on: Day, ageYears: number, extraDays = 0): Day =>
  (addMonths(on, -12 * ageYears) - extraDays) as Day;

/** Births on every edge and of every kind. */
function birthScenarios(on: Day): CouplePlan[] {
  const edges = [...edgeBirthDays.filter((edge) => edge <= on), on];
  const twinDay = before(on, 1, 40);
  return [
    ...edges.map((born) => couple({ womanBorn: before(born, 29, 50), births: [girl(born)] })),
    couple({ womanBorn: before(twinDay, 30), births: [girl(twinDay), boy(twinDay)] }),
    couple({
      womanBorn: before(twinDay, 31),
      births: [boy(twinDay), boy(twinDay), girl(twinDay)],
    }),
    couple({
      womanBorn: before(on, 30),
      births: [girl(before(on, 2), { died: on })],
    }),
    couple({
      womanBorn: before(on, 33),
      births: [boy(before(on, 5), { adoptedOn: before(on, 3) })],
    }),
    couple({ union: 'unmarried', womanBorn: before(on, 27), births: [boy(before(on, 1))] }),
    couple({ union: 'single-mother', womanBorn: before(on, 26), births: [girl(before(on, 1))] }),
    // Two children of two families with one name, one day of birth and one village.
    ...[28, 32].map((age) =>
      couple({
        womanBorn: before(on, age),
        births: [girl(before(on, 4), { given: '小禾' })],
        surname: '测',
        inFirstVillage: true,
      }),
    ),
  ];
}

/** Marriages that ended, and began again. */
function marriageScenarios(on: Day): CouplePlan[] {
  const womanBorn = before(on, 38);
  const births = [boy(before(on, 11))];
  return [
    couple({ womanBorn, births, divorcedOn: before(on, 6) }),
    couple({ womanBorn, births, divorcedOn: before(on, 6), remarriedOn: before(on, 3) }),
    couple({ womanBorn, births, manDied: before(on, 5) }),
    couple({
      womanBorn,
      births: [...births, girl(before(on, 1))],
      manDied: before(on, 5),
      remarriedOn: before(on, 2),
    }),
  ];
}

/** Couples who had one child under the rules of their time, and what became of them. */
function oneChildScenarios(on: Day): CouplePlan[] {
  const year = yearOf(on);
  const turning = (age: number, offsetDays: number): Day =>
    (firstOfYear(year - age) + offsetDays) as Day;
  const oneChild = { hasCertificate: true, isAgricultural: true } as const;
  const bereaved = (womanBorn: Day, isAgricultural: boolean): CouplePlan =>
    couple({
      womanBorn,
      hasCertificate: true,
      isAgricultural,
      births: [boy(addMonths(womanBorn, 25 * 12), { died: before(on, 7) })],
    });
  return [
    couple({
      womanBorn: turning(60, 200),
      ...oneChild,
      births: [girl(addMonths(turning(60, 200), 26 * 12))],
    }),
    couple({
      womanBorn: turning(60, 0),
      isAgricultural: true,
      births: [26, 30].map((age) => girl(addMonths(turning(60, 0), age * 12))),
    }),
    bereaved(turning(49, 180), true),
    bereaved(turning(49, 364), false),
    ...[1, 2, 3, 4].map((level) =>
      couple({
        womanBorn: turning(49, 90 + level),
        hasCertificate: true,
        isAgricultural: level % 2 === 0,
        births: [
          girl(addMonths(turning(49, 90), 25 * 12), {
            disability: { level, from: before(on, 9, level) },
          }),
        ],
      }),
    ),
  ];
}

/** All lives that must occur, as seen on a day. */
export function scenarios(on: Day): readonly CouplePlan[] {
  return [...birthScenarios(on), ...marriageScenarios(on), ...oneChildScenarios(on)];
}
