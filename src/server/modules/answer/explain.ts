/** Why somebody has a right to what: the rules in force, evaluated over that person and whoever matters to it. */
import { type County, readCounty, snapshotCounty } from '../../../db/county.ts';
import { findWithin, loadPeople } from '../../../db/population.ts';
import type { Assessment, ConditionTimeline } from '../../../model/assessment.ts';
import { assessor } from '../../../programs/assess.ts';
import { reachOf } from '../../../programs/owed/reach.ts';
import { jurisdictionOf } from '../policy/index.ts';
import { getPerson, personUnknown } from './person.ts';
import { namesOfPeople } from './person-queries.ts';
import { currentPolicy } from './queries.ts';

export type ExplainOptions = {
  readonly actor: string;
  /** The day asked about. */
  readonly on: number;
  /** Only these programs, by id. */
  readonly programs?: readonly string[];
};

/** Ids in assessments are people's numbers on record. */
export type Explained = {
  readonly personId: number;
  readonly name: string;
  readonly assessments: readonly Assessment[];
  /** Programs whose rule was cut off for this person: what they owe is not known. */
  readonly cutOff: readonly string[];
  /** The conditions of a program with their timelines. */
  readonly conditions: (program: string) => readonly ConditionTimeline[];
};

/**
 * The assessments of one person on a day, with exact reasons; of merged records, of the one that stays.
 * Errors: PERSON_UNKNOWN, PROGRAM_UNKNOWN, EVALUATION_MISSING where no policy is in force yet.
 */
export async function explainPerson(
  county: County,
  person: number,
  { actor, on, programs }: ExplainOptions,
): Promise<Explained> {
  const policy = await snapshotCounty(county, currentPolicy);
  if (policy === undefined) {
    throw Object.assign(new Error(`${county.code} has no evaluation`), {
      code: 'EVALUATION_MISSING',
      detail: { county: county.code },
    });
  }
  const jurisdiction = await jurisdictionOf(county, policy);
  return readCounty(county, { kind: 'explain-person', actor }, async (tx) => {
    const { id, name } = await getPerson(tx, person);
    const around = await findWithin(tx.client, [id], reachOf(jurisdiction).depth);
    const { population, personIds, findIndex } = await loadPeople(
      tx.client,
      around.map((one) => one.id),
    );
    const names = await namesOfPeople(tx, [...personIds]);
    const people = {
      population,
      ids: Array.from(personIds, String),
      names: Array.from(personIds, (one) => names.get(one) ?? ''),
    };
    const index = findIndex(id);
    // Somebody who is only named as a relative.
    if (index === undefined) throw personUnknown(id);
    const asked = assessor(people, jurisdiction, { on, ...(programs && { programs }) });
    const assessments = asked.person(index);
    const about = assessments.flatMap(({ questions }) => questions.map((one) => Number(one.about)));
    tx.seen(...new Set([id, ...about]));
    return {
      personId: id,
      name,
      assessments,
      cutOff: asked.failures.flatMap((one) => (one.person === index ? [one.program] : [])),
      conditions: (program) => asked.conditions(index, program),
    };
  });
}

/** What people are called, by number. */
export function namesOf(
  county: County,
  { actor, persons }: { readonly actor: string; readonly persons: readonly number[] },
): Promise<ReadonlyMap<number, string>> {
  return readCounty(county, { kind: 'read-names', actor }, async (tx) => {
    tx.seen(...persons);
    return namesOfPeople(tx, persons);
  });
}
