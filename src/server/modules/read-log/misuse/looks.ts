/** Rules about looking: without a task, split between two, by number, at night. */
import type { Alert } from '../../alert/index.ts';
import { countOf, type Evidence, groupsOf, homeOf, type Look } from './evidence.ts';

/** Homes in a day without a task for anybody there; finding the right one takes a few. */
const OFF_CASELOAD = 10;
/** Of each of several accounts, and of all of them, in one village on one day. */
const SPLIT = { each: 6, together: 16 };
/** Records one after the other by number. */
const SEQUENCE = { length: 12, step: 2 };
/** Homes in one night. */
const NIGHT = 5;
/** A task so many days before or after is a ground as well. */
const TASK_DAYS = 2;

const entriesOf = (looks: readonly { readonly entry: number }[]) => [
  ...new Set(looks.map(({ entry }) => entry).toSorted((a, b) => a - b)),
];

const alertOf = (
  rule: string,
  key: string,
  account: number,
  looks: readonly { readonly entry: number }[],
): Alert => ({ rule, key, account, entries: entriesOf(looks) });

const homesIn = (evidence: Evidence, looks: readonly Look[]): number =>
  countOf(looks, ({ person }) => homeOf(evidence, person));

/** Looks without a ground: no task of the unit for anybody of that home within two days. */
export function untasked(evidence: Evidence): readonly Look[] {
  const tasks = Map.groupBy(evidence.tasks, (one) => `${one.unit} ${homeOf(evidence, one.person)}`);
  return evidence.looks.filter(({ ground, unit, person, day }) => {
    if (ground !== 'area') return false;
    const own = tasks.get(`${unit} ${homeOf(evidence, person)}`) ?? [];
    return !own.some((task) => Math.abs(task.day - day) <= TASK_DAYS);
  });
}

/** Many residents in a day without a task for any of them. */
export function offCaseload(evidence: Evidence): readonly Alert[] {
  return groupsOf(untasked(evidence), ({ account, day }) => `${account} ${day}`)
    .filter(([, looks]) => homesIn(evidence, looks) >= OFF_CASELOAD)
    .map(([key, looks]) => alertOf('off-caseload', key, looks[0]!.account, looks));
}

/** The same, shared out between accounts of a unit so that each stays below. */
export function split(evidence: Evidence): readonly Alert[] {
  const placed = untasked(evidence).flatMap((look) => {
    const village = evidence.subjects.get(look.person)?.village;
    return village === undefined ? [] : [{ ...look, village }];
  });
  const places = groupsOf(placed, ({ unit, village, day }) => `${unit} ${village} ${day}`);
  return places.flatMap(([key, looks]) => {
    const hands = groupsOf(looks, ({ account }) => String(account)).filter(
      ([, own]) => homesIn(evidence, own) >= SPLIT.each,
    );
    const together = hands.flatMap(([, own]) => own);
    if (hands.length < 2 || homesIn(evidence, together) < SPLIT.together) return [];
    return hands.map(([account, own]) =>
      alertOf('split', `${key} ${account}`, Number(account), own),
    );
  });
}

/** Records read one after the other by number, up or down. */
export function sequential(evidence: Evidence): readonly Alert[] {
  const free = evidence.looks.filter(({ ground }) => ground !== 'grounded');
  return groupsOf(free, ({ account, day }) => `${account} ${day}`).flatMap(([key, looks]) => {
    const longest = longestRun(firstOfEach(looks));
    if (longest.length < SEQUENCE.length) return [];
    return [alertOf('sequential', key, looks[0]!.account, longest)];
  });
}

/** One person of each act, the one with the lowest number, in the order of the acts. */
const firstOfEach = (looks: readonly Look[]): readonly Look[] =>
  groupsOf(
    looks.toSorted((a, b) => a.entry - b.entry || a.person - b.person),
    ({ entry }) => String(entry),
  ).map(([, own]) => own[0]!);

function longestRun(looks: readonly Look[]): readonly Look[] {
  let longest: readonly Look[] = [];
  let run: Look[] = [];
  let direction = 0;
  for (const look of looks) {
    const step = run.length === 0 ? 0 : look.person - run.at(-1)!.person;
    const isNext = step !== 0 && Math.abs(step) <= SEQUENCE.step;
    if (isNext && (run.length === 1 || Math.sign(step) === direction)) run.push(look);
    else run = isNext ? [run.at(-1)!, look] : [look];
    direction = Math.sign(step);
    if (run.length > longest.length) longest = [...run];
  }
  return longest;
}

/** Several people in one night, which ends in the morning of the next day. */
export function night(evidence: Evidence): readonly Alert[] {
  const dark = evidence.looks.filter(({ hours }) => hours !== 'day');
  const nightOf = ({ day, hours }: Look) => (hours === 'early' ? day - 1 : day);
  return groupsOf(dark, (look) => `${look.account} ${nightOf(look)}`)
    .filter(([, looks]) => homesIn(evidence, looks) >= NIGHT)
    .map(([key, looks]) => alertOf('night', key, looks[0]!.account, looks));
}
