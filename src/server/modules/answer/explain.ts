/** Why somebody has a right to what: the rules in force, evaluated over that person and whoever matters to it. */
import {
  type County,
  type Reading,
  readCounty,
  snapshotCounty,
  softwareOf,
} from '../../../db/county.ts';
import { findWithin, loadPeople } from '../../../db/population.ts';
import type { Assessment, ConditionTimeline } from '../../../model/assessment.ts';
import { assessor } from '../../../programs/assess.ts';
import { reachOf } from '../../../programs/owed/reach.ts';
import { jurisdictionOf } from '../policy/index.ts';
import { getPerson, personUnknown } from './person.ts';
import { namesOfPeople, programsShown } from './person-queries.ts';
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
  const jurisdiction = await jurisdictionOf(softwareOf(county), policy);
  // Decided and written down before anything is worked out; a refusal costs nobody anything.
  const act = { kind: 'explain-person', actor };
  const { id, name, shown } = await readCounty(county, act, async (tx) => {
    const found = await getPerson(tx, person);
    tx.seen(found.id);
    return { ...found, shown: await programsShown(tx) };
  });
  const asked = shown ? (programs ?? shown).filter((one) => shown.includes(one)) : programs;
  const explained = await snapshotCounty(county, async (tx) => {
    const { people, index } = await around(tx, id, reachOf(jurisdiction).depth);
    const found = assessor(people, jurisdiction, { on, ...(asked && { programs: asked }) });
    return {
      assessments: found.person(index),
      cutOff: found.failures.flatMap((one) => (one.person === index ? [one.program] : [])),
      conditions: (program: string) => found.conditions(index, program),
    };
  });
  const about = new Set(
    explained.assessments.flatMap(({ questions }) => questions.map((one) => Number(one.about))),
  );
  about.delete(id);
  if (about.size > 0) await readCounty(county, act, async (tx) => tx.seen(...about));
  return { personId: id, name, ...explained };
}

/** Somebody with the people who matter to her rights; the software reads them, rules may ask about them. */
async function around(tx: Reading, id: number, steps: number) {
  const near = await findWithin(tx.client, [id], steps);
  const ids = near.map((one) => one.id);
  const { population, personIds, findIndex } = await loadPeople(tx.client, ids);
  const names = await namesOfPeople(tx, [...personIds]);
  const people = {
    population,
    ids: Array.from(personIds, String),
    names: Array.from(personIds, (one) => names.get(one) ?? ''),
  };
  const index = findIndex(id);
  // Somebody who is only named as a relative.
  if (index === undefined) throw personUnknown(id);
  return { people, index };
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
