/**
 * Due windows become tasks of the unit that serves where somebody lives, and tasks whose window is kept, over or
 * elsewhere end by themselves. Run again it changes nothing.
 */
import { type County, changeCounty, snapshotCounty } from '../../../db/county.ts';
import type { Program, Tier } from '../../../programs/definition.ts';
import { currentPolicy } from '../answer/queries.ts';
import { jurisdictionOf } from '../policy/index.ts';
import {
  changedSince,
  endTasks,
  insertTasks,
  isHandingOver,
  lastChange,
  lockRaising,
  moveHandedOver,
  type RaiseAsked,
  type Raising,
  type ServedBy,
  tasksToEnd,
  tasksToRaise,
} from './raise-queries.ts';

/** A visit is planned at most a month ahead: earlier it would only lie there. */
const AHEAD_DAYS = 30;

export type Raised = {
  readonly raised: number;
  readonly ended: number;
  /** Windows that are due where no unit serves, or of somebody of whom nobody knows where she lives. */
  readonly unserved: number;
};

/** Who does what a tier owes, the nearest first. What a clinic or an employer does is nobody's visit. */
const doing: Readonly<Record<Tier, ServedBy['tiers']>> = {
  village: ['village', 'township'],
  township: ['township'],
  county: ['county'],
  clinic: [],
  employer: [],
};

/**
 * Makes and ends tasks of due windows as of a day, of everybody or of some people.
 * Nothing of a care record is among them: its programs are not worked out for a county.
 */
export async function raiseTasks(
  county: County,
  { actor, today }: { readonly actor: string; readonly today: number },
  persons?: readonly number[],
): Promise<Raised> {
  const asked = await askedOf(county, today, persons);
  if (!asked) return { raised: 0, ended: 0, unserved: 0 };
  const planned = await snapshotCounty(county, async (tx) => ({
    ending: await tasksToEnd(tx, asked),
    raising: await tasksToRaise(tx, asked),
    isHandingOver: await isHandingOver(tx, today),
  }));
  const unserved = planned.raising.filter(({ unit }) => unit === null).length;
  // Who moved to another unit's area gets a task there once the one here has ended.
  const isIdle = planned.ending.length === 0 && planned.raising.length === unserved;
  if (isIdle && !planned.isHandingOver) return { raised: 0, ended: 0, unserved };
  const { value } = await changeCounty(county, { kind: 'task-raise', actor }, async (tx) => {
    await lockRaising(tx, county.code);
    const ending = await tasksToEnd(tx, asked);
    if (ending.length > 0) await endTasks(tx, ending);
    const found = await tasksToRaise(tx, asked);
    const raising = found.filter(isServed);
    if (raising.length > 0) await insertTasks(tx, raising);
    const moved = await moveHandedOver(tx, today);
    const touched = [...ending, ...raising, ...moved].map(({ person }) => person);
    for (const person of new Set(touched)) tx.changed('service', person);
    const counts = {
      raised: raising.length,
      ended: ending.length,
      unserved: found.length - raising.length,
    };
    tx.note(counts);
    return counts;
  });
  return value;
}

const isServed = (one: Raising): one is Raising & { readonly unit: number } => one.unit !== null;

async function askedOf(
  county: County,
  today: number,
  persons: readonly number[] | undefined,
): Promise<RaiseAsked | undefined> {
  const policy = await snapshotCounty(county, currentPolicy);
  if (policy === undefined) return undefined;
  const { programs } = await jurisdictionOf(county, policy);
  const services = programs.flatMap((one) =>
    isOffered(one) ? [{ program: one.id, tiers: doing[one.tier] }] : [],
  );
  return { today, aheadDays: AHEAD_DAYS, services, ...(persons && { persons }) };
}

/** A standing offer is followed up by nobody. */
const isOffered = (program: Program): boolean =>
  program.kind === 'service' && !program.standingOffer && doing[program.tier].length > 0;

/** Up to where the tasks of a county follow its record: a day and a change number. */
export type RaisedUntil = { readonly today: number; readonly seq: number };

/** More people than this are looked at all together. */
const PERSONS_MAX = 5_000;

/**
 * Brings tasks up to the record: everybody's on a new day, else those of whose record changed. Gives up to where they
 * are then.
 */
export async function keepTasks(
  county: County,
  { actor, today }: { readonly actor: string; readonly today: number },
  until: RaisedUntil | undefined,
): Promise<RaisedUntil> {
  const { seq, persons } = await snapshotCounty(county, async (tx) => ({
    seq: await lastChange(tx),
    persons: until ? (await changedSince(tx, until.seq)).map(({ person }) => person) : [],
  }));
  if (until?.today !== today || persons.length > PERSONS_MAX || persons.includes(null)) {
    await raiseTasks(county, { actor, today });
  } else if (persons.length > 0) {
    await raiseTasks(
      county,
      { actor, today },
      persons.filter((one) => one !== null),
    );
  }
  return { today, seq };
}
