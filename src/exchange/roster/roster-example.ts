/** For tests: reads a small table that is written as text, one line a row, cells between bars. */
import { day, MANY, type Relation } from '../../rules/index.ts';
import type { Cell } from './cell.ts';
import { createRosterReader, type RosterResult } from './reader.ts';

/** Reads a table; empty cells are empty, and words are text. */
export function readTable(table: string, complete: readonly Relation[] = []): RosterResult {
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return readRows(rows, complete);
}

export function readRows(
  rows: readonly (readonly Cell[])[],
  complete: readonly Relation[] = [],
): RosterResult {
  const reader = createRosterReader({ today: day('2026-11-22'), complete });
  reader.openFile('roster.xlsx');
  for (const [i, cells] of rows.entries()) reader.readRow({ sheet: '人员', row: i + 1, cells });
  return reader.finish();
}

/** The codes of all problems, in order. */
export const codesOf = (result: RosterResult): string[] => result.problems.map(({ code }) => code);

/** Facts of the n-th person: kind, from, until, low and high of each. */
export function factsOf({ people }: RosterResult, person = 0): Record<string, number[][]> {
  const found: Record<string, number[][]> = {};
  for (const [kind, { offsets, from, until, low, high }] of people.population.facts) {
    for (let row = offsets[person]!; row < offsets[person + 1]!; row++) {
      found[kind] = [...(found[kind] ?? []), [from[row]!, until[row]!, low[row]!, high[row]!]];
    }
  }
  return found;
}

/** Names of the relatives of a person. */
export function relativesOf({ people }: RosterResult, name: string, relation: Relation): string[] {
  const column = people.population.relations.get(relation);
  const self = people.names.indexOf(name);
  if (!column || self < 0) return [];
  const { offsets, target } = column;
  return [...target.subarray(offsets[self], offsets[self + 1])].map((at) => people.names[at]!);
}

/** How many relatives of a person are not listed: at least and at most. */
export function unlistedOf(
  { people }: RosterResult,
  name: string,
  relation: Relation,
): readonly [number, number] {
  const column = people.population.relations.get(relation);
  if (!column) return [0, MANY];
  const { unlistedLow, unlistedHigh } = column;
  const self = people.names.indexOf(name);
  return [unlistedLow[self]!, unlistedHigh[self]!];
}
