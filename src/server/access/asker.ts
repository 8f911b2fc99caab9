/**
 * Who asks: an account in a post, with the task it is about. Made once a request; every transaction of that
 * request runs under it, whichever module reads or writes.
 */
import {
  type County,
  type Reading,
  setLocally,
  snapshotCounty,
  softwareOf,
} from '../../db/county.ts';
import { type Database, dayText } from '../../db/database.ts';
import { currentPolicy } from '../modules/answer/queries.ts';
import type { Program } from '../../programs/definition.ts';
import { jurisdictionOf } from '../modules/policy/index.ts';
import { type DataClass, isWithin, kindsOf } from './classes.ts';
import { decide, decisionOf } from './decide.ts';
import type { Action } from '../../api/actions.ts';
import { accessError } from './errors.ts';
import {
  nextOnTasks,
  nextServed,
  programNumbers,
  type Stand,
  type Standing,
  standingsOf,
} from './queries.ts';
import { isServed, mayDo, type Relation, type Role, roleOf } from './roles.ts';

/** A post that is held today. */
export type Post = {
  readonly id: number;
  readonly role: Role;
  readonly unit: { readonly id: number; readonly name: string } | undefined;
  /** Ranges of 12-digit codes, as PostgreSQL writes a multirange. */
  readonly areas: string;
  /** Serves the whole county, so also people who are not known to live anywhere. */
  readonly isWhole: boolean;
};

export type Asking = {
  readonly account: number;
  /** The resident whose account it is. */
  readonly person?: number;
  /** Absent for residents. */
  readonly post?: Post;
  readonly action: Action;
  /** The open task that it is for. */
  readonly task?: number;
  readonly today: number;
  readonly now: Date;
};

/** Accounts in audit rows. */
export const actorOf = (account: number): string => `account ${account}`;

/**
 * The county as this asker sees it: hand it to any module. With the staff's login under row policies; without, with
 * the software's rights, for what is no resident's record.
 * Errors: ACCESS_ROLE when the role may not do this at all, ACCESS_WHOLE when it is about everybody in the county and the
 * post serves a part of it.
 */
export async function countyFor(
  county: County,
  asking: Asking,
  staffDb?: Database,
): Promise<County> {
  const { account, person, post, action, task, today, now } = asking;
  const role = post?.role ?? 'resident';
  if (!mayDo(role, action)) throw accessError('ACCESS_ROLE', { action });
  if (!isServed(action, { isWhole: post?.isWhole ?? false })) throw accessError('ACCESS_WHOLE');
  const { sees, lists = [] } = roleOf(role);
  const mostSeen = [...Object.values(sees).flat(), ...lists];
  const programs = mostSeen.length === 0 ? [] : await programsOf(county);
  const stand: Stand = {
    areas: post?.areas ?? '',
    isWhole: post?.isWhole ?? false,
    unit: post?.unit?.id ?? null,
    post: post?.id ?? null,
    task: task ?? null,
    tasks: tasksFor(action),
    account,
    today: dayText(today),
    now,
  };
  const opening = openingOf(programs);
  return {
    ...softwareOf(county),
    asker: {
      actor: actorOf(account),
      settings: settingsOf(stand),
      detailOf: (tx) => ({
        role,
        ...(post && { post: post.id }),
        ...(post?.unit && { unit: post.unit.id }),
        ...(task !== undefined && { task }),
        ...opening.detailOf(tx),
      }),
      ...openersOf({ role, action, person, stand, opening }),
      staffDb,
    },
  };
}

type Openers = Omit<NonNullable<County['asker']>, 'actor' | 'settings' | 'detailOf' | 'staffDb'>;

/** The ways in which people's records are opened, each by the one decision. */
function openersOf({
  role,
  action,
  person,
  stand,
  opening,
}: Pick<Asking, 'action'> & {
  readonly role: Role;
  readonly person: number | undefined;
  readonly stand: Stand;
  readonly opening: ReturnType<typeof openingOf>;
}): Openers {
  const { sees, lists = [] } = roleOf(role);
  return {
    open: async (tx, persons) => {
      const closed = persons.filter((id) => !opening.isOpen(tx, id));
      if (closed.length === 0) return;
      const standings = await standingsOf(tx, closed, stand);
      for (const one of standings) {
        const { relation, classes } = decide(role, action, relationsTo(one, person));
        opening.add(tx, one.records, relation, classes);
      }
      await opening.apply(tx);
    },
    openThose: async (tx, persons) => {
      const closed = persons.filter((id) => !opening.isOpen(tx, id));
      for (const one of closed.length === 0 ? [] : await standingsOf(tx, closed, stand)) {
        const decision = decisionOf(role, action, relationsTo(one, person));
        if (typeof decision === 'string') continue;
        opening.add(tx, one.records, decision.relation, decision.classes);
      }
      await opening.apply(tx);
      return persons.filter((id) => opening.isOpen(tx, id));
    },
    openAs: async (tx, relation, persons) => {
      const closed = persons.filter((id) => !opening.isOpen(tx, id));
      for (const one of closed.length === 0 ? [] : await standingsOf(tx, closed, stand)) {
        const decision = decisionOf(role, action, relationsTo(one, person));
        if (typeof decision === 'string' || decision.relation !== relation) continue;
        opening.add(tx, one.records, relation, decision.classes);
      }
      await opening.apply(tx);
      return persons.filter((id) => opening.isOpen(tx, id));
    },
    nextOf: (tx, whom, after, limit) =>
      (whom === 'area' ? nextServed : nextOnTasks)(tx, stand, after, limit),
    openNext: async (tx, after, limit) => {
      const persons = await nextServed(tx, stand, after, limit);
      opening.add(tx, persons, 'area', lists);
      await opening.apply(tx);
      return persons;
    },
    openNew: (tx, id) => {
      opening.add(tx, [id], 'area', sees.task ?? sees.area ?? []);
      return opening.apply(tx);
    },
  };
}

/** Phones and what comes of them are about everybody with a task; a single record is opened for a task by name. */
function tasksFor(action: Action): Stand['tasks'] {
  if (action === 'sync.send') return 'own';
  return action === 'sync.use' || action === 'sync.decide' ? 'open' : 'named';
}

const settingsOf = ({ account, unit, areas, isWhole }: Stand) => ({
  'app.account': String(account),
  'app.unit': unit === null ? '' : String(unit),
  'app.areas': areas,
  'app.is_whole': String(isWhole),
  'app.persons': '',
  'app.kinds': '',
  'app.programs': '',
});

function relationsTo(one: Standing, self: number | undefined): ReadonlySet<Relation> {
  return new Set<Relation>([
    ...(self !== undefined && one.records.includes(self) ? (['own'] as const) : []),
    ...(one.is_on_task ? (['task'] as const) : []),
    ...(one.is_emergency ? (['emergency'] as const) : []),
    ...(one.is_served ? (['area'] as const) : []),
  ]);
}

type Opened = {
  readonly persons: Set<number>;
  readonly relations: Set<Relation>;
  classes: readonly DataClass[];
};

/** What each transaction has opened so far: the people add up, the classes are those that hold for all of them. */
function openingOf(programs: readonly KnownProgram[]) {
  const opened = new WeakMap<Reading, Opened>();
  return {
    add: (
      tx: Reading,
      persons: readonly number[],
      relation: Relation,
      classes: readonly DataClass[],
    ) => {
      const known = opened.get(tx);
      const all: Opened = known ?? { persons: new Set(), relations: new Set(), classes };
      for (const id of persons) all.persons.add(id);
      all.relations.add(relation);
      all.classes = all.classes.filter((one) => classes.includes(one));
      opened.set(tx, all);
    },
    isOpen: (tx: Reading, person: number) => opened.get(tx)?.persons.has(person) ?? false,
    apply: async (tx: Reading) => {
      const all = opened.get(tx);
      if (!all) return;
      await setLocally(tx.client, {
        'app.persons': listOf([...all.persons]),
        'app.kinds': listOf(kindsOf(all.classes)),
        'app.programs': listOf(
          programs.filter(({ program }) => isWithin(program, all.classes)).map(({ id }) => id),
        ),
      });
    },
    detailOf: (tx: Reading) => {
      const all = opened.get(tx);
      return all ? { relation: [...all.relations].join(' '), classes: all.classes } : {};
    },
  };
}

const listOf = (numbers: readonly number[]) => `{${numbers.join(',')}}`;

type KnownProgram = { readonly id: number; readonly program: Program };

/** Programs of the policy in force, looked up again after a moment: a switch of policy is rare. */
const KNOWN_FOR_MS = 1000;
const known = new Map<
  string,
  { readonly at: number; readonly programs: readonly KnownProgram[] }
>();

async function programsOf(county: County): Promise<readonly KnownProgram[]> {
  const key = `${county.db.url} ${county.code}`;
  const now = performance.now();
  const last = known.get(key);
  if (last && now - last.at < KNOWN_FOR_MS) return last.programs;
  const { policy, numbers } = await snapshotCounty(county, async (tx) => ({
    policy: await currentPolicy(tx),
    numbers: await programNumbers(tx),
  }));
  const jurisdiction =
    policy === undefined ? undefined : await jurisdictionOf(softwareOf(county), policy);
  const programs = numbers.flatMap(({ id, name }) => {
    const program = jurisdiction?.programs.find((one) => one.id === name);
    return program ? [{ id, program }] : [];
  });
  known.set(key, { at: now, programs });
  return programs;
}
