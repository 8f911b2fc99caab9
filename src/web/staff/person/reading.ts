/** What screens read off a packed person: age, household, phone, what is owed. Days are of the phone's screen. */
import type { PackedFact, PackedPerson, PackedUnpaid } from '../../../model/sync/caseload.ts';
import { type Day, isoDate, shift, toDay } from '../../../rules/index.ts';

type Facts = Pick<PackedPerson, 'facts'>;

/** The last fact of a kind that holds on a day. */
export const findFact = ({ facts }: Facts, kind: string, today: number): PackedFact | undefined =>
  facts.findLast(
    ([, name, from, until]) =>
      name === kind && (from === null || from <= today) && (until === null || today < until),
  );

/** Days `[earliest, latest]` of birth, as far as they are on record. */
export function birthOf({ facts }: Facts): readonly [number, number] | undefined {
  const fact = facts.find(([, kind]) => kind === 'birth');
  if (!fact) return undefined;
  const [, , from, until] = fact;
  return from === null || until === null ? undefined : [from, until - 1];
}

/** The day of death, the latest it can have been; undefined for the living. */
export function deathOf({ facts }: Facts): number | undefined {
  const fact = facts.find(([, kind]) => kind === 'death');
  return fact && (fact[3] ?? Number.POSITIVE_INFINITY) - 1;
}

/** Full years, and months under three years, where a birthday is known to the month; else undefined. */
export function ageOf(person: Facts, today: number): { years: number; months: number } | undefined {
  const birth = birthOf(person);
  if (birth === undefined || birth[1] - birth[0] > 366) return undefined;
  const born = toDay(birth[0]);
  let months = 0;
  while (shift(born, { months: months + 12, days: 0 }) <= today) months += 12;
  while (shift(born, { months: months + 1, days: 0 }) <= today) months++;
  return { years: Math.floor(months / 12), months };
}

export const sexOf = (person: Facts, today: number): 'female' | 'male' | undefined => {
  const low = findFact(person, 'sex', today)?.[4];
  return low === 1 ? 'female' : low === 2 ? 'male' : undefined;
};

/** Where she lives on a day, as an area code. */
export function residenceOf(person: Facts, today: number): string | undefined {
  const low = findFact(person, 'residence', today)?.[4];
  return low === null || low === undefined ? undefined : String(low).padStart(12, '0');
}

/** The household that she keeps on a day, by the server's number. */
export const householdOf = (
  { households }: Pick<PackedPerson, 'households'>,
  today: number,
): PackedPerson['households'][number] | undefined =>
  households.find(
    ([, , , from, until]) => (from ?? today) <= today && (until === null || today < until),
  );

/** Lines that are owed by today and can still be claimed. */
export const owedLines = (
  { unpaid }: Pick<PackedPerson, 'unpaid'>,
  today: number,
): readonly PackedUnpaid[] =>
  unpaid.filter(
    ([, from, , , last, isPayable]) =>
      isPayable === 1 && from <= today && (last === null || last >= today),
  );

export const sumOfLines = (lines: readonly PackedUnpaid[]): number =>
  lines.reduce((sum, [, , , fen]) => sum + fen, 0);

export const isoOf = (day: number): string => isoDate(day as Day);
