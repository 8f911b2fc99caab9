/**
 * How tasks went. A word is added or taken back; what a task is follows from the words that hold, so it is the same in
 * whatever order phones and desks said them. What was done is a fact of the record besides, and keeps the window.
 */
import { type Changing, type County, softwareOf } from '../../../db/county.ts';
import { factKindName } from '../../../db/fact-kinds.ts';
import { type Said, standingOf } from '../../../model/service/transitions.ts';
import type { EncounterKind } from '../../../programs/definition.ts';
import { encounterFact } from '../../../programs/due.ts';
import type { Jurisdiction } from '../../../programs/packs.ts';
import { currentPolicy } from '../answer/queries.ts';
import { beginCase, takeBackBegun } from '../case/begin.ts';
import { jurisdictionOf } from '../policy/index.ts';
import { addStated } from '../registry/facts.ts';
import { factsOfRecords, retractFactRow } from '../registry/queries.ts';
import { lockPerson } from '../registry/records.ts';
import { numbersOf } from '../registry/statements.ts';
import { serviceError } from './errors.ts';
import {
  doneOn,
  findTaskOfStep,
  findWindow,
  findWord,
  giveFacts,
  hasTwin,
  insertOutcome,
  insertTaskRow,
  isMadeByWord,
  lockTask,
  retractWord,
  updateTask,
  wordsOf,
} from './queries.ts';

/** Who says so, in which unit. */
export type Saying = { readonly account: number; readonly unit: number };

export type StepSaid = {
  readonly person: number;
  readonly program: string;
  readonly step: string;
  readonly said: Said;
  readonly by: Saying;
  /** Contact at which it went so, see modules/encounter. */
  readonly encounter?: number;
  readonly today: number;
};

/** `id` is the number of the word, by which it is taken back. */
export type WordDone = { readonly id: number; readonly task: number };

/** Services of the policy in force; none before there is one. */
async function servicesOf(tx: Changing, county: County): Promise<Jurisdiction['programs']> {
  const policy = await currentPolicy(tx);
  if (policy === undefined) return [];
  return (await jurisdictionOf(softwareOf(county), policy)).programs;
}

/** The contact that keeps a step; undefined for a step that no program has, or that belongs into a care record. */
function findKeeping(
  programs: Jurisdiction['programs'],
  program: string,
  step: string,
): EncounterKind | undefined {
  const found = programs.find(({ id }) => id === program);
  if (found?.kind !== 'service' || !Object.hasOwn(found.schedule, step)) return undefined;
  return found.schedule[step]!.keptBy;
}

/**
 * Records how a step went for somebody. A task is made for it where there is none.
 * Errors: PERSON_UNKNOWN, TASK_STEP_UNKNOWN also for steps of care records, FACT_IN_FUTURE, those of the access
 * decision.
 */
export async function recordStep(
  tx: Changing,
  county: County,
  { person, program, step, said, by, encounter, today }: StepSaid,
): Promise<WordDone> {
  const records = await lockPerson(tx, person);
  const keptBy = findKeeping(await servicesOf(tx, county), program, step);
  if (keptBy === undefined) throw serviceError('TASK_STEP_UNKNOWN', { program, step });
  const at = { program, step, day: said.day };
  const task =
    (await findTaskOfStep(tx, records, at)) ??
    (await insertTaskRow(tx, {
      ...{ person, purpose: 'service', basis: 'due', program, step, unit: by.unit },
      ...windowOrNothing(await findWindow(tx, records, at)),
      openedBy: by.account,
    }));
  const contact = said.outcome === 'done' && { keptBy, records, today };
  return recordWord(tx, {
    ...{ task, person, said, by },
    ...(encounter !== undefined && { encounter }),
    ...(contact && { contact }),
  });
}

export type WordSaid = {
  readonly task: number;
  readonly person: number;
  readonly said: Said;
  readonly by: Saying;
  readonly encounter?: number;
  /** What was done at it, for the record. */
  readonly contact?: Pick<Contact, 'keptBy' | 'records' | 'today'>;
};

/** Adds a word about a task, and makes the task what follows. */
export async function recordWord(
  tx: Changing,
  { task, person, said, by, encounter, contact }: WordSaid,
): Promise<WordDone> {
  const facts = contact ? await addContact(tx, { person, said, ...contact }) : [];
  const id = await insertOutcome(tx, {
    ...{ ...said, task, person, facts, ...by },
    ...(encounter !== undefined && { encounter }),
  });
  await settle(tx, task);
  tx.changed('service', person);
  return { id, task };
}

/** The contact that a task of a step is kept by; undefined: it is about no step of a service. */
export async function keepingOf(
  tx: Changing,
  county: County,
  { program, step }: { readonly program: string | null; readonly step: string | null },
): Promise<EncounterKind | undefined> {
  if (program === null || step === null) return undefined;
  return findKeeping(await servicesOf(tx, county), program, step);
}

const windowOrNothing = (window: { readonly from: number; readonly until: number } | undefined) =>
  window && { window };

type Contact = {
  readonly person: number;
  readonly records: readonly number[];
  readonly keptBy: EncounterKind;
  readonly said: Said;
  readonly today: number;
};

/** Adds the contact as a fact, unless the very same one is on record. */
async function addContact(
  tx: Changing,
  { person, records, keptBy, said, today }: Contact,
): Promise<readonly number[]> {
  const fact = numbersOf({ kind: encounterFact(keptBy), day: said.day }, { today });
  const before = await factsOfRecords(tx, records);
  if (
    before.some(
      ({ kind, from, until }) => kind === fact.kind && from === fact.from && until === fact.until,
    )
  ) {
    return [];
  }
  const ids = await addStated(tx, { person, records, facts: [fact] });
  for (const record of records) tx.changed('fact', record);
  return ids;
}

/**
 * Takes a word back; gives whose task it was.
 * Errors: TASK_WORD_UNKNOWN, those of the access decision.
 */
export async function takeBackStep(tx: Changing, county: County, id: number): Promise<number> {
  const word = await findWord(tx, id);
  if (!word) throw serviceError('TASK_WORD_UNKNOWN', { word: id });
  const records = await lockPerson(tx, word.person);
  await retractWord(tx, id);
  if (word.facts.length > 0) await takeBackContact(tx, county, records, word);
  await settle(tx, word.task);
  tx.changed('service', word.person);
  return word.person;
}

/** A contact that another word reports as well stays on record, as that one's. */
async function takeBackContact(
  tx: Changing,
  county: County,
  records: readonly number[],
  {
    id,
    day,
    facts,
  }: { readonly id: number; readonly day: number; readonly facts: readonly number[] },
): Promise<void> {
  const programs = await servicesOf(tx, county);
  const others = await doneOn(tx, records, day, id);
  for (const fact of (await factsOfRecords(tx, records)).filter((one) => facts.includes(one.id))) {
    const heir = others.find(({ program, step }) => {
      const keptBy = findKeeping(programs, program, step);
      return keptBy !== undefined && encounterFact(keptBy) === factKindName(fact.kind);
    });
    if (heir) await giveFacts(tx, heir.id, [fact.id]);
    else {
      await retractFactRow(tx, fact);
      for (const record of records) tx.changed('fact', record);
    }
  }
}

/** Makes a task what follows from the words that hold. */
export async function settle(tx: Changing, id: number): Promise<void> {
  const task = await lockTask(tx, id);
  if (!task) throw serviceError('TASK_UNKNOWN', { task: id });
  const words = await wordsOf(tx, id);
  const standing = standingOf(words);
  if (standing && standing.outcome !== 'booked') {
    const { outcome, reviewDay } = standing;
    await updateTask(tx, id, { outcome, ...(reviewDay !== undefined && { reviewDay }) });
    return;
  }
  // Another task for the same window may have been opened meanwhile, or only a word made this one.
  const isIdle = words.length === 0 && task.window_from === null && (await isMadeByWord(tx, task));
  if (isIdle || (await hasTwin(tx, task))) {
    await updateTask(tx, id, { outcome: 'mistaken' });
    return;
  }
  await updateTask(
    tx,
    id,
    standing?.bookedFor === undefined ? {} : { bookedFor: standing.bookedFor },
  );
}

export type HelpSaid = {
  readonly person: number;
  readonly program: string;
  readonly wants: boolean;
  readonly day: number;
  /** Kinds of facts that she confirmed. */
  readonly confirmed?: readonly string[];
  readonly by: Saying;
  readonly encounter?: number;
};

/**
 * Opens a task for help in claiming what a program owes, with which a case begins, or writes down that she wants none, and then nobody asks
 * again. Gives the task, by which it is taken back.
 * Errors: PERSON_UNKNOWN, TASK_PROGRAM_UNKNOWN, those of the access decision.
 */
export async function wantsHelp(
  tx: Changing,
  county: County,
  { person, program, wants, day, confirmed, by, encounter }: HelpSaid,
): Promise<WordDone> {
  const records = await lockPerson(tx, person);
  const found = (await servicesOf(tx, county)).find(({ id }) => id === program);
  if (found?.kind !== 'benefit') throw serviceError('TASK_PROGRAM_UNKNOWN', { program });
  const task = await insertTaskRow(tx, {
    ...{ person, purpose: 'benefit', basis: 'asked-for', program, unit: by.unit },
    ...{ openedBy: by.account, confirmed: confirmed ?? [] },
  });
  if (!wants) {
    await insertOutcome(tx, {
      ...{ outcome: 'declined', day, task, person, facts: [], ...by },
      ...(encounter !== undefined && { encounter }),
    });
    await settle(tx, task);
  } else if (found.procedure) {
    await beginCase(tx, { person, records, program, task, day, ...by });
  }
  tx.changed('service', person);
  return { id: task, task };
}

/** Errors: TASK_UNKNOWN, those of the access decision. */
export async function takeBackHelp(
  tx: Changing,
  id: number,
  by: Saying & { readonly day: number },
): Promise<void> {
  const task = await lockTask(tx, id);
  if (!task) throw serviceError('TASK_UNKNOWN', { task: id });
  await lockPerson(tx, task.person);
  for (const word of await wordsOf(tx, id)) await retractWord(tx, word.id);
  await takeBackBegun(tx, id, by);
  await updateTask(tx, id, { outcome: 'mistaken' });
  tx.changed('service', task.person);
}
