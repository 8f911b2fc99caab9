/**
 * Secrets that come from outside are looked at before anything is opened with them: a key that stands in a
 * document, or that somebody made up, protects nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { accountErrorTexts } from '../i18n/errors/account.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Different bytes that 32 random ones have at least; fewer happen less than once in 10^15 keys. */
const BYTES_MIN = 16;
/** Characters, and different ones, of a secret that a provider gave us. */
const SECRET_MIN = 16;
const SIGNS_MIN = 8;

const samples =
  /change.?me|example|sample|default|secret|password|passw0rd|nuanjia|placeholder|your.?key|insert|test|demo|1234567|abcdefg|qwerty/i;

/** Client secret of single sign-on; one for all counties of the installation. */
export const providerSecretName = 'NUANJIA_OIDC_SECRET';

/**
 * Lets secrets pass that nobody can guess: of the environment, else of the key files of a data folder. What
 * is not there is not looked at.
 * Errors: SECRET_WEAK with the name of the variable or file, never with its value.
 */
export function assertSecrets(environment: Environment, home: string): void {
  for (const [name, file] of [
    ['NUANJIA_MASTER_KEY', join(home, 'keys', 'master.key')],
    ['NUANJIA_BACKUP_KEY', join(home, 'keys', 'backup.key')],
  ] as const) {
    const text = environment[name];
    if (isWeakKey(text || textOf(file))) throw weak(text ? name : file);
  }
  const secret = environment[providerSecretName];
  if (secret && isWeakSecret(secret)) throw weak(providerSecretName);
}

/**
 * Keys of 32 bytes in base64. Text that somebody typed, a pattern or a count has few different bytes, or
 * nothing but signs that can be printed. What is no key at all is for those who read it to say.
 */
export function isWeakKey(text: string): boolean {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== 32) return false;
  const isText = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  const steps = new Set(bytes.map((byte, at) => (byte - (bytes[at - 1] ?? 0)) & 0xff).subarray(1));
  return isText || new Set(bytes).size < BYTES_MIN || steps.size < BYTES_MIN;
}

/** What stands in a file; a file that cannot be read is for those who open it to speak of. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const isWeakSecret = (secret: string): boolean =>
  secret.length < SECRET_MIN || new Set(secret).size < SIGNS_MIN || samples.test(secret);

const weak = (name: string) => {
  const code: keyof typeof accountErrorTexts = 'SECRET_WEAK';
  return Object.assign(new Error(`${code} ${name}`), { code, detail: { name } });
};
