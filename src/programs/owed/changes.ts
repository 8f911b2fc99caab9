/**
 * What becomes of people when facts or policy change: days and money gained and lost, person by person
 * and program by program.
 */
import {
  civilDate,
  firstOfMonth,
  monthIndexOf,
  type Spans,
  spansOf,
  subtract,
  UNVERIFIED,
} from '../../rules/index.ts';
import { eachGroup, type OwedGroup, sameGroup } from './groups.ts';
import type { Owed } from './rows.ts';
import { linesOfRun } from './runs.ts';

/** How one person's rows of one program differ. */
export type OwedChange = {
  readonly person: number;
  readonly program: string;
  /** Absent where there was nothing before, or is nothing after. */
  readonly before?: OwedGroup;
  readonly after?: OwedGroup;
  /** Days that have become certain, and days that no longer are. */
  readonly gained: Spans;
  readonly lost: Spans;
  /** What is payable more, or less where negative, by calendar month; months without change left out. */
  readonly fenByMonth: readonly MonthFen[];
};

export type MonthFen = { readonly month: string; readonly fen: number };

/**
 * The groups of rows that differ, by person. Both sides are about the same people under the same
 * indices, and were worked out for the same day.
 *
 * Units: fen of certain lines whose amount may be paid, at the least that it can be.
 */
export function diffOwed(before: Owed, after: Owed): OwedChange[] {
  const changes: OwedChange[] = [];
  const olds = eachPerson(before);
  const news = eachPerson(after);
  let old = olds.next();
  let fresh = news.next();
  while (!old.done || !fresh.done) {
    const person = Math.min(personOf(old), personOf(fresh));
    const oldGroups = personOf(old) === person ? old.value!.groups : NOTHING;
    const newGroups = personOf(fresh) === person ? fresh.value!.groups : NOTHING;
    for (const program of new Set([...newGroups.keys(), ...oldGroups.keys()])) {
      const [a, b] = [oldGroups.get(program), newGroups.get(program)];
      if (!a || !b || !sameGroup(a, b)) changes.push(changeBetween(person, program, a, b));
    }
    if (personOf(old) === person) old = olds.next();
    if (personOf(fresh) === person) fresh = news.next();
  }
  return changes;
}

type PersonGroups = { readonly person: number; readonly groups: ReadonlyMap<string, OwedGroup> };

const NOTHING: ReadonlyMap<string, OwedGroup> = new Map();

const personOf = (step: IteratorResult<PersonGroups, void>): number =>
  step.done ? Infinity : step.value.person;

function* eachPerson(owed: Owed): Generator<PersonGroups, void> {
  let open: { person: number; groups: Map<string, OwedGroup> } | undefined;
  for (const { person, program, group } of eachGroup(owed)) {
    if (open && open.person !== person) yield open;
    if (open?.person !== person) open = { person, groups: new Map() };
    open.groups.set(program, group);
  }
  if (open) yield open;
}

/** What differs from one person's rows of a program to another's; people by whatever number both sides use. */
export function changeBetween(
  person: number,
  program: string,
  before: OwedGroup | undefined,
  after: OwedGroup | undefined,
): OwedChange {
  const [was, is] = [certainDays(before), certainDays(after)];
  return {
    person,
    program,
    ...(before && { before }),
    ...(after && { after }),
    gained: subtract(is, was),
    lost: subtract(was, is),
    fenByMonth: fenByMonth(before, after),
  };
}

const certainDays = (group: OwedGroup | undefined): Spans =>
  spansOf(
    (group?.entitlements ?? [])
      .filter(({ isCertain }) => isCertain)
      .map(({ from, until }) => [from, until]),
  );

function fenByMonth(before: OwedGroup | undefined, after: OwedGroup | undefined): MonthFen[] {
  const fen = new Map<number, number>();
  for (const [group, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    for (const run of group?.payments ?? []) {
      if (!run.isCertain || run.status >= UNVERIFIED) continue;
      for (const line of linesOfRun(run)) {
        for (const [month, part] of spreadOverMonths(line)) {
          fen.set(month, (fen.get(month) ?? 0) + sign * part);
        }
      }
    }
  }
  return [...fen]
    .filter(([, sum]) => sum !== 0)
    .toSorted(([a], [b]) => a - b)
    .map(([month, sum]) => ({ month: monthText(month), fen: sum }));
}

type Amount = { readonly from: number; readonly until: number; readonly lowFen: number };

/** A line's fen in equal parts over its calendar months, the odd fen in the first of them. */
export function spreadOverMonths({
  from,
  until,
  lowFen,
}: Amount): readonly (readonly [month: number, fen: number])[] {
  const first = monthIndexOf(from);
  const count = monthIndexOf(until - 1) - first + 1;
  // Nobody owes less than nothing, whatever an unknown amount may turn out to be.
  const fen = Math.max(0, lowFen);
  const part = Math.floor(fen / count);
  const odd = fen - part * count;
  return Array.from({ length: count }, (_, i) => [first + i, part + (i < odd ? 1 : 0)] as const);
}

function monthText(index: number): string {
  const { year, month } = civilDate(firstOfMonth(index));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}
