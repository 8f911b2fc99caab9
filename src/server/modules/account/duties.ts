/**
 * Who runs the system, who lets people in and who watches both are three people, and none of them serves
 * residents. Whoever gives a post asks here, in the same transaction.
 */
import type { Changing } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { accountError } from './errors.ts';
import { END } from '../../../rules/index.ts';
import { insertPost } from '../post/queries.ts';
import { lockAccount, postsBetween } from './queries.ts';

/** Roles of administrators, by the duty that the command line names. */
export const dutyRoles = {
  system: 'system-administrator',
  security: 'security-administrator',
  audit: 'audit-administrator',
} as const;
export type Duty = keyof typeof dutyRoles;

const administrators: ReadonlySet<string> = new Set(Object.values(dutyRoles));

export type NewDuty = {
  readonly account: number;
  readonly role: string;
  readonly from: number;
  readonly until: number;
};

/**
 * Lets a new post of an account pass, and no other one beside it until the transaction ends.
 *
 * Errors: ACCOUNT_UNKNOWN, ACCOUNT_DISABLED; ACCOUNT_DUTIES when on some day the account would hold two
 * duties of administrators, or one of them and a service post.
 */
export async function assertDutiesApart(tx: Changing, duty: NewDuty): Promise<void> {
  const { account, role, from, until } = duty;
  // Two who give posts at once do it one after the other.
  const found = await lockAccount(tx, account);
  if (!found) throw accountError('ACCOUNT_UNKNOWN', { account });
  if (found.state === 'disabled') throw accountError('ACCOUNT_DISABLED', { account });
  const held = await postsBetween(tx, account, dayText(from), dayText(until));
  const other = held.find(
    (post) => post.role !== role && (administrators.has(role) || administrators.has(post.role)),
  );
  if (other) throw accountError('ACCOUNT_DUTIES', { account, role, held: other.role });
}

/** A duty read from a word. Errors: ACCOUNT_DUTY_UNKNOWN. */
export function getDuty(value: string): Duty {
  const found = (Object.keys(dutyRoles) as Duty[]).find((duty) => duty === value);
  if (!found) throw accountError('ACCOUNT_DUTY_UNKNOWN', { value });
  return found;
}

/** Gives an account the post of an administrator from a day on. Errors: those of {@link assertDutiesApart}. */
export async function giveDuty(
  tx: Changing,
  { account, duty, from }: { readonly account: number; readonly duty: Duty; readonly from: number },
): Promise<void> {
  const role = dutyRoles[duty];
  await assertDutiesApart(tx, { account, role, from, until: END });
  await insertPost(tx, { account, role, unit: undefined, areas: undefined, from, until: END });
}
