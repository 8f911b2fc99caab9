/**
 * What an area list would change in the record: worked out beforehand, so that it can be shown, and so
 * that nothing on record is ever overwritten. An open beginning or end in the list says nothing about
 * days: lists of today do not know the past.
 */
import { type AreaEntry, depthOf } from '../../../model/areas/entry.ts';
import { fromOf, type RecordedArea, untilOf } from './recorded.ts';

/** What a list and the record say differently; what neither a date nor a person has decided. */
export type Contradiction = {
  readonly entry: AreaEntry;
  readonly recorded?: AreaEntry;
  readonly about: 'name' | 'parent' | 'kind' | 'from' | 'until' | 'successors';
};

export type AreaPlan = {
  readonly added: readonly AreaEntry[];
  /** The same area under another name, code or parent from a day on. */
  readonly renamed: readonly { readonly before: AreaEntry; readonly after: AreaEntry }[];
  /** Areas that come to an end, with what they become. */
  readonly ended: readonly AreaEntry[];
  readonly unchanged: number;
  readonly contradictions: readonly Contradiction[];
  /**
   * Areas on record that live on and that the list does not have, where it has others in the same place,
   * or where it ends that place.
   */
  readonly absent: readonly AreaEntry[];
};

/** One row of the record as it would be; `area` is shared by the rows of one area. */
export type PlannedRow = {
  entry: AreaEntry;
  readonly area: { id?: number };
  state: 'kept' | 'ended' | 'new';
};

type Planning = {
  readonly rows: Map<string, PlannedRow[]>;
  readonly added: PlannedRow[];
  readonly renamed: { readonly before: PlannedRow; readonly after: PlannedRow }[];
  readonly ended: PlannedRow[];
  readonly contradictions: Contradiction[];
  /** Codes of the areas that became the one with a code. */
  readonly predecessors: ReadonlyMap<string, ReadonlySet<string>>;
};

/** The plan, and the rows that it leaves. */
export function planAreas(
  recorded: readonly RecordedArea[],
  list: readonly AreaEntry[],
): { readonly plan: AreaPlan; readonly rows: ReadonlyMap<string, readonly PlannedRow[]> } {
  const planning = begin(recorded, list);
  let unchanged = 0;
  for (const entry of list.toSorted(byDay)) if (place(planning, entry)) unchanged++;
  checkSuccessors(planning);
  const { added, renamed, ended, contradictions } = planning;
  const isRenamed = new Set(renamed.map(({ before }) => before));
  return {
    plan: {
      added: added.map(({ entry }) => entry),
      renamed: renamed.map(({ before, after }) => ({ before: before.entry, after: after.entry })),
      ended: ended.filter((row) => !isRenamed.has(row)).map(({ entry }) => entry),
      unchanged,
      contradictions,
      absent: absentFrom(list, [...planning.rows.values()].flat()),
    },
    rows: planning.rows,
  };
}

/** Areas above come first, and what an area was before comes before it. */
const byDay = (a: AreaEntry, b: AreaEntry): number =>
  depthOf(a.level) - depthOf(b.level) || fromOf(a) - fromOf(b);

function begin(recorded: readonly RecordedArea[], list: readonly AreaEntry[]): Planning {
  const rows = new Map<string, PlannedRow[]>();
  const areas = new Map<number, PlannedRow['area']>();
  for (const { areaId, ...entry } of recorded) {
    const area = areas.get(areaId) ?? { id: areaId };
    areas.set(areaId, area);
    put(rows, { entry, area, state: 'kept' });
  }
  const predecessors = new Map<string, Set<string>>();
  for (const { code, successors } of [...recorded, ...list]) {
    for (const successor of successors) {
      predecessors.set(successor, (predecessors.get(successor) ?? new Set()).add(code));
    }
  }
  const kept = { rows, predecessors };
  return { ...kept, added: [], renamed: [], ended: [], contradictions: [] };
}

function put(rows: Map<string, PlannedRow[]>, row: PlannedRow): void {
  const same = rows.get(row.entry.code) ?? [];
  rows.set(
    row.entry.code,
    [...same, row].toSorted((a, b) => fromOf(a.entry) - fromOf(b.entry)),
  );
}

/** Whether the record says the same already. */
function place(planning: Planning, entry: AreaEntry): boolean {
  const { rows, contradictions } = planning;
  const same = rows.get(entry.code) ?? [];
  const row = findSpokenOf(same, entry);
  if (row) return compare(planning, row, entry);
  const later = same.find(({ entry: { from } }) => from !== undefined && from < untilOf(entry));
  if (entry.parent !== undefined && !rows.has(entry.parent)) {
    contradictions.push({ entry, about: 'parent' });
  } else if (later && fromOf(later.entry) > fromOf(entry)) {
    contradictions.push({ entry, recorded: later.entry, about: 'from' });
  } else {
    add(planning, entry, findContinued(planning, entry));
  }
  return false;
}

/** The row that an entry is about: that of its days, or without days the last. */
function findSpokenOf(same: readonly PlannedRow[], entry: AreaEntry): PlannedRow | undefined {
  const { from, until } = entry;
  if (from !== undefined) {
    return same.find(({ entry: row }) => fromOf(row) <= from && from < untilOf(row));
  }
  return same.find(({ entry: row }) => until !== undefined && row.until === until) ?? same.at(-1);
}

/** The row of the same area up to the first day of the entry, if there is one. */
function findContinued(
  { rows, predecessors }: Planning,
  { code, level, from }: AreaEntry,
): PlannedRow | undefined {
  if (from === undefined) return undefined;
  const endingOn = (earlier: string, successors: readonly string[]) =>
    rows
      .get(earlier)
      ?.find(({ entry }) => entry.until === from && sameCodes(entry.successors, successors));
  const renamed = endingOn(code, []);
  if (renamed) return renamed;
  // Recoded: one area ends, this one begins, and neither has anything to do with others.
  const [only, ...others] = predecessors.get(code) ?? [];
  const recoded = only !== undefined && others.length === 0 ? endingOn(only, [code]) : undefined;
  return recoded?.entry.level === level ? recoded : undefined;
}

function add(planning: Planning, entry: AreaEntry, continued: PlannedRow | undefined): void {
  const row: PlannedRow = { entry, area: continued?.area ?? {}, state: 'new' };
  put(planning.rows, row);
  if (continued) planning.renamed.push({ before: continued, after: row });
  else planning.added.push(row);
}

/** Whether the record says the same already; if not, what becomes of its row. */
function compare(planning: Planning, row: PlannedRow, entry: AreaEntry): boolean {
  const { successors } = entry;
  const about = differing(row.entry, entry);
  const isLater = entry.from !== undefined && fromOf(entry) !== fromOf(row.entry);
  const refuse = (what: Contradiction['about']) => {
    planning.contradictions.push({ entry, recorded: row.entry, about: what });
    return false;
  };
  if (isLater) {
    const isRenamed = (about === 'name' || about === 'parent') && row.entry.until === undefined;
    if (!isRenamed) return refuse('from');
    end(row, { ...row.entry, until: fromOf(entry) });
    add(planning, entry, row);
    return false;
  }
  if (about) return refuse(about);
  if (row.entry.until === entry.until) {
    const isSame = successors.length === 0 || sameCodes(successors, row.entry.successors);
    return isSame || refuse('successors');
  }
  if (row.entry.until !== undefined) return refuse('until');
  end(row, { ...row.entry, until: untilOf(entry), successors });
  planning.ended.push(row);
  return false;
}

/** What a list does not say is no difference. */
function differing(row: AreaEntry, entry: AreaEntry): 'name' | 'parent' | 'kind' | undefined {
  if (row.name !== entry.name) return 'name';
  if (entry.parent !== undefined && row.parent !== entry.parent) return 'parent';
  return entry.kind !== undefined && row.kind !== entry.kind ? 'kind' : undefined;
}

const sameCodes = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join() === b.toSorted().join();

function end(row: PlannedRow, entry: AreaEntry): void {
  row.entry = entry;
  if (row.state === 'kept') row.state = 'ended';
}

/** Areas that something passed into have to be known. */
function checkSuccessors({ rows, contradictions }: Planning): void {
  for (const { entry, state } of [...rows.values()].flat()) {
    if (state === 'kept' || entry.successors.every((code) => findSuccessor(rows, entry, code)))
      continue;
    contradictions.push({ entry, about: 'successors' });
  }
}

/** The row of a code that outlasts an entry, as resolveArea looks for it. */
export const findSuccessor = (
  rows: ReadonlyMap<string, readonly PlannedRow[]>,
  before: AreaEntry,
  code: string,
): PlannedRow | undefined => rows.get(code)?.find(({ entry }) => untilOf(entry) > untilOf(before));

function absentFrom(list: readonly AreaEntry[], rows: readonly PlannedRow[]): AreaEntry[] {
  const listed = new Set(list.map(({ code }) => code));
  const within = new Set(list.map(({ parent }) => parent));
  const living = rows.map(({ entry }) => entry).filter(({ until }) => until === undefined);
  const isAlive = new Set(living.map(({ code }) => code));
  return living.filter(({ code, parent }) => {
    if (parent === undefined || !listed.has(parent) || listed.has(code)) return false;
    return within.has(parent) || !isAlive.has(parent);
  });
}
