/**
 * What some programs cost for people in memory, and what becomes of each of them under two sets of rules. Nobody is born
 * and nobody dies in it: the people are those on record, who grow older.
 */
import {
  compilerFor,
  evaluateWith,
  examinerFor,
  firstOfMonth,
  monthIndexOf,
  type Population,
  timelineAt,
} from '../../rules/index.ts';
import type { Jurisdiction } from '../packs.ts';
import { linesOf } from '../payments.ts';
import type { CostSums, MonthWindow } from './cost.ts';

/** What a stretch of people certainly gets of each program within the months. Units: fen, by place in `persons`. */
export type PersonFen = ReadonlyMap<string, Float64Array>;

export type Costing = {
  readonly population: Population;
  readonly rules: Jurisdiction;
  /** Ids of the programs that are counted; others are passed over. */
  readonly programs: ReadonlySet<string>;
  readonly window: MonthWindow;
};

/** The first day that is not counted any more. */
export const windowEnd = ({ from, months }: MonthWindow): number =>
  firstOfMonth(monthIndexOf(from) + months);

/**
 * Adds what these people cost to sums.
 *
 * Unknown: NaN for somebody for whom a rule was cut off; she is in no sum of that program.
 */
export function addPeople(
  sums: CostSums,
  { population, rules, programs, window }: Costing,
  persons: Uint32Array,
): PersonFen {
  const examiner = examinerFor(compilerFor(population, rules.pack.ages));
  const horizon = windowEnd(window);
  const placeOf = new Map([...persons].map((person, place) => [person, place]));
  const result = new Map<string, Float64Array>();
  for (const program of rules.programs) {
    if (!programs.has(program.id)) continue;
    const fen = new Float64Array(persons.length);
    const column = evaluateWith(examiner.compiler, program.eligibility, { persons });
    for (const { person } of column.failures) fen[placeOf.get(person)!] = Number.NaN;
    for (const [entry, person] of column.persons.entries()) {
      const place = placeOf.get(person)!;
      try {
        const timeline = timelineAt(column, entry);
        fen[place] = sums.add(program.id, linesOf(examiner, program, person, timeline, horizon));
      } catch {
        // A rule that grows without bound for one person; counted as cut off by who compares.
        fen[place] = Number.NaN;
      }
    }
    result.set(program.id, fen);
  }
  return result;
}

/** Who would get more, and who less, of one program. */
export type Affected = {
  readonly program: string;
  /** More than now; who gets something for the first time among them. */
  readonly gaining: number;
  readonly newly: number;
  /** Less than now; who would get nothing any more among them. */
  readonly losing: number;
  readonly noLonger: number;
  /** For whom a rule was cut off on either side, and who are in none of these. */
  readonly cutOff: number;
};

export type AffectedSums = {
  readonly add: (before: PersonFen, after: PersonFen) => void;
  readonly take: () => readonly Affected[];
};

/** Counts of people whose certain fen differ between two stretches of the same people. */
export function affectedSums(programs: Iterable<string>): AffectedSums {
  const counts = new Map(
    [...programs].map((program) => [
      program,
      { gaining: 0, newly: 0, losing: 0, noLonger: 0, cutOff: 0 },
    ]),
  );
  return {
    add: (before, after) => {
      for (const [program, count] of counts) {
        const [was, is] = [before.get(program), after.get(program)];
        for (let place = 0; place < (was ?? is)!.length; place++) {
          const [old, now] = [was?.[place] ?? 0, is?.[place] ?? 0];
          if (Number.isNaN(old) || Number.isNaN(now)) count.cutOff++;
          else if (now > old) {
            count.gaining++;
            if (old === 0) count.newly++;
          } else if (now < old) {
            count.losing++;
            if (now === 0) count.noLonger++;
          }
        }
      }
    },
    take: () => [...counts].map(([program, count]) => ({ program, ...count })),
  };
}
