/**
 * One flat record a person, as of one day, for engines that know neither time nor relations: what the
 * evaluator works out from dated facts and kinship is worked out here beforehand, and unknown values
 * are set so that a rule holds exactly where it is certain.
 */
import { catalog } from '../src/model/facts/catalog.ts';
import {
  type AgeRule,
  attainedOn,
  FEMALE,
  type FactColumn,
  monthIndexOf,
  type Population,
  type RelationColumn,
  toDay,
} from '../src/rules/index.ts';
import * as on from './on-a-day.ts';

export type FlatFacts = {
  readonly index: number;
  readonly nationality: string | null;
  readonly registration: string | null;
  readonly marital: string | null;
  readonly isFemale: boolean;
  /** Days since 1970-01-01. */
  readonly bornEarliest: number;
  /** Completed months of age at least and at most; −1 before birth. */
  readonly ageMonthsLeast: number;
  readonly ageMonthsMost: number;
  readonly isAlive: boolean;
  readonly diesToday: boolean;
  readonly livingChildrenMost: number;
  readonly livingDaughtersLeast: number;
  readonly hasChildOfBefore2016: boolean;
  readonly mayHaveHadTwoChildren: boolean;
  readonly everyChildLostOrDisabled: boolean;
  readonly hasWifeOf49: boolean;
};

/** Flat facts of everyone (or of the first `count` people) on a day. */
export function flatFacts(
  population: Population,
  ages: AgeRule,
  today: number,
  count = population.size,
): FlatFacts[] {
  const { sex, bornEarliest, bornLatest, diedEarliest, diedLatest } = population;
  const children = population.relations.get('children')!;
  const columns = {
    nationality: on.getFacts(population, 'nationality'),
    registration: on.getFacts(population, 'household-registration-type'),
    marital: on.getFacts(population, 'marital-status'),
    disability: on.getFacts(population, 'disability-level'),
  };
  const people: FlatFacts[] = [];
  for (let p = 0; p < count; p++) {
    people.push({
      index: p,
      nationality: choiceName('nationality', columns.nationality, p, today),
      registration: choiceName('household-registration-type', columns.registration, p, today),
      marital: choiceName('marital-status', columns.marital, p, today),
      isFemale: sex[p] === FEMALE,
      bornEarliest: bornEarliest[p]!,
      ageMonthsLeast: ageMonths(bornLatest[p]!, today, ages),
      ageMonthsMost: ageMonths(bornEarliest[p]!, today, ages),
      isAlive: on.livesOn(population, p, today) === on.YES,
      diesToday: diedEarliest[p] === today && diedLatest[p] === today,
      ...childFacts(population, children, p, today),
      mayHaveHadTwoChildren: on.firstDayOfTwo(population, children, p, false) <= today,
      everyChildLostOrDisabled:
        on.lostOrDisabledOn(population, children, columns.disability, p, today) === on.YES,
      hasWifeOf49: hasWifeOf49(population, p, today, ages),
    });
  }
  return people;
}

function childFacts(population: Population, children: RelationColumn, p: number, today: number) {
  let [livingChildrenMost, livingDaughtersLeast] = [on.unlistedOf(children, p), 0];
  let hasChildOfBefore2016 = false;
  for (let i = children.offsets[p]!; i < children.offsets[p + 1]!; i++) {
    if (today < children.from[i]! || today >= children.until[i]!) continue;
    const child = children.target[i]!;
    const lives = on.livesOn(population, child, today);
    if (lives > on.NO) livingChildrenMost++;
    if (lives === on.YES && population.sex[child] === FEMALE) livingDaughtersLeast++;
    hasChildOfBefore2016 ||=
      population.bornLatest[child]! < on.TWO_CHILD_POLICY &&
      on.hasLivedOn(population, child, today) === on.YES;
  }
  return { livingChildrenMost, livingDaughtersLeast, hasChildOfBefore2016 };
}

function hasWifeOf49(population: Population, p: number, today: number, ages: AgeRule): boolean {
  const spouse = population.relations.get('spouse')!;
  for (let i = spouse.offsets[p]!; i < spouse.offsets[p + 1]!; i++) {
    if (today < spouse.from[i]! || today >= spouse.until[i]!) continue;
    const wife = spouse.target[i]!;
    if (population.sex[wife] !== FEMALE || on.livesOn(population, wife, today) < on.YES) continue;
    if (today >= attainedOn(toDay(population.bornLatest[wife]!), 588, ages)) return true;
  }
  return false;
}

/** Completed months on a day; −1 before birth. */
function ageMonths(birth: number, today: number, ages: AgeRule): number {
  if (birth > today) return -1;
  const months = monthIndexOf(today) - monthIndexOf(birth);
  if (months === 0) return 0;
  return attainedOn(toDay(birth), months, ages) <= today ? months : months - 1;
}

type ChoiceKind = 'nationality' | 'household-registration-type' | 'marital-status';

/** The one value on record on a day; null when there is none or records disagree. */
function choiceName(kind: ChoiceKind, column: FactColumn, p: number, today: number): string | null {
  let found: number | undefined;
  for (let row = column.offsets[p]!; row < column.offsets[p + 1]!; row++) {
    if (today < column.from[row]! || today >= column.until[row]!) continue;
    const value = column.low[row]!;
    if (value !== column.high[row] || (found !== undefined && found !== value)) return null;
    found = value;
  }
  return found === undefined ? null : (catalog[kind].values[found] ?? null);
}
