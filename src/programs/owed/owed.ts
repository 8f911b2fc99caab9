/**
 * From people and policy to the rows that the record stores: what is owed to whom, all programs over
 * the whole population or over some of its people.
 */
import {
  clip,
  compilerFor,
  type Day,
  END,
  type Examiner,
  evaluateWith,
  examinerFor,
  firstOfYear,
  labels,
  NO_DAYS,
  type Population,
  type Spans,
  subtract,
  type Timeline,
  type TimelineColumn,
  timelineAt,
  yearOf,
} from '../../rules/index.ts';
import type { Program, Schedule } from '../definition.ts';
import { dueWindows } from '../due.ts';
import type { Jurisdiction } from '../packs.ts';
import { type Line, linesOf } from '../payments.ts';
import { askableFacts, type CheapestSet, factsToAsk, readableFacts } from '../questions.ts';
import { readerOf } from '../wording.ts';
import { type BlockWriter, blockWriter } from './block.ts';
import { cheapestSetByPattern } from './patterns.ts';
import { reasonHashes } from './reason-hash.ts';
import {
  entitlementShape,
  type Owed,
  type OwedFailure,
  paymentShape,
  questionShape,
  windowShape,
} from './rows.ts';
import { storedRuns } from './runs.ts';

export type OwedOptions = {
  /** Services and advice that ended by this day are left out; questions are those of this day. */
  readonly since: Day;
  /** Only these people, in ascending order; everyone when left out. */
  readonly persons?: Uint32Array;
};

/** Payments and windows are listed up to the end of this many calendar years after `since`. */
const YEARS_AHEAD = 10;

/** The first day for which nothing is listed any more. */
export const listedUntil = (since: Day): Day => firstOfYear(yearOf(since) + YEARS_AHEAD + 1);

/**
 * The rows of what is owed. The rows of some people are those that they have among everyone.
 *
 * Standing offers have no rows: nobody keeps a list of who may take them. Nothing asks for a
 * reproductive fact.
 */
export function owedBy(
  { population }: { readonly population: Population },
  { pack, programs }: Jurisdiction,
  { since, persons }: OwedOptions,
): Owed {
  const examiner = examinerFor(compilerFor(population, pack.ages));
  const failures: OwedFailure[] = [];
  const evaluated = programs.flatMap((program, index) => {
    if (program.kind === 'service' && program.standingOffer) return [];
    const column = evaluateWith(examiner.compiler, program.eligibility, persons ? { persons } : {});
    for (const failure of column.failures) failures.push({ ...failure, program: program.id });
    return [evaluatedProgram(examiner, program, index, column, since)];
  });
  const writers = newWriters();
  const context: Context = {
    examiner,
    since,
    horizon: listedUntil(since),
    writers,
  };
  const count = persons ? persons.length : population.size;
  for (let i = 0; i < count; i++) {
    const person = persons ? persons[i]! : i;
    for (const one of evaluated) {
      if (one.persons[one.next] !== person) continue;
      const code = addRows(context, one, one.next++);
      if (code !== undefined) failures.push({ person, program: one.program.id, code });
    }
  }
  return {
    programs: programs.map(({ id }) => id),
    steps: programs.map((program) => Object.keys(sortedSchedule(program))),
    facts: askableFacts,
    entitlements: writers.entitlements.take(),
    payments: writers.payments.take(),
    windows: writers.windows.take(),
    questions: writers.questions.take(),
    failures,
  };
}

/** A program's steps by name, so that rows do not depend on the order in which they are written. */
const sortedSchedule = (program: Program): Schedule =>
  program.kind === 'service'
    ? Object.fromEntries(Object.entries(program.schedule).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : {};

/** A program with the people to whom it owes something, and the place up to which they are done. */
type Evaluated = {
  readonly program: Program;
  readonly index: number;
  readonly schedule: Schedule;
  readonly steps: readonly string[];
  readonly column: TimelineColumn;
  readonly persons: Uint32Array;
  /** Places of the people in the column. */
  readonly entries: Uint32Array;
  readonly hashes: BigInt64Array;
  readonly cheapestSet: CheapestSet;
  next: number;
};

function evaluatedProgram(
  examiner: Examiner,
  program: Program,
  index: number,
  column: TimelineColumn,
  since: number,
): Evaluated {
  const { starts, spans } = column;
  // What is left of a benefit after its days is money; of anything else, nothing.
  const entries = column.persons
    .map((_, i) => i)
    .filter((i) => program.kind === 'benefit' || spans[starts[i + 1]! - 1]! > since);
  const persons = entries.map((i) => column.persons[i]!);
  const schedule = sortedSchedule(program);
  return {
    program,
    index,
    schedule,
    steps: Object.keys(schedule),
    column,
    persons,
    entries,
    hashes: reasonHashes(examiner.compiler, program.eligibility, persons),
    cheapestSet: cheapestSetByPattern(examiner, program.eligibility),
    next: 0,
  };
}

type Writers = {
  readonly entitlements: BlockWriter<typeof entitlementShape>;
  readonly payments: BlockWriter<typeof paymentShape>;
  readonly windows: BlockWriter<typeof windowShape>;
  readonly questions: BlockWriter<typeof questionShape>;
};

const newWriters = (): Writers => ({
  entitlements: blockWriter(entitlementShape),
  payments: blockWriter(paymentShape),
  windows: blockWriter(windowShape),
  questions: blockWriter(questionShape),
});

type Context = {
  readonly examiner: Examiner;
  readonly since: Day;
  readonly horizon: number;
  readonly writers: Writers;
};

/** Adds all rows of one person and program, or none and says with which code it was cut off. */
function addRows(context: Context, one: Evaluated, i: number): string | undefined {
  const { entitlements, payments, windows, questions } = context.writers;
  entitlements.mark();
  payments.mark();
  windows.mark();
  questions.mark();
  try {
    const timeline = timelineAt(one.column, one.entries[i]!);
    const person = one.persons[i]!;
    addEntitlements(context, one, i, timeline);
    const sure = addPayments(context, one, person, timeline);
    addQuestions(context, one, person, timeline, sure);
    addWindows(context, one, person, timeline.possible);
    return undefined;
  } catch (error) {
    for (const writer of [entitlements, payments, windows, questions]) writer.rollBack();
    return error instanceof Error && 'code' in error ? String(error.code) : 'RULE_THREW';
  }
}

function addEntitlements(
  { since, writers }: Context,
  { program, index, persons, hashes }: Evaluated,
  i: number,
  { certain, possible }: Timeline,
): void {
  const add = (from: number, until: number, isCertain: 0 | 1) => {
    if (program.kind !== 'benefit' && until <= since) return;
    const key = { person: persons[i]!, program: index };
    writers.entitlements.add({ ...key, from, until, isCertain, reasonHash: hashes[i]! });
  };
  // The same array stands for both where nothing is unknown.
  const open = certain === possible ? NO_DAYS : subtract(possible, certain);
  for (let c = 0, p = 0; c < certain.length || p < open.length; ) {
    const isCertain = p >= open.length || (c < certain.length && certain[c]! < open[p]!);
    if (isCertain) add(certain[c]!, certain[c + 1]!, 1);
    else add(open[p]!, open[p + 1]!, 0);
    if (isCertain) c += 2;
    else p += 2;
  }
}

/** Gives the lines of certain days. */
function addPayments(
  { examiner, horizon, writers }: Context,
  { program, index }: Evaluated,
  person: number,
  timeline: Timeline,
): readonly Line[] {
  if (program.kind !== 'benefit') return [];
  const lines = linesOf(examiner, program, person, timeline, horizon);
  for (const run of storedRuns(lines)) {
    writers.payments.add({ ...run, person, program: index, isCertain: run.isCertain ? 1 : 0 });
  }
  return lines.sure;
}

function addQuestions(
  { examiner, since, writers }: Context,
  { program, index, cheapestSet }: Evaluated,
  person: number,
  timeline: Timeline,
  sure: readonly Line[],
): void {
  const asked = factsToAsk(examiner, program, person, timeline, sure, since, cheapestSet);
  if (asked.length === 0) return;
  const rows = readableFacts(asked, asker)
    .map(({ person: about, fact }) => ({ about, fact: placeOfFact.get(fact)! }))
    .toSorted((a, b) => a.about - b.about || a.fact - b.fact);
  for (const row of rows) writers.questions.add({ ...row, person, program: index });
}

/** Whoever asks may ask for everything but reproductive facts. */
const asker = readerOf(labels.filter((label) => label !== 'reproductive'));
const placeOfFact = new Map(askableFacts.map((fact, place) => [fact, place]));

function addWindows(
  { examiner, since, horizon, writers }: Context,
  { index, schedule, steps }: Evaluated,
  person: number,
  possible: Spans,
): void {
  if (steps.length === 0) return;
  const ahead = clip(possible, since, END);
  for (const window of dueWindows(examiner, schedule, person, ahead)) {
    const { from, until, catchUpUntil, keptOn } = window;
    if ((catchUpUntil ?? until) <= since || from >= horizon) continue;
    writers.windows.add({
      person,
      program: index,
      step: steps.indexOf(window.step),
      from,
      until,
      catchUpUntil: catchUpUntil ?? END,
      keptOn: keptOn ?? END,
      isCertain: window.isCertain ? 1 : 0,
    });
  }
}
