/** Rules about tasks that an account opens on the resident's word and that nothing comes of. */
import type { Alert } from '../../alert/index.ts';
import { countOf, type Evidence, groupsOf, homeOf, periodsOf, type Task } from './evidence.ts';

/** Homes in one village on one day. */
const MADE_UP = 8;
/** In a week: at least, and so many times what is usual of others in the role. */
const MANY = { least: 15, times: 4 };
/** In thirty days: at least, and so many times what is usual of others in the role. */
const UNVISITED = { least: 7, times: 3 };
const PERIOD = 30;
/** A task that is open for longer was not meant. */
const OPEN_DAYS = 14;

type Own = Task & { readonly openedBy: number };

/** Opened on the resident's word, and nothing was written into her record. */
const unworked = ({ tasks }: Evidence): readonly Own[] =>
  tasks.filter((one): one is Own => one.openedBy !== undefined && !one.isWorked);

const alertOf = (rule: string, key: string, tasks: readonly Own[]): Alert => ({
  rule,
  key,
  account: tasks[0]!.openedBy,
  entries: [...new Set(tasks.map(({ entry }) => entry))].toSorted((a, b) => a - b),
});

/** Many homes side by side in one day. */
export function madeUpTasks(evidence: Evidence): readonly Alert[] {
  const placed = unworked(evidence).flatMap((task) => {
    const village = evidence.subjects.get(task.person)?.village;
    return village === undefined ? [] : [{ ...task, village }];
  });
  return groupsOf(placed, ({ openedBy, village, day }) => `${openedBy} ${village} ${day}`)
    .filter(([, tasks]) => countOf(tasks, ({ person }) => homeOf(evidence, person)) >= MADE_UP)
    .map(([key, tasks]) => alertOf('made-up-tasks', key, tasks));
}

/** Far more in a week than others of the role. */
export const manyOwnTasks = (evidence: Evidence): readonly Alert[] =>
  beyondPeers(
    evidence,
    'many-own-tasks',
    unworked(evidence),
    (day) => [Math.floor((day + 3) / 7)],
    MANY,
  );

/** Looked at under such a task, which is then closed as mistaken or never: a view without a visit. */
export function viewWithoutVisit(evidence: Evidence): readonly Alert[] {
  const looked = new Set(evidence.looks.map(({ account, person }) => `${account} ${person}`));
  const unvisited = unworked(evidence).filter(
    (task) => isUnmeant(task, evidence.until) && looked.has(`${task.openedBy} ${task.person}`),
  );
  const periods = (day: number) => periodsOf(day, PERIOD);
  return beyondPeers(evidence, 'view-without-visit', unvisited, periods, UNVISITED);
}

const isUnmeant = ({ outcome, day, closedDay }: Task, until: number): boolean =>
  outcome === 'mistaken' || (closedDay ?? until) > day + OPEN_DAYS;

/** Accounts with at least so many tasks in a period, and so many times the median of the others in their role. */
function beyondPeers(
  { staff }: Evidence,
  rule: string,
  tasks: readonly Own[],
  periodsOfDay: (day: number) => readonly number[],
  { least, times }: { readonly least: number; readonly times: number },
): readonly Alert[] {
  const dated = tasks.flatMap((task) =>
    periodsOfDay(task.day).map((period) => ({ ...task, period })),
  );
  const roleOf = (account: number) => staff.get(account)?.role ?? '';
  const sizes = Map.groupBy([...staff], ([, { role }]) => role);
  const groups = groupsOf(dated, ({ openedBy, period }) => `${openedBy} ${period}`);
  const peers = Map.groupBy(groups, ([, [one]]) => `${roleOf(one!.openedBy)} ${one!.period}`);
  return groups.flatMap(([key, own]) => {
    const role = roleOf(own[0]!.openedBy);
    const others = peers.get(`${role} ${own[0]!.period}`)!.filter(([one]) => one !== key);
    // Who opened none counts as well.
    const usual = medianOf(
      others.map(([, some]) => some.length),
      (sizes.get(role)?.length ?? 1) - 1,
    );
    return own.length >= least && own.length > times * usual ? [alertOf(rule, key, own)] : [];
  });
}

/** The middle one of so many counts, those that are not given being none. */
function medianOf(counts: readonly number[], size: number): number {
  const most = Math.max(size, counts.length);
  return counts.toSorted((a, b) => b - a)[Math.floor(most / 2)] ?? 0;
}
