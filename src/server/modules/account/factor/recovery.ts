/** Codes on paper for an owner who has lost the authenticator: ten, each good once, only with the password. */
import { hashOf, newCode, readCode } from '../tokens.ts';

const CODES = 10;

/** New codes, to be shown once, and their hashes, to be kept; none where there is nothing to recover. */
export function newRecoveryCodes(areNeeded = true): {
  readonly codes: readonly string[];
  readonly hashes: readonly Buffer[];
} {
  const codes = areNeeded ? Array.from({ length: CODES }, newCode) : [];
  return { codes, hashes: codes.map(recoveryHash) };
}

/** What is kept of a code, however it was typed. */
export const recoveryHash = (typed: string): Buffer => hashOf(`recovery ${readCode(typed)}`);
