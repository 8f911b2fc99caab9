/** Length is asked for and nothing else; what everybody guesses is refused; hashes can be told apart by age. */
import { hash } from '@node-rs/argon2';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPassword, hashPassword, isOutdated, isPassword } from './password.ts';

const own = ['G20441', '测小禾', 'ce xiao he', '云溪县'];
const codeOf = (password: string): string | undefined => {
  try {
    checkPassword(password, own);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a password', () => {
  test.each([
    ['eleven char', 'PASSWORD_SHORT'],
    ['x1 y2 z3 w4 v5 '.repeat(9), 'PASSWORD_LONG'],
    ['woaini5201314', 'PASSWORD_GUESSABLE'],
    ['Admin@12345678', 'PASSWORD_GUESSABLE'],
    ['qwertyuiop123!', 'PASSWORD_GUESSABLE'],
    ['1qaz2wsx3edc4rfv', 'PASSWORD_GUESSABLE'],
    ['aaaaaaaaaaaaaaaa', 'PASSWORD_GUESSABLE'],
    ['abababababababab', 'PASSWORD_GUESSABLE'],
    ['19880101-19880101', 'PASSWORD_GUESSABLE'],
    ['1988年01月01日生日ab', 'PASSWORD_GUESSABLE'],
    ['g20441g20441ab', 'PASSWORD_GUESSABLE'],
    ['云溪县卫生院２０２６管理员', 'PASSWORD_GUESSABLE'],
    ['测小禾20261122测小禾!', 'PASSWORD_GUESSABLE'],
  ])('"%s" is refused: %s', (password, code) => expect(codeOf(password)).toBe(code));

  test.each([
    ['words of any kind', 'correct horse battery staple'],
    ['Chinese words', '山高水长明月清风松间石上'],
    ['only small letters', 'vkbtrmqzpdhw'],
    ['signs outside the basic plane', '🌲🌊🔥🪵🧭🪶🫙🧵🪡🪢🧶🪁'],
    ['a long one', 'x1 y2 z3 w4 v5 '.repeat(8)],
  ])('may be %s', (_, password) => expect(codeOf(password)).toBeUndefined());

  test('that is random and long enough always passes', () => {
    const random = fc.uint8Array({ minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(random, (bytes) => {
        fc.pre(new Set(bytes).size > 18);
        return codeOf(Buffer.from(bytes).toString('base64')) === undefined;
      }),
    );
  });
});

describe('the hash of a password', () => {
  test('fits it, however the keyboard composed it, and nothing else', async () => {
    const stored = await hashPassword('Zoë waters 12 plants');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(stored, 'Zoe\u0308 waters 12 plants')).toBe(true);
    expect(await isPassword(stored, 'Zoe waters 12 plants')).toBe(false);
    expect(await isPassword(stored, 'Zoë waters 12 plants'.padEnd(5_000))).toBe(false);
  });

  test('is not needed to say no: nobody signs in to an account that is not there', async () => {
    expect(await isPassword(undefined, 'nobody has this password')).toBe(false);
    expect(await isPassword(null, 'nobody has this password')).toBe(false);
  });

  test('that cost less than is asked for now is outdated', async () => {
    expect(isOutdated(await hashPassword('correct horse battery'))).toBe(false);
    expect(isOutdated(await hash('correct horse battery', { memoryCost: 9_216 }))).toBe(true);
    expect(isOutdated(await hash('correct horse battery', { timeCost: 1 }))).toBe(true);
  });
});
