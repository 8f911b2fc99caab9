/**
 * Which facts to ask a household for: what could settle a right of one of them and nobody knows, each fact of each
 * person once, with everything that it is asked for. Never a reproductive fact.
 */
import { isCareKind } from '../../model/facts/care.ts';
import { catalog, type FactKind } from '../../model/facts/catalog.ts';
import {
  evaluateWith,
  type Examiner,
  type Label,
  NEVER,
  pairsOf,
  subtract,
  type Timeline,
  type TimelineColumn,
  timelineAt,
  type Truth,
  unknownFacts,
} from '../../rules/index.ts';
import type { Program } from '../definition.ts';
import type { Jurisdiction } from '../packs.ts';
import { horizonOf, linesOf } from '../payments.ts';
import { factsToAsk, readableFacts } from '../questions.ts';
import { mayBeListed } from '../safeguards.ts';
import { readerOf } from '../wording.ts';
import type { Member, ToldQuestion, Why } from './items.ts';

/** Facts that a conversation at the door may be about; what follows from child count is for papers. */
const doorstepLabels: readonly Label[] = ['ordinary', 'civil-status', 'sensitive'];

/** A fact to ask for, of a place in the population. */
export type Asked = {
  readonly person: number;
  readonly fact: string;
  readonly why: readonly Why[];
};

/** Whether a phone can write the answer down: a kind of the catalogue, and none that is never asked. */
export const isAskable = (fact: string): fact is FactKind =>
  Object.hasOwn(catalog, fact) &&
  !isCareKind(fact) &&
  doorstepLabels.includes(catalog[fact as FactKind].label);

type Household = {
  readonly jurisdiction: Jurisdiction;
  readonly members: readonly Member[];
  readonly told: readonly ToldQuestion[];
  readonly today: number;
};

/** Every fact that could settle something for these people today, with the reasons to ask. */
export function factsAskedOf(examiner: Examiner, household: Household): readonly Asked[] {
  const asked = new Map<string, Asked & { readonly why: Why[] }>();
  for (const program of household.jurisdiction.programs.filter(isAskedAbout)) {
    for (const { fact, person, why } of askedBy(examiner, program, household)) {
      const key = `${person} ${fact}`;
      const known = asked.get(key) ?? { person, fact, why: [] };
      asked.set(key, known);
      known.why.push(...why);
    }
  }
  return [...asked.values()];
}

function askedBy(examiner: Examiner, program: Program, household: Household): readonly Asked[] {
  const { members, told, today } = household;
  const whole = members.filter((member) => member.whole.includes(program.id));
  const persons = Uint32Array.from(whole, ({ index }) => index).toSorted();
  const column = evaluateWith(examiner.compiler, program.eligibility, { persons });
  const fromServer = told
    .filter((one) => one.program === program.id && !whole.some(({ ref }) => ref === one.of))
    .flatMap((one) => askedAsTold(examiner, program, household, one));
  return [
    ...whole.flatMap((member) => askedFor(examiner, program, column, member, today)),
    ...fromServer,
  ];
}

/** A question of the server's, unless it was answered since. */
function askedAsTold(
  examiner: Examiner,
  program: Program,
  { members, today }: Household,
  { of, who, fact }: ToldQuestion,
): readonly Asked[] {
  const [owner, person] = [of, who].map(
    (ref) => members.find((member) => member.ref === ref)?.index,
  );
  if (owner === undefined || person === undefined) return [];
  if (!readableFacts([{ person, fact }], readerOf(doorstepLabels)).length) return [];
  const conditions = openConditions(examiner, program.eligibility, owner, { person, fact });
  if (conditions.length === 0 || !mayBeAskedNow(examiner, program, person, fact, today)) return [];
  return [{ person, fact, why: [{ program: program.id, of, conditions, fenAYear: 0 }] }];
}

/** Nothing is asked for what belongs into care records, nor for what everybody is offered anyway. */
const isAskedAbout = (program: Program): boolean =>
  mayBeListed(program) && !(program.kind === 'service' && program.standingOffer);

function askedFor(
  examiner: Examiner,
  program: Program,
  column: TimelineColumn,
  { index, ref }: Member,
  today: number,
): readonly Asked[] {
  const place = column.persons.indexOf(index);
  const timeline = place < 0 ? NEVER : timelineAt(column, place);
  if (timeline.possible.length === 0 || isSettled(program, timeline, today)) return [];
  const { sure, open } = linesOf(examiner, program, index, timeline, horizonOf(today));
  const facts = readableFacts(
    factsToAsk(examiner, program, index, timeline, sure, today),
    readerOf(doorstepLabels),
  );
  const fenAYear = Math.max(0, ...open.map(({ highFen }) => highFen).filter(Number.isFinite));
  return facts
    .filter(({ person, fact }) => mayBeAskedNow(examiner, program, person, fact, today))
    .map(({ person, fact }) => {
      const conditions = openConditions(examiner, program.eligibility, index, { person, fact });
      return { person, fact, why: [{ program: program.id, of: ref, conditions, fenAYear }] };
    });
}

/** Money may be owed for days that are over; of anything else nothing is left of them, so nobody is asked about them. */
const isSettled = (program: Program, { certain, possible }: Timeline, today: number): boolean =>
  program.kind !== 'benefit' &&
  pairsOf(subtract(possible, certain)).every(({ until }) => until <= today);

/** The program's own skip rule for a fact: it is asked only while `askWhile` may be true. */
function mayBeAskedNow(
  examiner: Examiner,
  { form }: Program,
  person: number,
  fact: string,
  today: number,
): boolean {
  const rules = form.filter((question) => question.fact === fact);
  return (
    rules.length === 0 ||
    rules.some(({ askWhile }) => !askWhile || examiner.answerOn(askWhile, person, today) !== 'no')
  );
}

/** Names of the conditions that a fact may settle. */
function openConditions(
  examiner: Examiner,
  rule: Truth,
  index: number,
  asked: { readonly person: number; readonly fact: string },
): readonly string[] {
  if (rule.kind === 'not') return openConditions(examiner, rule.of, index, asked);
  if (rule.kind !== 'all' && rule.kind !== 'any' && rule.kind !== 'at-least') return [];
  return Object.entries(rule.of).flatMap(([name, node]) =>
    unknownFacts(examiner, node, index).some(
      ({ person, fact }) => person === asked.person && fact === asked.fact,
    )
      ? [name]
      : [],
  );
}
