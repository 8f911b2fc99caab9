/**
 * The main job: what each person is owed by each program, from when to when, how much and why.
 */
import type { Assessment, ConditionTimeline, DueStep } from '../model/assessment.ts';
import type { People } from '../model/people.ts';
import {
  clip,
  compilerFor,
  decidingConditions,
  END,
  type Examiner,
  evaluateWith,
  examinerFor,
  isoDate,
  type Label,
  NEVER,
  nextChange,
  type PersonFailure,
  type Spans,
  stateOn,
  type Timeline,
  type TimelineColumn,
  timelineAt,
  toDay,
} from '../rules/index.ts';
import type { Program } from './definition.ts';
import { dueWindows } from './due.ts';
import type { Jurisdiction } from './packs.ts';
import { contractLines, horizonOf, linesOf } from './payments.ts';
import { factsToAsk, questionsOf, readableFacts } from './questions.ts';
import {
  conditionTimelines,
  dateSpans,
  type Reader,
  readableNames,
  readerOf,
  reasonsOf,
  wordsOf,
} from './wording.ts';

export type AssessOptions = {
  /** The day asked about. */
  readonly on: number;
  /** Only these programs, by id; all of the jurisdiction when left out. */
  readonly programs?: readonly string[];
  /** Also programs that are possible on no day. */
  readonly everyProgram?: boolean;
  /** Labels of the facts that the reader has a right to; all when left out. */
  readonly labels?: readonly Label[];
};

export type Assessor = {
  /** Assessments of one person, in the order of the jurisdiction's programs. */
  readonly person: (person: number) => readonly Assessment[];
  /** The conditions of a program with their timelines, for drawing. */
  readonly conditions: (person: number, program: string) => readonly ConditionTimeline[];
  /** People for whom a rule was cut off, by program. */
  readonly failures: readonly (PersonFailure & { readonly program: string })[];
};

/**
 * Evaluates every program over the whole population at once and reads off single people on demand.
 * Errors: PROGRAM_UNKNOWN for a program that the jurisdiction does not have.
 */
export function assessor(
  people: People,
  { pack, programs: all }: Jurisdiction,
  options: AssessOptions,
): Assessor {
  const programs = options.programs?.map((id) => getProgram(all, id)) ?? all;
  const compiler = compilerFor(people.population, pack.ages);
  const examiner = examinerFor(compiler);
  const columns = new Map(
    programs.map((program) => [program, evaluateWith(compiler, program.eligibility, {})]),
  );
  const cursor = cursors(columns);
  const context: Context = {
    people,
    examiner,
    options,
    reader: readerOf(options.labels),
    horizon: horizonOf(options.on),
  };
  return {
    person: (person) =>
      programs.flatMap((program) => {
        const timeline = cursor(program, person);
        if (!options.everyProgram && isOver(program, timeline, options.on)) return [];
        return [assessment(context, program, person, timeline)];
      }),
    conditions: (person, id) =>
      conditionTimelines(examiner, getProgram(all, id), person, context.reader),
    failures: [...columns].flatMap(([program, { failures }]) =>
      failures.map((failure) => ({ ...failure, program: program.id })),
    ),
  };
}

/** Nothing is owed any more: never possible, or a service or advice whose days have passed. */
function isOver({ kind }: Program, { possible }: Timeline, on: number): boolean {
  const end = possible.at(-1);
  // What is left of a benefit after its days is money that may still be unpaid.
  return end === undefined || (kind !== 'benefit' && end <= on);
}

/** The program with an id, given in full or without its pack. Errors: PROGRAM_UNKNOWN. */
export function getProgram(programs: readonly Program[], id: string): Program {
  const found = programs.find((program) => program.id === id || program.id.endsWith(`/${id}`));
  if (found) return found;
  throw Object.assign(new Error(`there is no program "${id}"`), { code: 'PROGRAM_UNKNOWN', id });
}

/** Reads columns person by person; asking in ascending order costs no search. */
function cursors(columns: ReadonlyMap<Program, TimelineColumn>) {
  const places = new Map<Program, number>();
  return (program: Program, person: number): Timeline => {
    const column = columns.get(program)!;
    let i = places.get(program) ?? 0;
    if (i > 0 && (column.persons[i - 1] ?? 0) >= person) i = 0;
    while (i < column.persons.length && column.persons[i]! < person) i++;
    places.set(program, i);
    return column.persons[i] === person ? timelineAt(column, i) : NEVER;
  };
}

type Context = {
  readonly people: People;
  readonly examiner: Examiner;
  readonly options: AssessOptions;
  readonly reader: Reader;
  readonly horizon: number;
};

function assessment(
  context: Context,
  program: Program,
  person: number,
  timeline: Timeline,
): Assessment {
  const { people, examiner, options, reader } = context;
  const { on } = options;
  const lines = linesOf(examiner, program, person, timeline, context.horizon);
  const { payable, withheld } = contractLines(lines.sure, lines.claimEnd);
  const asked = readableFacts(
    factsToAsk(examiner, program, person, timeline, lines.sure, on),
    reader,
  );
  const change = nextChange(examiner, program.eligibility, person, on);
  return {
    person: people.ids[person]!,
    name: people.names[person]!,
    program: program.id,
    programName: wordsOf(program, ({ name }) => name),
    kind: program.kind,
    state: stateOn(timeline, on),
    certain: dateSpans(timeline.certain),
    possible: dateSpans(timeline.possible),
    payments: payable,
    withheld,
    possiblePayments: contractLines(lines.open).payable,
    due: dueSteps(context, program, person, timeline.possible),
    missing: [...new Set(asked.map(({ fact }) => fact))],
    questions: questionsOf(people, asked),
    reasons: reasonsOf(
      program,
      decidingConditions(examiner, program.eligibility, person, on),
      reader,
    ),
    ...(change && { nextChange: readableChange(program, change, reader) }),
    officerChecks: program.officerChecks.map(({ id }) => ({
      id,
      text: wordsOf(program, ({ checks }) => checks?.[id] ?? id),
    })),
  };
}

function readableChange(
  { eligibility }: Program,
  { on, conditions }: NonNullable<ReturnType<typeof nextChange>>,
  reader: Reader,
): NonNullable<Assessment['nextChange']> {
  const names = readableNames(eligibility, reader);
  return { on: isoDate(toDay(on)), conditions: conditions.filter((name) => names.includes(name)) };
}

function dueSteps(
  { examiner, options, horizon }: Context,
  program: Program,
  person: number,
  entitled: Spans,
): readonly DueStep[] {
  if (program.kind !== 'service') return [];
  // What can still be offered needs a day that is still to come: nothing is due to the dead.
  const ahead = clip(entitled, options.on, END);
  return dueWindows(examiner, program.schedule, person, ahead)
    .filter(
      ({ from, until, catchUpUntil }) => (catchUpUntil ?? until) > options.on && from < horizon,
    )
    .map(({ step, from, until, catchUpUntil, keptOn, isCertain }) => ({
      step,
      text: wordsOf(program, ({ steps }) => steps?.[step] ?? step),
      from: isoDate(toDay(from)),
      until: isoDate(toDay(until)),
      ...(catchUpUntil !== undefined && { catchUpUntil: isoDate(toDay(catchUpUntil)) }),
      ...(keptOn !== undefined && { keptOn: isoDate(toDay(keptOn)) }),
      isCertain,
    }));
}
