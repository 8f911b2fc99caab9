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
  type TimelineColumn,
  timelineAt,
  type Truth,
  unknownFacts,
} from '../../rules/index.ts';
import type { Program } from '../definition.ts';
import { horizonOf, linesOf } from '../payments.ts';
import { factsToAsk, readableFacts } from '../questions.ts';
import { mayBeListed } from '../safeguards.ts';
import { readerOf } from '../wording.ts';
import type { Member, Why } from './items.ts';

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

/** Every fact that could settle something for these people today, with the reasons to ask. */
export function factsAskedOf(
  examiner: Examiner,
  programs: readonly Program[],
  members: readonly Member[],
  today: number,
): readonly Asked[] {
  const asked = new Map<string, Asked & { readonly why: Why[] }>();
  const persons = Uint32Array.from(members, ({ index }) => index).toSorted();
  for (const program of programs.filter(isAskedAbout)) {
    const column = evaluateWith(examiner.compiler, program.eligibility, { persons });
    for (const member of members) {
      for (const { fact, person, why } of askedFor(examiner, program, column, member, today)) {
        const key = `${person} ${fact}`;
        const known = asked.get(key) ?? { person, fact, why: [] };
        asked.set(key, known);
        known.why.push(...why);
      }
    }
  }
  return [...asked.values()];
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
  if (timeline.possible.length === 0) return [];
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
