/**
 * One form for one visit: what all programs would offer, ask and measure in a household, merged into a conversation.
 * A pure function of what is known: it is worked out anew after every answer, on the phone, in milliseconds.
 */
import { catalog } from '../../model/facts/catalog.ts';
import { careEncounters } from '../../model/facts/care.ts';
import type { PersonRef, RecordRef } from '../../model/sync/event.ts';
import { fieldText } from '../../model/sync/fields.ts';
import {
  BEGINNING,
  compilerFor,
  END,
  type Examiner,
  examinerFor,
  type Population,
  shift,
  toDay,
} from '../../rules/index.ts';
import type { Program } from '../definition.ts';
import { effortOf } from '../questions.ts';
import type { Jurisdiction } from '../packs.ts';
import {
  type DueItem,
  type HelpItem,
  type Item,
  itemKey,
  type KnownAnswer,
  type Measure,
  type MeasureItem,
  type Member,
  type OwedItem,
  type QuestionItem,
  type StepItem,
  type ToldQuestion,
  type VisitForm,
} from './items.ts';
import { type Asked, factsAskedOf, isAskable } from './questions.ts';
import {
  CONFIRM_MINUTES,
  HELP_MINUTES,
  MEASURE_MINUTES,
  minutesOfQuestion,
  minutesOfStep,
  ranks,
} from './time.ts';

/** What has been done in this visit, by {@link itemKey}. */
export type Answered = {
  /** Keys of items that have an answer, a refusal included. */
  readonly keys: ReadonlySet<string>;
  /** Of the steps among them, those that were done. */
  readonly done: ReadonlySet<string>;
};

export type VisitInput = {
  readonly jurisdiction: Jurisdiction;
  /** The household and whom its rights depend on, with everything that was answered so far. */
  readonly population: Population;
  readonly members: readonly Member[];
  /** What the server asks for where more is looked at than the phone holds. */
  readonly told: readonly ToldQuestion[];
  readonly visit: RecordRef & `visit/${string}`;
  readonly due: readonly DueItem[];
  readonly owed: readonly OwedItem[];
  readonly measures: readonly Measure[];
  readonly answered: Answered;
  readonly today: number;
};

/**
 * The merged form.
 *
 * Shape: sections in the order of a conversation, empty ones left out; items in an order that no answer changes.
 * Unknown: only what is unknown and could still settle something is asked; answered items stay where they are.
 */
export function visitForm(input: VisitInput): VisitForm {
  const examiner = examinerFor(compilerFor(input.population, input.jurisdiction.pack.ages));
  const asked = factsAskedOf(examiner, input);
  const sections = [
    { id: 'services', items: stepItems(input) },
    { id: 'questions', items: questionItems(input, examiner, asked) },
    { id: 'measures', items: measureItems(input) },
    { id: 'help', items: helpItems(input) },
  ] as const;
  const open = sections.flatMap(({ items }): readonly Item[] =>
    items.filter((item) => !input.answered.keys.has(itemKey(item))),
  );
  return {
    sections: sections.filter(({ items }) => items.length > 0),
    forOffice: forOffice(input.members, asked),
    minutes: open.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

const refOf = (members: readonly Member[], index: number): PersonRef | undefined =>
  members.find((member) => member.index === index)?.ref;

function stepItems({ jurisdiction, due, visit, answered, today }: VisitInput) {
  const items = due.flatMap((one): StepItem[] => {
    const step = findStep(jurisdiction.programs, one);
    if (step === undefined || careEncounters.includes(step.keptBy)) return [];
    const { who, program, step: name } = one;
    const field = fieldText({ kind: 'step', who, program, step: name });
    const isLastChance = one.offerUntil <= one.until || one.offerUntil - today <= 7;
    return [
      {
        kind: 'step',
        record: visit,
        field,
        who,
        due: one,
        minutes: minutesOfStep(step.keptBy),
        rank: isLastChance ? ranks.stepWithoutCatchUp : ranks.step,
        alsoServes: servedTogether(jurisdiction.programs, due, one),
      },
    ];
  });
  const isServed = (item: StepItem) =>
    items.some(
      (other) =>
        answered.done.has(itemKey(other)) &&
        other.who === item.who &&
        other.due.program === item.due.program &&
        other.alsoServes.includes(item.due.step),
    );
  return items
    .filter((item) => answered.keys.has(itemKey(item)) || !isServed(item))
    .toSorted((a, b) => a.due.until - b.due.until || (itemKey(a) < itemKey(b) ? -1 : 1));
}

const findStep = (programs: readonly Program[], { program: id, step }: DueItem) => {
  const program = programs.find((one) => one.id === id);
  return program?.kind === 'service' && !program.standingOffer ? program.schedule[step] : undefined;
};

/** Steps of the same program and person whose windows one contact keeps. */
function servedTogether(
  programs: readonly Program[],
  due: readonly DueItem[],
  one: DueItem,
): readonly string[] {
  const keptBy = findStep(programs, one)?.keptBy;
  return due
    .filter(
      (other) =>
        other.step !== one.step &&
        other.who === one.who &&
        other.program === one.program &&
        findStep(programs, other)?.keptBy === keptBy,
    )
    .map(({ step }) => step);
}

function questionItems(
  input: VisitInput,
  examiner: Examiner,
  asked: readonly Asked[],
): readonly QuestionItem[] {
  const { members, answered } = input;
  const items = members.flatMap(({ index, ref }) =>
    Object.keys(catalog)
      .filter(isAskable)
      .flatMap((fact): QuestionItem[] => {
        const field = fieldText({ kind: 'fact', fact });
        const base = { kind: 'question', record: ref, field, who: ref, fact } as const;
        const why = asked.find((one) => one.person === index && one.fact === fact)?.why;
        const known = knownAnswer(input.population, index, fact);
        if (why !== undefined) {
          const isMoney = why.some(({ fenAYear }) => fenAYear > 0);
          const rank = isMoney ? ranks.questionAboutMoney : ranks.question;
          const minutes = minutesOfQuestion(fact);
          return [{ ...base, why, rank, minutes, ...(known && { known }) }];
        }
        const isOld = known !== undefined && mayHaveChanged(fact, known.since, input.today);
        const isRead = isOld && isReadNow(input, examiner, index, fact);
        if (!isRead && !answered.keys.has(itemKey(base))) return [];
        const { confirmation: rank } = ranks;
        return [{ ...base, why: [], rank, minutes: CONFIRM_MINUTES, ...(known && { known }) }];
      }),
  );
  // Person by person, what is at hand first; an order that answers do not touch.
  return items.toSorted(
    (a, b) =>
      members.findIndex(({ ref }) => ref === a.who) -
        members.findIndex(({ ref }) => ref === b.who) ||
      effortOf(a.fact) - effortOf(b.fact) ||
      (a.fact < b.fact ? -1 : 1),
  );
}

/** What changes in a life without anybody telling the office. Units: days. */
const mayChangeAfterDays: Readonly<Record<string, number>> = { employment: 365 };

const mayHaveChanged = (fact: string, since: number, today: number): boolean =>
  today - since > (mayChangeAfterDays[fact] ?? Number.POSITIVE_INFINITY);

/** What is on record of a fact until further notice, where it is one value. */
function knownAnswer(population: Population, index: number, fact: string): KnownAnswer | undefined {
  const column = population.facts.get(fact);
  if (column === undefined) return undefined;
  const [first, last] = [column.offsets[index]!, column.offsets[index + 1]! - 1];
  if (last < first || column.until[last] !== END) return undefined;
  const [low, high, since] = [column.low[last]!, column.high[last]!, column.from[last]!];
  if (!Number.isFinite(low) || !Number.isFinite(high) || since === BEGINNING) return undefined;
  return { low, high, since, ...(last > first && { after: column.until[last - 1]! }) };
}

/** Whether a program asks for the fact of such a person at all. */
const isReadNow = (
  { jurisdiction, today }: VisitInput,
  examiner: Examiner,
  index: number,
  fact: string,
) =>
  jurisdiction.programs.some(({ form }) =>
    form.some(
      (question) =>
        question.fact === fact &&
        question.askWhile !== undefined &&
        examiner.answerOn(question.askWhile, index, today) !== 'no',
    ),
  );

function measureItems(input: VisitInput) {
  const { jurisdiction, due, measures, visit, answered } = input;
  const items = due.flatMap((one) => {
    const keptBy = findStep(jurisdiction.programs, one)?.keptBy;
    if (keptBy === undefined) return [];
    return measures
      .filter((measure) => measure.at.includes(keptBy) && isOfAge(input, one.who, measure))
      .map(({ kind: observation }): MeasureItem => {
        const { who } = one;
        const field = fieldText({ kind: 'measure', who, observation });
        const { measure: rank } = ranks;
        const minutes = MEASURE_MINUTES;
        return { kind: 'measure', record: visit, field, who, observation, minutes, rank };
      });
  });
  const firsts = items.filter(
    (item, place) => items.findIndex((other) => itemKey(other) === itemKey(item)) === place,
  );
  // Only what is done is measured: a check-up that somebody declined brings no scales.
  const isDone = ({ who }: MeasureItem) =>
    due.some((one) => {
      const { program, step } = one;
      const field = fieldText({ kind: 'step', who, program, step });
      return one.who === who && answered.done.has(itemKey({ record: visit, field }));
    });
  return firsts.filter((item) => isDone(item) || answered.keys.has(itemKey(item)));
}

/** Whether somebody may be of an age at which it is measured. */
function isOfAge({ population, members, today }: VisitInput, who: PersonRef, at: Measure): boolean {
  const index = members.find(({ ref }) => ref === who)?.index;
  if (index === undefined) return false;
  const [first, last] = [population.bornEarliest[index]!, population.bornLatest[index]!];
  const months = (count: number) => shift(toDay(today), { months: -count, days: 0 });
  return first <= months(at.from) && last > months(at.until);
}

function helpItems({ owed, visit }: VisitInput): readonly HelpItem[] {
  return owed
    .map(({ who, program, fen }): HelpItem => {
      const field = fieldText({ kind: 'help', who, program });
      const { help: rank } = ranks;
      return { kind: 'help', record: visit, field, who, program, fen, rank, minutes: HELP_MINUTES };
    })
    .toSorted((a, b) => b.fen - a.fen || (itemKey(a) < itemKey(b) ? -1 : 1));
}

function forOffice(members: readonly Member[], asked: readonly Asked[]) {
  return asked.flatMap(({ person, fact }) => {
    const who = refOf(members, person);
    return who === undefined || isAskable(fact) ? [] : [{ who, fact }];
  });
}
