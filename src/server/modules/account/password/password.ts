/**
 * Passwords: what may be one, how it is hashed and checked. Length is all that is asked for; any characters
 * will do, and only what everybody guesses is refused.
 */
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { accountError } from '../errors.ts';
import { unguessable } from './guessable.ts';

/** Characters. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
/** Different characters beside what everybody guesses. */
const UNGUESSABLE_MIN = 5;

/** argon2id with 19 MiB and two passes: about 20 ms for us, and for whoever guesses. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** However a keyboard composes a character, it is the same password. */
const normal = (password: string): string => password.normalize('NFC');

/**
 * Lets a new password pass, or says why not; `own` are words that stand around the account.
 * Errors: PASSWORD_SHORT, PASSWORD_LONG, PASSWORD_GUESSABLE.
 */
export function checkPassword(password: string, own: readonly string[]): void {
  const { length } = [...normal(password)];
  if (length < PASSWORD_MIN) throw accountError('PASSWORD_SHORT', { min: PASSWORD_MIN });
  if (length > PASSWORD_MAX) throw accountError('PASSWORD_LONG', { max: PASSWORD_MAX });
  if (unguessable(normal(password), own) < UNGUESSABLE_MIN)
    throw accountError('PASSWORD_GUESSABLE');
}

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost);

/** Stands in for the hash of an account that is not there, so that its check takes as long. */
const nobody = hashPassword('nobody has this password');

/** Whether a password fits; without a hash it takes as long and says no. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  // Nobody's password is so long, and hashing a book would be work for whoever sends it.
  const given = password.length > 4 * PASSWORD_MAX ? '' : normal(password);
  const fits = await verify(passwordHash ?? (await nobody), given);
  return fits && passwordHash != null;
}

/** Whether the hash was made with less work than is asked for now. */
export function isOutdated(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
  return memoryCost < cost.memoryCost || timeCost < cost.timeCost || parallelism < cost.parallelism;
}
