/**
 * Contacts with residents, and what was measured at them. A phone speaks of its visit in several words that may come in
 * any order, so the contact is made with the first of them and its day is told by one of its own.
 */
import type { Changing } from '../../../db/county.ts';
import {
  isObservation,
  isPlausible,
  milliOf,
  observationOf,
} from '../../../model/service/observations.ts';
import { lockPerson } from '../registry/records.ts';
import { type Saying, serviceError } from '../service/index.ts';
import {
  type EncounterFacts,
  findVisit,
  insertObservation,
  keepEncounter,
  personOfObservation,
  retractObservation,
  setEncounter,
  setNote,
} from './queries.ts';

/** A contact as somebody speaks of it. */
export type Contacted = {
  /** UUID of the phone; absent: written down at the desk, as one contact an act. */
  readonly visit?: string;
  /** Who was visited. */
  readonly visited: number;
  readonly by: Saying;
};

/**
 * The number of a contact, made when it is not there yet.
 * Errors: PERSON_UNKNOWN, VISIT_UNKNOWN for a name that another unit uses, those of the access decision.
 */
export async function encounterOf(
  tx: Changing,
  { visit, visited, by }: Contacted,
): Promise<number> {
  await lockPerson(tx, visited);
  const id = await keepEncounter(tx, {
    ...{ person: visited, ...by },
    ...(visit !== undefined && { visit }),
  });
  if (id === undefined) throw serviceError('VISIT_UNKNOWN', { visit: visit ?? '' });
  return id;
}

/** Says when and where a contact was; gives its number. Errors: as {@link encounterOf}, VISIT_IN_FUTURE. */
export async function recordVisit(
  tx: Changing,
  contacted: Contacted,
  { today, ...known }: EncounterFacts & { readonly today: number },
): Promise<number> {
  if (known.day > today) throw serviceError('VISIT_IN_FUTURE', { day: known.day - today });
  const id = await encounterOf(tx, contacted);
  await setEncounter(tx, id, known);
  tx.changed('service', contacted.visited);
  return id;
}

/** Nobody knows any more when and where a visit was. Errors: VISIT_UNKNOWN. */
export async function takeBackVisit(tx: Changing, visit: string): Promise<void> {
  await setEncounter(tx, await getVisit(tx, visit), undefined);
}

/** Plain words about a contact. Errors: as {@link encounterOf}. */
export async function noteVisit(tx: Changing, contacted: Contacted, note: string): Promise<number> {
  const id = await encounterOf(tx, contacted);
  await setNote(tx, id, note);
  return id;
}

/** Errors: VISIT_UNKNOWN. */
export async function takeBackNote(tx: Changing, visit: string): Promise<void> {
  await setNote(tx, await getVisit(tx, visit), undefined);
}

async function getVisit(tx: Changing, visit: string): Promise<number> {
  const id = await findVisit(tx, visit);
  if (id === undefined) throw serviceError('VISIT_UNKNOWN', { visit });
  return id;
}

export type Observed = {
  readonly person: number;
  readonly kind: string;
  /** In the unit of the kind. */
  readonly value: number;
  /** Who measured was asked about an unusual value and stood by it. */
  readonly isConfirmed?: boolean;
};

/**
 * Keeps a measured value; gives its number. No value labels anybody.
 * Errors: PERSON_UNKNOWN, OBSERVATION_UNKNOWN, OBSERVATION_IMPLAUSIBLE, as {@link encounterOf}.
 */
export async function recordObservation(
  tx: Changing,
  contacted: Contacted,
  { person, kind, value, isConfirmed = false }: Observed,
): Promise<number> {
  if (!isObservation(kind)) throw serviceError('OBSERVATION_UNKNOWN', { kind });
  if (!isPlausible(kind, value)) {
    const { unit, plausible } = observationOf(kind);
    throw serviceError('OBSERVATION_IMPLAUSIBLE', { kind, value, unit, ...plausible });
  }
  const encounter = await encounterOf(tx, contacted);
  await lockPerson(tx, person);
  const { account } = contacted.by;
  const row = { encounter, person, kind, milli: milliOf(value), isConfirmed, account };
  const id = await insertObservation(tx, row);
  tx.changed('service', person);
  return id;
}

/** Errors: OBSERVATION_NOT_THERE, those of the access decision. */
export async function takeBackObservation(
  tx: Changing,
  { id, person }: { readonly id: number; readonly person: number },
): Promise<void> {
  await lockPerson(tx, person);
  const whose = await personOfObservation(tx, id);
  if (whose !== person) throw serviceError('OBSERVATION_NOT_THERE', { observation: id });
  await retractObservation(tx, id);
  tx.changed('service', person);
}

/** A contact that is written down at the desk, with its day; gives its number. Errors: as {@link recordVisit}. */
export const encounterAtDesk = (
  tx: Changing,
  contacted: Omit<Contacted, 'visit'>,
  known: EncounterFacts & { readonly today: number },
): Promise<number> => recordVisit(tx, contacted, known);
