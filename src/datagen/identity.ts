/**
 * Identity numbers of people who do not exist: valid in form and check digit, in areas 99xxxx that
 * no real number begins with, each given out once.
 */
import { checkCharacter } from '../model/identity-number.ts';
import { civilDate, type Day, dayOf, type Sex } from '../rules/index.ts';

/** Issuing areas of people who are linked to but are on no list: their records are missing. */
export const missingArea = 990901;

const firstDay = dayOf(1900, 1, 1);
/** Sequences of 996 and more were kept for centenarians, so they stay free. */
const perDay = 498;

export type IdentityNumbers = (area: number, born: Day, sex: Sex) => string;

/**
 * Gives out numbers that are unique among its own. An area that has used up a day's numbers of
 * one sex passes on to the next area code, as a county that was split or renumbered would.
 */
export function identityNumbers(): IdentityNumbers {
  const used = new Map<number, Uint16Array>();
  return (area, born, sex) => {
    const slot = (born - firstDay) * 2 + (sex === 'male' ? 1 : 0);
    for (let issuing = area; ; issuing++) {
      let counts = used.get(issuing);
      if (counts === undefined || slot >= counts.length) {
        const larger = new Uint16Array(slot + 20000);
        if (counts !== undefined) larger.set(counts);
        used.set(issuing, larger);
        counts = larger;
      }
      const count = counts[slot]!;
      if (count >= perDay) continue;
      counts[slot] = count + 1;
      // Odd sequence numbers are men's, even ones women's.
      return identityNumber(issuing, born, count * 2 + (sex === 'male' ? 1 : 0));
    }
  };
}

function identityNumber(area: number, born: Day, sequence: number): string {
  const { year, month, day } = civilDate(born);
  const date = String(year * 10000 + month * 100 + day);
  const digits = `${area}${date}${String(sequence).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}
