/**
 * The access decision: given a role, what is asked for and how the asker stands to somebody, which classes of
 * her record are shown, or why none. It knows no database, so that every case of it can be listed.
 */
import type { Action } from '../../api/actions.ts';
import { type AccessCode, accessError } from './errors.ts';
import type { DataClass } from './classes.ts';
import { mayDo, type Relation, relations, type Role, roleOf } from './roles.ts';

/** What needs a reason that concerns this very person: an open task, an emergency, or being her. */
const needsReason: ReadonlySet<Action> = new Set<Action>([
  'record.read',
  'record.write',
  'right.read',
  'consent.read',
  'consent.record',
  'rights-request.handle',
  'resident.invite',
  'money.account',
  'case.read',
  'case.apply',
  'case.verify',
  'case.check',
  'case.confirm',
  'appeal.decide',
  'recovery.propose',
  'recovery.decide',
  'fund.propose',
  'fund.decide',
]);

/** An hour that was opened with a reason must not become a consent that stays. */
const notInEmergency: ReadonlySet<Action> = new Set<Action>(['care.enrol']);

/** A task may rest on whatever the role's own lists show of somebody anyway, and a phone may hold it. */
const restsOnLists: ReadonlySet<Action> = new Set<Action>(['task.open', 'sync.use', 'sync.send']);

const isReason = (relation: Relation) => relation !== 'area';

export type Decision = {
  readonly relation: Relation;
  readonly classes: readonly DataClass[];
};

/**
 * Classes that a role sees of somebody for what it asks.
 * Errors: ACCESS_ROLE when the role may not do it at all, ACCESS_NOBODY when the asker does not stand to her in
 * any relation that counts (told like a number that nobody has), ACCESS_NEEDS_TASK when only a reason is missing.
 */
export function decide(role: Role, action: Action, held: ReadonlySet<Relation>): Decision {
  const decided = decisionOf(role, action, held);
  if (typeof decided === 'string') throw accessError(decided, { action });
  return decided;
}

/** The decision, or the code of why not. */
export function decisionOf(
  role: Role,
  action: Action,
  held: ReadonlySet<Relation>,
): Decision | AccessCode {
  if (!mayDo(role, action)) return 'ACCESS_ROLE';
  const { sees, lists } = roleOf(role);
  const counting = relations.filter(
    (relation) =>
      held.has(relation) &&
      sees[relation] &&
      !(relation === 'emergency' && notInEmergency.has(action)),
  );
  if (counting.length === 0) return 'ACCESS_NOBODY';
  const relation = counting.find((one) => !needsReason.has(action) || isReason(one));
  if (relation === undefined) return 'ACCESS_NEEDS_TASK';
  const isByLists = relation === 'area' && restsOnLists.has(action);
  return { relation, classes: (isByLists && lists) || sees[relation]! };
}
