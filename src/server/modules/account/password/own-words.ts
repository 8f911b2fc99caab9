/** Words around an account that nobody should make a password of. */
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import { readingOf } from '../../registry/reading.ts';
import { loginText } from '../accounts.ts';
import type { AccountRow } from '../queries.ts';

/** Login, name and county, as they are written and as they are read. */
export function ownWords(
  account: AccountRow,
  { keys, countyName }: { readonly keys: KeyRing; readonly countyName: string },
): readonly string[] {
  const login = loginText(account, keys);
  const short = countyName.replace(/[县市区旗]$/, '');
  return [login, ...[account.name, countyName, short].flatMap((word) => [word, ...readings(word)])];
}

/** `zhangwei`, and each syllable where it is long enough to tell. */
function readings(word: string): readonly string[] {
  const syllables = readingOf(word).split(' ').slice(0, -1);
  return [syllables.join(''), ...syllables.filter((syllable) => syllable.length > 2)];
}
