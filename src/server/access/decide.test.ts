/** The access decision, case by case: a role, what it asks, how it stands to somebody. */
import { describe, expect, test } from 'vitest';
import { actions } from '../../api/actions.ts';
import { factKinds } from '../../db/fact-kinds.ts';
import { careKinds } from '../../model/facts/care.ts';
import { dataClasses, findClass, kindsOf } from './classes.ts';
import { decide } from './decide.ts';
import { mayDo, type Relation, relations, type Role, roleOf, roles } from './roles.ts';

const everyRole = Object.keys(roles) as Role[];
const held = (...some: readonly Relation[]) => new Set(some);

describe('a decision', () => {
  test('shows a worker of the area who somebody is, and nothing else', () => {
    const { relation, classes } = decide('family-worker', 'person.read', held('area'));
    expect([relation, classes]).toEqual(['area', ['identity']]);
  });

  test('needs a reason that concerns the very person before it shows her record', () => {
    const read =
      (...some: readonly Relation[]) =>
      () =>
        decide('family-worker', 'record.read', held(...some));
    expect(read('area')).toThrow(expect.objectContaining({ code: 'ACCESS_NEEDS_TASK' }));
    expect(read('area', 'task')().classes).toContain('sensitive');
    expect(read('area', 'task')().classes).not.toContain('child-count');
    expect(read('emergency')().relation).toBe('emergency');
  });

  test('does not say whether somebody whom the asker does not serve exists', () => {
    expect(() => decide('clerk', 'record.read', held())).toThrow(
      expect.objectContaining({ code: 'ACCESS_NOBODY' }),
    );
  });

  test('lets nobody begin a care record out of an emergency', () => {
    const enrol = (...some: readonly Relation[]) =>
      decide('care-provider', 'care.enrol', held(...some)).relation;
    expect(() => enrol('emergency')).toThrow(expect.objectContaining({ code: 'ACCESS_NOBODY' }));
    expect(enrol('emergency', 'area')).toBe('area');
  });

  test('takes the nearest relation that counts', () => {
    const { relation } = decide('clerk', 'right.read', held('area', 'emergency', 'task'));
    expect(relation).toBe('task');
  });
});

/** Every role with every action in every relation. */
const cases = everyRole.flatMap((role) =>
  actions.flatMap((action) => relations.map((relation) => ({ role, action, relation }))),
);

describe('whatever is asked', () => {
  test('nothing is shown that the role does not list for that relation, or for a task, in its lists', () => {
    const wrong = cases.filter(({ role, action, relation }) => {
      const shown = outcome(role, action, relation);
      const { sees, lists = [] } = roleOf(role);
      const isForTask =
        relation === 'area' && ['task.open', 'sync.use', 'sync.send'].includes(action);
      const listed: readonly string[] = [...(sees[relation] ?? []), ...(isForTask ? lists : [])];
      return (
        shown !== undefined && !(mayDo(role, action) && shown.every((one) => listed.includes(one)))
      );
    });
    expect(wrong).toEqual([]);
  });

  test('administrators are shown nobody', () => {
    const administrators = everyRole.filter((role) => roleOf(role).duty === 'administrator');
    expect(administrators).toHaveLength(3);
    const shown = cases.filter(
      ({ role, action, relation }) =>
        administrators.includes(role) && outcome(role, action, relation) !== undefined,
    );
    expect(shown).toEqual([]);
  });

  test('a resident is shown herself alone', () => {
    const others = cases.filter(({ role, relation }) => role === 'resident' && relation !== 'own');
    expect(others.filter((one) => outcome(one.role, one.action, one.relation))).toEqual([]);
    expect(outcome('resident', 'record.read', 'own')).toEqual([...dataClasses]);
  });

  test('who proposes money never decides about it, by role', () => {
    const both = everyRole.filter(
      (role) => mayDo(role, 'money.propose') && mayDo(role, 'money.decide'),
    );
    expect(both).toEqual([]);
  });
});

function outcome(role: Role, action: (typeof actions)[number], relation: Relation) {
  try {
    return decide(role, action, held(relation)).classes;
  } catch {
    return undefined;
  }
}

describe('classes', () => {
  test('every kind of fact has a class, or stands in the care record', () => {
    const without = Object.keys(factKinds).filter((kind) => findClass(kind) === undefined);
    expect(without.toSorted()).toEqual([...careKinds].toSorted());
  });

  test('no class opens a kind of the care record', () => {
    const opened = new Set(kindsOf(dataClasses));
    expect([...careKinds].filter((kind) => opened.has(factKinds[kind]!))).toEqual([]);
  });
});
