/**
 * An account of her own for a resident who came to the desk with her identity card: one person, one account, set up
 * by herself with a code that is shown once.
 */
import { type County, readCounty } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { isCertainlyChild } from '../../../model/consent/age.ts';
import { actorOf } from '../../access/index.ts';
import { inviteAccount, inviteAgain, type Invited } from '../account/index.ts';
import { recordsOf } from '../care/queries.ts';
import { birthOfRecords } from '../consent/queries.ts';
import { findPerson } from '../registry/queries.ts';
import { accountsOf } from '../rights-desk/copy/queries.ts';

export type PortalAccess = {
  readonly person: number;
  /** The clerk's. */
  readonly account: number;
  readonly login?: string;
  readonly today: number;
  readonly now: Date;
};

/**
 * A code with which she sets her account up, or sets it up anew. Her record must be open under a task.
 * Errors: PERSON_UNKNOWN, PORTAL_CHILD, PORTAL_LOGIN_NEEDED, those of invitations and of the access decision.
 */
export async function givePortalAccess(
  office: County,
  keys: KeyRing,
  { person, account: clerk, login, today, now }: PortalAccess,
): Promise<Invited> {
  const actor = actorOf(clerk);
  const act = { kind: 'portal-access', actor };
  const { name, account } = await readCounty(office, act, async (tx) => {
    await tx.open(person);
    const records = await recordsOf(tx, person);
    if (records.length === 0) throw portalError('PERSON_UNKNOWN', { person });
    tx.seen(person);
    const isChild = isCertainlyChild(await birthOfRecords(tx, records), today);
    if (isChild) throw portalError('PORTAL_CHILD');
    const [known] = await accountsOf(tx, records);
    return { name: (await findPerson(tx, records[0]!))!.name, account: known };
  });
  if (account !== undefined) return inviteAgain(office, { actor, account, now, kind: 'resident' });
  if (login === undefined) throw portalError('PORTAL_LOGIN_NEEDED');
  return inviteAccount(office, keys, {
    ...{ actor, kind: 'resident', login, name, person, now },
    also: async (tx) => {
      await tx.open(person);
      tx.seen(person);
    },
  });
}

const portalError = (code: string, detail: Readonly<Record<string, number>> = {}) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
