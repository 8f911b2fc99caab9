/** Identity numbers of people in the fictional land. */
import { checkCharacter } from '../../src/model/identity-number.ts';

/** A valid number of a woman born on 5 March 1968; the serial has three digits. */
export function fictionalNumber(serial: string): string {
  const digits = `99010119680305${serial}`;
  return digits + checkCharacter(digits);
}
