/**
 * Parts of the compared rules on one day, written by hand: 0 no, 1 possible, 2 certain. The loops of
 * hand-written.ts decide their stretches with them, and flat-facts.ts fills its records.
 */
import { catalog } from '../src/model/facts/catalog.ts';
import {
  type AgeRule,
  attainedOn,
  BEGINNING,
  day,
  END,
  FEMALE,
  type FactColumn,
  MANY,
  type Population,
  type RelationColumn,
  SEX_UNKNOWN,
  toDay,
} from '../src/rules/index.ts';

export const NO = 0;
export const MAYBE = 1;
export const YES = 2;

export const AGRICULTURAL = catalog['household-registration-type'].values.indexOf('agricultural');
export const CHINESE = catalog.nationality.values.indexOf('cn');
export const DIVORCED = catalog['marital-status'].values.indexOf('divorced');
export const WIDOWED = catalog['marital-status'].values.indexOf('widowed');

export const TWO_CHILD_POLICY = day('2016-01-01');

/** A child of before 2016, and now at most one living child or just two daughters. */
export function ruralChildrenOn(
  population: Population,
  children: RelationColumn,
  p: number,
  on: number,
): number {
  const { bornEarliest, bornLatest, sex } = population;
  let early = NO;
  let [low, high, girlsLow, girlsHigh] = [0, 0, 0, 0];
  for (let i = children.offsets[p]!; i < children.offsets[p + 1]!; i++) {
    if (on < children.from[i]! || on >= children.until[i]!) continue;
    const child = children.target[i]!;
    const lives = livesOn(population, child, on);
    if (bornEarliest[child]! < TWO_CHILD_POLICY && early < YES) {
      const isBefore = bornLatest[child]! < TWO_CHILD_POLICY ? YES : MAYBE;
      early = Math.max(early, Math.min(isBefore, hasLivedOn(population, child, on)));
    }
    if (lives === NO) continue;
    high++;
    if (lives === YES) low++;
    if (sex[child] === FEMALE || sex[child] === SEX_UNKNOWN) girlsHigh++;
    if (sex[child] === FEMALE && lives === YES) girlsLow++;
  }
  const unlisted = unlistedOf(children, p);
  if (unlisted > 0) early = Math.max(early, MAYBE);
  high += unlisted;
  girlsHigh += unlisted;
  const oneChild = atMost(low, high, 1);
  if (oneChild === YES) return early;
  const twoGirls = girlsLow >= 2 ? YES : girlsHigh >= 2 ? MAYBE : NO;
  return Math.min(early, Math.max(oneChild, Math.min(atMost(low, high, 2), twoGirls)));
}

export const atMost = (low: number, high: number, count: number): number =>
  high <= count ? YES : low <= count ? MAYBE : NO;

/** The first day with two living children, surely or possibly; END when there is none. */
export function firstDayOfTwo(
  population: Population,
  children: RelationColumn,
  p: number,
  surely: boolean,
): number {
  const { bornEarliest, bornLatest } = population;
  const unlisted = surely ? 0 : unlistedOf(children, p);
  if (unlisted >= 2) return BEGINNING;
  const [start, end] = [children.offsets[p]!, children.offsets[p + 1]!];
  const born = surely ? bornLatest : bornEarliest;
  let first: number = END;
  if (end - start + unlisted < 2) return first;
  for (let i = start; i < end; i++) {
    // Two live together for the first time on a day on which one of them is born or joins.
    const on = Math.max(born[children.target[i]!]!, children.from[i]!);
    if (on >= first || on >= children.until[i]!) continue;
    let living = unlisted;
    for (let j = start; j < end; j++) {
      if (on < children.from[j]! || on >= children.until[j]!) continue;
      if (livesOn(population, children.target[j]!, on) >= (surely ? YES : MAYBE)) living++;
    }
    if (living >= 2) first = on;
  }
  return first;
}

/** Had a child, and each child born so far has died or holds a certificate of grade 1 to 3. */
export function lostOrDisabledOn(
  population: Population,
  children: RelationColumn,
  disability: FactColumn,
  p: number,
  on: number,
): number {
  let had = NO;
  let each = YES;
  for (let i = children.offsets[p]!; i < children.offsets[p + 1]!; i++) {
    if (on < children.from[i]! || on >= children.until[i]!) continue;
    const child = children.target[i]!;
    const hasLived = hasLivedOn(population, child, on);
    had = Math.max(had, hasLived);
    const notBorn = YES - hasLived;
    const lost = diedBy(population, child, on);
    const grade = lost === YES ? NO : levelOn(disability, child, on, 3);
    each = Math.min(each, Math.max(lost, grade, notBorn));
    if (each === NO) return NO;
  }
  if (children.unlistedHigh[p]! > 0) return Math.min(MAYBE, each);
  return Math.min(had, each);
}

/** A woman of 49, the husband of one, or someone of 49 who is widowed or divorced. */
export function ofAgeOn(
  population: Population,
  spouse: RelationColumn,
  marital: FactColumn,
  p: number,
  age: number,
  on: number,
  ages: AgeRule,
): number {
  const { sex, bornEarliest, bornLatest } = population;
  let answer = Math.min(age, femaleOf(sex[p]!));
  if (answer === YES) return YES;
  if (age > NO) {
    const alone = choiceOn(marital, p, on, DIVORCED, WIDOWED, MAYBE);
    answer = Math.max(answer, Math.min(age, alone));
  }
  for (let i = spouse.offsets[p]!; i < spouse.offsets[p + 1]! && answer < YES; i++) {
    if (on < spouse.from[i]! || on >= spouse.until[i]!) continue;
    const wife = spouse.target[i]!;
    const female = femaleOf(sex[wife]!);
    if (female === NO || on < attainedOn(toDay(bornEarliest[wife]!), 588, ages)) continue;
    const aged = on >= attainedOn(toDay(bornLatest[wife]!), 588, ages) ? YES : MAYBE;
    answer = Math.max(answer, Math.min(female, aged, livesOn(population, wife, on)));
  }
  // A wife nobody has recorded is asked about only where the husband is of the age himself.
  return spouse.unlistedHigh[p]! > 0 ? Math.max(answer, Math.min(age, MAYBE)) : answer;
}

export const femaleOf = (sex: number): number =>
  sex === FEMALE ? YES : sex === SEX_UNKNOWN ? MAYBE : NO;

export function livesOn(population: Population, p: number, on: number): number {
  const { bornEarliest, bornLatest, diedEarliest, diedLatest } = population;
  if (on < bornEarliest[p]! || on >= diedLatest[p]!) return NO;
  return on >= bornLatest[p]! && on < diedEarliest[p]! ? YES : MAYBE;
}

export function diedBy({ diedEarliest, diedLatest }: Population, p: number, on: number): number {
  return on < diedEarliest[p]! ? NO : on >= diedLatest[p]! ? YES : MAYBE;
}

export const hasLivedOn = (population: Population, p: number, on: number): number =>
  Math.max(livesOn(population, p, on), diedBy(population, p, on));

export function unlistedOf({ unlistedHigh }: RelationColumn, p: number): number {
  const count = unlistedHigh[p]!;
  return count === MANY ? Number.POSITIVE_INFINITY : count;
}

/** Whether a choice is `a` or `b` on a day; disagreeing records leave it open. */
export function choiceOn(
  column: FactColumn,
  p: number,
  on: number,
  a: number,
  b: number,
  silent: number,
): number {
  let [yes, no, open] = [false, false, false];
  for (let row = column.offsets[p]!; row < column.offsets[p + 1]!; row++) {
    if (on < column.from[row]! || on >= column.until[row]!) continue;
    const [low, high] = [column.low[row]!, column.high[row]!];
    const mayBeA = low <= a && a <= high;
    const mayBeB = low <= b && b <= high;
    if (!mayBeA && !mayBeB) no = true;
    else if (low === high) yes = true;
    else open = true;
  }
  if (open) return MAYBE;
  if (yes) return no ? MAYBE : YES;
  return no ? NO : silent;
}

/** Whether a level is at most `most` on a day; no record means no. */
export function levelOn(column: FactColumn, p: number, on: number, most: number): number {
  let [yes, no, open] = [false, false, false];
  for (let row = column.offsets[p]!; row < column.offsets[p + 1]!; row++) {
    if (on < column.from[row]! || on >= column.until[row]!) continue;
    if (column.low[row]! > most) no = true;
    else if (column.high[row]! <= most) yes = true;
    else open = true;
  }
  if (open || (yes && no)) return MAYBE;
  return yes ? YES : NO;
}

export function getFacts(population: Population, kind: string): FactColumn {
  const column = population.facts.get(kind);
  if (column === undefined) throw new Error(`the population has no facts of kind "${kind}"`);
  return column;
}
