/**
 * Names that read, sort and wrap like real ones and that nobody can take for a real person's: every
 * surname is a word for "test", "example" or "invented" that is not in use as a surname.
 */
import { civilDate, type Day, type Sex } from '../rules/index.ts';
import { dottedGivenNames, givenNames, rareGivenNames } from './given-names.ts';
import { type Random, weighted } from './random.ts';
import type { Rates } from './rates.ts';

/** Illustrative weights, not a census; the ten most frequent carry well over 40 in 100. */
const singleSurnames = [
  ['测', 90],
  ['例', 80],
  ['样', 75],
  ['拟', 60],
  ['虚', 50],
  ['试', 45],
  ['演', 40],
  ['仿', 35],
  ['构', 30],
  ['幻', 28],
  ['摹', 25],
  ['编', 22],
  ['撰', 20],
  ['模', 18],
  ['型', 16],
  ['稿', 14],
  ['码', 12],
  ['表', 11],
  ['格', 10],
  ['题', 9],
  ['版', 8],
  ['框', 7],
  ['档', 6],
  ['栏', 5],
] as const;

/** 子虚, 乌有 and 亡是 are the proverbial people who do not exist, of Sima Xiangru's rhapsody. */
const compoundSurnames = [
  ['子虚', 5],
  ['乌有', 5],
  ['测试', 4],
  ['样例', 3],
  ['虚构', 2],
  ['亡是', 1],
] as const;

/** All surnames that this generator uses. */
export const fictionalSurnames: readonly string[] = [...compoundSurnames, ...singleSurnames].map(
  ([surname]) => surname,
);

const drawSingle = weighted<string>(singleSurnames);
const drawCompound = weighted<string>(compoundSurnames);

/** Whether a name says of itself that it is invented: its surname or its part after "·" does. */
export function isFictionalName(name: string): boolean {
  const family = name.slice(name.indexOf('·') + 1);
  return fictionalSurnames.some((surname) => family.startsWith(surname));
}

/** A surname for someone whose parents are not in the county. */
export const drawSurname = (random: Random, rates: Rates): string =>
  random.chance(rates.compoundSurname) ? drawCompound(random) : drawSingle(random);

/** A child's surname: the father's, now and then the mother's or both. */
export function inheritedSurname(
  random: Random,
  rates: Rates,
  father: string | undefined,
  mother: string,
): string {
  if (father === undefined || random.chance(rates.mothersSurname)) return mother;
  const both = father.length === 1 && mother.length === 1 && father !== mother;
  return both && random.chance(rates.doubleSurname) ? father + mother : father;
}

/** A full name for someone born on a day, in the fashion of that time. */
export function fullName(
  random: Random,
  rates: Rates,
  surname: string,
  sex: Sex,
  born: Day,
): string {
  if (random.chance(rates.dottedName)) return `${random.pick(dottedGivenNames[sex])}·${surname}`;
  if (random.chance(rates.mononym)) return surname;
  if (random.chance(rates.rareCharacter)) return surname + random.pick(rareGivenNames);
  const { year } = civilDate(born);
  const era = givenNames.find(({ bornFrom }) => year >= bornFrom) ?? givenNames.at(-1)!;
  return surname + random.pick(era[sex]);
}
