/**
 * The access decision: given a role, what is asked for and how the asker stands to somebody, which classes of
 * her record are shown, or why none. It knows no database, so that every case of it can be listed.
 */
import type { Action } from '../../api/actions.ts';
import { accessError } from './errors.ts';
import type { DataClass } from './classes.ts';
import { mayDo, type Relation, relations, type Role, roleOf } from './roles.ts';

/** What needs a reason that concerns this very person: an open task, an emergency, or being her. */
const needsReason: ReadonlySet<Action> = new Set<Action>([
  'record.read',
  'record.write',
  'right.read',
  'consent.read',
  'consent.record',
]);

const isReason = (relation: Relation) => relation !== 'area';

/**
 * Classes that a role sees of somebody for what it asks.
 * Errors: ACCESS_ROLE when the role may not do it at all, ACCESS_NOBODY when the asker does not stand to her in
 * any relation that counts (told like a number that nobody has), ACCESS_NEEDS_TASK when only a reason is missing.
 */
export function decide(
  role: Role,
  action: Action,
  held: ReadonlySet<Relation>,
): { readonly relation: Relation; readonly classes: readonly DataClass[] } {
  if (!mayDo(role, action)) throw accessError('ACCESS_ROLE', { action });
  const { sees } = roleOf(role);
  const counting = relations.filter((relation) => held.has(relation) && sees[relation]);
  if (counting.length === 0) throw accessError('ACCESS_NOBODY');
  const relation = counting.find((one) => !needsReason.has(action) || isReason(one));
  if (!relation) throw accessError('ACCESS_NEEDS_TASK');
  return { relation, classes: sees[relation]! };
}
