/**
 * Which facts to ask for and how, of the reader's own rights: nobody is shown a question about a fact
 * that she may not read.
 */
import type { Question } from '../model/assessment.ts';
import { catalog } from '../model/facts/catalog.ts';
import type { People } from '../model/people.ts';
import {
  type Examiner,
  type FactSet,
  type Label,
  missingFacts,
  pairsOf,
  sameSpans,
  subtract,
  type Timeline,
  type Truth,
  unknownFacts,
  type Words,
} from '../rules/index.ts';
import type { Program } from './definition.ts';
import { horizonOf, type Line } from './payments.ts';
import type { Reader } from './wording.ts';

type Asked = { readonly effort: number; readonly label: Label; readonly question: Words };

/** Facts that everyone has and the catalogue therefore does not list. */
const basicFacts: Readonly<Record<string, Asked>> = {
  'birth-date': {
    effort: 1,
    label: 'ordinary',
    question: { 'zh-CN': '出生日期是哪天？', en: 'What is the birth date?' },
  },
  sex: {
    effort: 1,
    label: 'ordinary',
    question: { 'zh-CN': '性别是？', en: 'What is the person’s sex?' },
  },
  'death-date': {
    effort: 3,
    label: 'ordinary',
    question: { 'zh-CN': '是否已去世，哪天去世？', en: 'Has the person died, and when?' },
  },
  children: {
    effort: 2,
    label: 'child-count',
    question: {
      'zh-CN': '一共有过几个孩子，分别是谁？',
      en: 'How many children has the person ever had, and who are they?',
    },
  },
  parents: {
    effort: 2,
    label: 'ordinary',
    question: { 'zh-CN': '父母是谁？', en: 'Who are the parents?' },
  },
  guardians: {
    effort: 2,
    label: 'ordinary',
    question: { 'zh-CN': '监护人是谁？', en: 'Who is the guardian?' },
  },
  spouse: {
    effort: 2,
    label: 'civil-status',
    question: { 'zh-CN': '配偶是谁？', en: 'Who is the spouse?' },
  },
  household: {
    effort: 2,
    label: 'ordinary',
    question: { 'zh-CN': '同户还有谁？', en: 'Who else belongs to the household?' },
  },
};

const describedFact = (fact: string) =>
  basicFacts[fact] ??
  (catalog as Readonly<Record<string, (typeof catalog)[keyof typeof catalog]>>)[fact];

/** How a fact is asked for; undefined for a kind that this version does not know. */
export const questionWords = (fact: string): Words | undefined => describedFact(fact)?.question;

/** Effort of finding a fact out; unknown kinds come last. */
export const effortOf = (fact: string): number => describedFact(fact)?.effort ?? 5;

/** Every fact that a question can be about, in an order that no population changes. */
export const askableFacts: readonly string[] = [
  ...Object.keys(basicFacts),
  ...Object.entries(catalog).flatMap(([fact, { label }]) =>
    label === 'reproductive' ? [] : [fact],
  ),
];

/** The cheapest facts that could make a rule true of a person on a day; undefined: none could. */
export type CheapestSet = (person: number, day: number) => FactSet | undefined;

export const cheapestSetOf =
  (examiner: Examiner, rule: Truth): CheapestSet =>
  (person, day) =>
    missingFacts(examiner, rule, person, day, effortOf)[0];

/**
 * The facts to ask a person for, within the horizon of the day asked: the cheapest set that could settle
 * an undecided answer, else those that leave an amount of the sure lines open.
 */
export function factsToAsk(
  examiner: Examiner,
  program: Program,
  person: number,
  timeline: Timeline,
  sure: readonly Line[],
  on: number,
  cheapestSet: CheapestSet = cheapestSetOf(examiner, program.eligibility),
): FactSet {
  const horizon = horizonOf(on);
  if (!sameSpans(timeline.certain, timeline.possible)) {
    const asked = questionDay(timeline, on);
    // What is decided in ten or fifty years is not asked today.
    const cheapest = asked < horizon ? cheapestSet(person, asked) : undefined;
    if (cheapest !== undefined) return cheapest;
  }
  const isOpen = sure.some(({ from, lowFen, highFen }) => from < horizon && lowFen !== highFen);
  if (!isOpen || program.kind !== 'benefit' || !program.payments) return [];
  return unknownFacts(examiner, program.payments.amountFen, person);
}

/** The day on which questions are asked: the day itself if it is undecided, else the next undecided one. */
function questionDay({ certain, possible }: Timeline, on: number): number {
  const undecided = pairsOf(subtract(possible, certain));
  const next = undecided.find(({ until }) => until > on) ?? undecided.at(-1);
  if (next === undefined) return on;
  return Math.min(Math.max(on, next.from), next.until - 1);
}

/** The facts of a set that a reader may be asked about. */
export const readableFacts = (facts: FactSet, { mayRead }: Reader): FactSet =>
  facts.filter(({ fact }) => mayRead([describedFact(fact)?.label ?? 'reproductive']));

export function questionsOf(people: People, facts: FactSet): readonly Question[] {
  return facts.map(({ person, fact }) => ({
    fact,
    about: people.ids[person]!,
    aboutName: people.names[person]!,
    text: describedFact(fact)?.question ?? { 'zh-CN': fact, en: fact },
  }));
}
