/** The account that a login belongs to. */
import type { Reading } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { type Login, phoneIndexes } from './login.ts';
import { type AccountRow, accountWith } from './queries.ts';

/** Looks in the same way where there is none, or where what was typed can be no login. */
export const accountByLogin = (
  tx: Reading,
  login: Login | undefined,
  keys: KeyRing,
): Promise<AccountRow | undefined> =>
  accountWith(
    tx,
    login?.kind === 'staff-number' ? login.value : null,
    login?.kind === 'phone' ? phoneIndexes(login, keys) : [],
  );
