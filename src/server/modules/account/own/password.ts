/** An owner changes her password: every session ends, and she goes on in a new one. */
import { changeCounty, snapshotCounty } from '../../../../db/county.ts';
import { actorOf, type CountyDesk, itself } from '../desk.ts';
import { accountError } from '../errors.ts';
import { ownWords } from '../password/own-words.ts';
import { checkPassword, hashPassword, isPassword } from '../password/password.ts';
import { findAccount, lockAccount, setPassword } from '../queries.ts';
import {
  assertFresh,
  endSessions,
  type Factor,
  type Session,
  type StartedSession,
  startSession,
} from '../session/session.ts';
import { countGuess } from '../sign-in/throttle.ts';

export type PasswordChange = {
  readonly session: Session;
  /** Not asked for where the account has had a passkey only. */
  readonly old?: string;
  readonly password: string;
  readonly agent?: string;
  readonly now: Date;
};

/**
 * The session to go on in.
 * Errors: SESSION_NOT_FRESH, PASSWORD_WRONG, SIGN_IN_THROTTLED, SESSION_OVER, those of checkPassword.
 */
export async function changePassword(
  desk: CountyDesk,
  { session, old, password, agent, now }: PasswordChange,
): Promise<StartedSession> {
  const { county, keys } = desk;
  assertFresh(session, now);
  const id = session.account;
  const account = await snapshotCounty(itself(county), (tx) => findAccount(tx, id));
  if (!account) throw accountError('SESSION_OVER');
  if (account.password_hash !== null) {
    // As if it were a browser of its own: strangers who guess at the door do not hold the owner up.
    const guess = { login: '', address: '', device: -id, now };
    const wasRight = await countGuess(county, keys, guess);
    if (!(await isPassword(account.password_hash, old ?? ''))) throw accountError('PASSWORD_WRONG');
    await wasRight();
  }
  checkPassword(password, ownWords(account, desk));
  const hash = await hashPassword(password);
  const act = { kind: 'password-change', actor: actorOf(id) };
  const { value } = await changeCounty(itself(county), act, async (tx) => {
    const locked = await lockAccount(tx, id);
    if (locked?.state !== 'active' || locked.password_hash !== account.password_hash)
      throw accountError('SESSION_OVER');
    await endSessions(tx, id, now);
    await setPassword(tx, id, hash, now);
    const factors = session.factors as readonly Factor[];
    return startSession(tx, { account: id, factors, now, ...(agent !== undefined && { agent }) });
  });
  return value;
}
