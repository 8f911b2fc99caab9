/** Everything about people who were opened, read a table at a time. */
import type { Reading } from '../../../../db/county.ts';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import { phonesOf } from '../../service/index.ts';
import * as queries from './queries.ts';

/** How long what became of a task is still shown. */
const CLOSED_DAYS = 90;
/** How far ahead services and money are told: a phone may be offline, and people ask what comes next year. */
const AHEAD_DAYS = 400;

export type RowsAsked = {
  readonly today: number;
  readonly unit: number;
  readonly post: number;
  /** Answers about own data need the reason of a task. */
  readonly isOnTask: boolean;
  readonly keys: KeyRing;
};

export type Rows = Awaited<ReturnType<typeof readRows>>;

/** Rows of some people, one at least, whose records were opened. */
export async function readRows(
  tx: Reading,
  persons: readonly number[],
  { today, unit, post, isOnTask, keys }: RowsAsked,
) {
  const people = await queries.namesOf(tx, persons);
  // Of records that are read together only the one that stays is a person: everything goes to her.
  const records = await queries.recordsOf(
    tx,
    people.map(({ id }) => id),
  );
  const all = records.map(({ id }) => id);
  return {
    /** The person of each record. */
    personOf: new Map(records.map(({ id, person }) => [id, person])),
    people,
    facts: await queries.factsOf(tx, all),
    links: await queries.linksOf(tx, all),
    memberships: await queries.membershipsOf(tx, all),
    entitled: await queries.entitledOf(tx, persons),
    unpaid: await queries.unpaidOf(tx, persons, today, AHEAD_DAYS),
    windows: await queries.windowsOf(tx, persons, today, AHEAD_DAYS),
    questions: await queries.questionsOf(tx, persons),
    tasks: await queries.tasksOf(tx, all, { unit, post, closedDays: CLOSED_DAYS }),
    heads: await queries.headsOf(tx, all),
    /** By record. */
    phones: await phonesOf(tx, keys, all),
    consents: isOnTask ? await queries.consentsOf(tx, all) : [],
    wishes: await queries.wishesOf(tx, all),
  };
}
