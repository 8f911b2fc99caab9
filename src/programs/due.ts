/**
 * From a program's schedule to the windows in which something is due to a person.
 */
import {
  BEGINNING,
  type Day,
  END,
  type Examiner,
  pairsOf,
  type Spans,
  shift,
} from '../rules/index.ts';
import type { Schedule, Step } from './definition.ts';

/** One window of one step. `keptOn`: the day it was done. */
export type DueWindow = {
  readonly step: string;
  readonly from: number;
  readonly until: number;
  readonly catchUpUntil?: number;
  readonly keptOn?: number;
  /** Whether the day it counts from is known exactly. */
  readonly isCertain: boolean;
};

/** Facts in which kept steps are recorded: `encounter/<kind>`. */
export const encounterFact = (kind: Step['keptBy']): string => `encounter/${kind}`;

/**
 * Windows of all steps that overlap a possibly entitled day, in order of days.
 * Unknown: an anchor without any bound gives no window; one known as a range gives the widest window.
 */
export function dueWindows(
  examiner: Examiner,
  schedule: Schedule,
  person: number,
  entitled: Spans,
): readonly DueWindow[] {
  const windows = Object.entries(schedule).flatMap(([name, step]) =>
    windowsOf(examiner, name, step, person).filter((window) => overlaps(window, entitled)),
  );
  return windows.toSorted((a, b) => a.from - b.from || a.until - b.until);
}

function windowsOf(
  examiner: Examiner,
  name: string,
  step: Step,
  person: number,
): readonly DueWindow[] {
  return examiner.events(step.anchor, person).flatMap(({ earliest, latest }) => {
    if (earliest === BEGINNING || latest === END) return [];
    const from = shift(earliest as Day, step.from);
    const until = shift(latest as Day, step.until);
    const catchUp = step.catchUpUntil && shift(latest as Day, step.catchUpUntil);
    const keptOn = keptDay(examiner, step, person, from, catchUp ?? until);
    return [
      {
        step: name,
        from,
        until,
        ...(catchUp !== undefined && { catchUpUntil: catchUp }),
        ...(keptOn !== undefined && { keptOn }),
        isCertain: earliest === latest,
      },
    ];
  });
}

function keptDay(
  examiner: Examiner,
  step: Step,
  person: number,
  from: number,
  until: number,
): number | undefined {
  const column = examiner.compiler.population.facts.get(encounterFact(step.keptBy));
  if (column === undefined) return undefined;
  const days = column.from.subarray(column.offsets[person], column.offsets[person + 1]);
  return days.find((day) => from <= day && day < until);
}

const overlaps = ({ from, until, catchUpUntil }: DueWindow, entitled: Spans): boolean =>
  pairsOf(entitled).some((span) => span.from < (catchUpUntil ?? until) && from < span.until);
