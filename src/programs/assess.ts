/**
 * The main job: what each person is owed by each program, from when to when, how much and why.
 */
import type {
  Assessment,
  ConditionTimeline,
  DateSpan,
  DueStep,
  Question,
  Reason,
} from '../model/assessment.ts';
import { catalog } from '../model/facts/catalog.ts';
import type { People } from '../model/people.ts';
import {
  citationsOf,
  clip,
  compilerFor,
  type DecidingCondition,
  decidingConditions,
  END,
  BEGINNING,
  evaluateWith,
  type Examiner,
  examinerFor,
  firstOfYear,
  type FactSet,
  isoDate,
  missingFacts,
  NEVER,
  nextChange,
  pairsOf,
  type PersonFailure,
  type Spans,
  sameSpans,
  sentenceFor,
  stateOn,
  subtract,
  type Timeline,
  type TimelineColumn,
  timelineAt,
  toDay,
  type Truth,
  type Words,
  yearOf,
} from '../rules/index.ts';
import type { Program } from './definition.ts';
import { dueWindows } from './due.ts';
import type { Jurisdiction } from './packs.ts';
import { contractLines, fullMonthsOnly, type Line, paymentLines } from './payments.ts';

export type AssessOptions = {
  /** The day asked about. */
  readonly on: number;
  /** Only these programs, by id; all of the jurisdiction when left out. */
  readonly programs?: readonly string[];
  /** Also programs that are possible on no day. */
  readonly everyProgram?: boolean;
};

export type Assessor = {
  /** Assessments of one person, in the order of the jurisdiction's programs. */
  readonly person: (person: number) => readonly Assessment[];
  /** The conditions of a program with their timelines, for drawing. */
  readonly conditions: (person: number, program: string) => readonly ConditionTimeline[];
  /** People for whom a rule was cut off, by program. */
  readonly failures: readonly (PersonFailure & { readonly program: string })[];
};

/** Payment lines are listed up to the end of this many calendar years after the day asked. */
const YEARS_AHEAD = 3;

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
    horizon: firstOfYear(yearOf(options.on) + YEARS_AHEAD + 1),
  };
  return {
    person: (person) =>
      programs.flatMap((program) => {
        const timeline = cursor(program, person);
        if (!options.everyProgram && isOver(program, timeline, options.on)) return [];
        return [assessment(context, program, person, timeline)];
      }),
    conditions: (person, id) => conditionTimelines(examiner, getProgram(all, id), person),
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
  readonly horizon: number;
};

function assessment(
  context: Context,
  program: Program,
  person: number,
  timeline: Timeline,
): Assessment {
  const { people, examiner, options } = context;
  const { on } = options;
  const askedOn = questionDay(timeline, on);
  const sets = sameSpans(timeline.certain, timeline.possible)
    ? []
    : missingFacts(examiner, program.eligibility, person, askedOn, effortOf);
  const cheapest = sets[0] ?? [];
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
    ...linesOf(context, program, person, timeline),
    due: dueSteps(context, program, person, timeline.possible),
    missing: [...new Set(cheapest.map(({ fact }) => fact))],
    questions: questionsOf(people, cheapest),
    reasons: decidingConditions(examiner, program.eligibility, person, on).map((condition) =>
      reasonOf(program, condition),
    ),
    ...(change && {
      nextChange: { on: isoDate(toDay(change.on)), conditions: change.conditions },
    }),
    officerChecks: program.officerChecks.map(({ id }) => ({
      id,
      text: wordsOf(program, ({ checks }) => checks?.[id] ?? id),
    })),
  };
}

/** The day on which questions are asked: the day itself if it is undecided, else the next undecided one. */
function questionDay({ certain, possible }: Timeline, on: number): number {
  const undecided = pairsOf(subtract(possible, certain));
  const next = undecided.find(({ until }) => until > on) ?? undecided.at(-1);
  if (next === undefined) return on;
  return Math.min(Math.max(on, next.from), next.until - 1);
}

type Lines = Pick<Assessment, 'payments' | 'withheld' | 'possiblePayments'>;

function linesOf(
  { examiner, horizon }: Context,
  program: Program,
  person: number,
  { certain, possible }: Timeline,
): Lines {
  const rule = program.kind === 'benefit' ? program.payments : undefined;
  if (rule === undefined) return { payments: [], withheld: [], possiblePayments: [] };
  const linesFor = (spans: Spans) => {
    const counted =
      rule.per === 'month' && rule.partMonth === 'full-months-only' ? fullMonthsOnly(spans) : spans;
    return paymentLines(examiner, rule, person, counted, horizon);
  };
  const sure = linesFor(certain);
  const { payable, withheld } = contractLines(sure);
  const open = sameSpans(certain, possible) ? [] : added(sure, linesFor(possible));
  return { payments: payable, withheld, possiblePayments: contractLines(open).payable };
}

/** Lines of the second list that the first lacks or that are higher there. */
function added(sure: readonly Line[], open: readonly Line[]): readonly Line[] {
  return open.filter(
    (line) => !sure.some((known) => known.from === line.from && known.highFen >= line.highFen),
  );
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

const dateOrNull = (day: number): string | null =>
  day === BEGINNING || day === END ? null : isoDate(toDay(day));

const dateSpans = (spans: Spans): readonly DateSpan[] =>
  pairsOf(spans).map(({ from, until }) => [dateOrNull(from), dateOrNull(until)]);

function wordsOf(program: Program, pick: (messages: Program['messages']['en']) => string): Words {
  return { 'zh-CN': pick(program.messages['zh-CN']), en: pick(program.messages.en) };
}

const conditionText = (program: Program, name: string): Words =>
  wordsOf(program, ({ conditions }) => conditions[name] ?? name);

function reasonOf(program: Program, condition: DecidingCondition): Reason {
  const { name, answer, from, until } = condition;
  const text = conditionText(program, name);
  return {
    condition: name,
    text,
    holds: answer,
    from: dateOrNull(from),
    until: dateOrNull(until),
    sentence: sentenceFor(text, answer, from, until),
    sources: condition.citations,
    ...(condition.because.length > 0 && {
      because: condition.because.map((inner) => reasonOf(program, inner)),
    }),
  };
}

/** Facts that everyone has and the catalogue therefore does not list. */
const basicFacts: Readonly<Record<string, { readonly effort: number; readonly question: Words }>> =
  {
    'birth-date': {
      effort: 1,
      question: { 'zh-CN': '出生日期是哪天？', en: 'What is the birth date?' },
    },
    sex: { effort: 1, question: { 'zh-CN': '性别是？', en: 'What is the person’s sex?' } },
    'death-date': {
      effort: 3,
      question: { 'zh-CN': '是否已去世，哪天去世？', en: 'Has the person died, and when?' },
    },
    children: {
      effort: 2,
      question: {
        'zh-CN': '一共有过几个孩子，分别是谁？',
        en: 'How many children has the person ever had, and who are they?',
      },
    },
    parents: { effort: 2, question: { 'zh-CN': '父母是谁？', en: 'Who are the parents?' } },
    guardians: { effort: 2, question: { 'zh-CN': '监护人是谁？', en: 'Who is the guardian?' } },
    spouse: { effort: 2, question: { 'zh-CN': '配偶是谁？', en: 'Who is the spouse?' } },
    household: {
      effort: 2,
      question: { 'zh-CN': '同户还有谁？', en: 'Who else belongs to the household?' },
    },
  };

const describedFact = (fact: string) =>
  basicFacts[fact] ??
  (catalog as Readonly<Record<string, (typeof catalog)[keyof typeof catalog]>>)[fact];

const effortOf = (fact: string): number => describedFact(fact)?.effort ?? 5;

function questionsOf(people: People, facts: FactSet): readonly Question[] {
  return facts.map(({ person, fact }) => ({
    fact,
    about: people.ids[person]!,
    aboutName: people.names[person]!,
    text: describedFact(fact)?.question ?? { 'zh-CN': fact, en: fact },
  }));
}

function conditionTimelines(
  examiner: Examiner,
  program: Program,
  person: number,
): readonly ConditionTimeline[] {
  const visit = (rule: Truth, depth: number): ConditionTimeline[] => {
    if (rule.kind === 'not') return visit(rule.of, depth);
    if (rule.kind !== 'all' && rule.kind !== 'any' && rule.kind !== 'at-least') return [];
    return Object.entries(rule.of).flatMap(([name, node]) => {
      const { certain, possible } = examiner.timeline(node, person);
      const own: ConditionTimeline = {
        condition: name,
        text: conditionText(program, name),
        depth,
        certain: dateSpans(certain),
        possible: dateSpans(possible),
        sources: citationsOf(node),
      };
      return [own, ...(depth < 1 ? visit(node, depth + 1) : [])];
    });
  };
  return visit(program.eligibility, 0);
}
