/**
 * Notices: written in the transaction of what they tell, delivered to the resident's inbox right after. Whether
 * she wants to be told is asked again at delivery, so a no that comes in between stops them.
 */
import { setTimeout } from 'node:timers/promises';
import {
  type Changing,
  changeCounty,
  type County,
  readCounty,
  snapshotCounty,
} from '../../../db/county.ts';
import {
  type NoticeKind,
  noticeKindOf,
  type NoticeParameters,
} from '../../../model/notice/kinds.ts';
import type { Words } from '../../../rules/index.ts';
import { dayAt } from '../../http/clock.ts';
import { recordsOf } from '../care/queries.ts';
import { isConsented, wantsNoContact } from '../consent/consents.ts';
import {
  closeNotice,
  deleteReminders,
  hasQueued,
  hasReminders,
  holdPeople,
  inboxRows,
  insertNotice,
  lockQueued,
  type QueuedRow,
  type Stop,
} from './queries.ts';

export type NewNotice = {
  readonly person: number;
  readonly kind: NoticeKind;
  /** Those that the kind names, all of them. */
  readonly parameters?: NoticeParameters;
};

/** Tells somebody something, once this transaction commits. Errors: those of the access decision. */
export async function addNotice(
  tx: Changing,
  { person, kind, parameters = {} }: NewNotice,
): Promise<void> {
  await tx.open(person);
  await insertNotice(tx, person, kind, parameters);
}

/** Notices in one transaction. */
const BATCH = 20;

export type Delivery = { readonly delivered: number; readonly stopped: number };

/**
 * Delivers what is queued. Several processes may do so at once: each takes what the others have not, and what a
 * process had in hand when it was killed is queued as before.
 */
export async function deliverNotices(county: County, now: Date): Promise<Delivery> {
  const total = { delivered: 0, stopped: 0 };
  while (await snapshotCounty(county, hasQueued)) {
    const { taken, delivered, stopped } = await deliverBatch(county, now);
    total.delivered += delivered;
    total.stopped += stopped;
    // What is left is in the hands of another process.
    if (taken === 0) break;
  }
  return total;
}

async function deliverBatch(
  county: County,
  now: Date,
): Promise<Delivery & { readonly taken: number }> {
  const act = { kind: 'notices-deliver', actor: 'nuanjia' };
  const { value } = await changeCounty(county, act, async (tx) => {
    const queued = await lockQueued(tx, BATCH);
    await holdPeople(
      tx,
      queued.map(({ person }) => person),
    );
    let stopped = 0;
    for (const notice of queued) {
      const stop = await findStop(tx, notice, dayAt(now));
      if (stop !== undefined) stopped++;
      await closeNotice(tx, notice.id, stop, now);
    }
    const counts = { delivered: queued.length - stopped, stopped };
    tx.note(counts);
    return { ...counts, taken: queued.length };
  });
  return value;
}

/** Why she is not told; undefined: she is. */
async function findStop(
  tx: Changing,
  { person, kind }: QueuedRow,
  today: number,
): Promise<Stop | undefined> {
  const { isRequired, purpose } = noticeKindOf(kind);
  if (isRequired) return undefined;
  if (await wantsNoContact(tx, person)) return 'no-contact';
  if (purpose && !(await isConsented(tx, person, purpose, today))) return 'no-consent';
  return undefined;
}

/** Reminders are kept for a year, as the text of that consent says. */
const REMINDER_DAYS = 365;

/** Deletes reminders that are older than that; gives their number. */
export async function dropOldReminders(county: County, now: Date): Promise<number> {
  const before = new Date(now.getTime() - REMINDER_DAYS * 86_400_000);
  if (!(await snapshotCounty(county, (tx) => hasReminders(tx, before)))) return 0;
  const act = { kind: 'reminders-drop', actor: 'nuanjia' };
  return (await changeCounty(county, act, (tx) => deleteReminders(tx, before))).value;
}

/** Between two looks for something to deliver. */
const LOOK_MS = 1_000;

/**
 * Delivers until it is told to stop; ends after what is under way. A failure is told and tried again at the next
 * look.
 */
export async function watchNotices(
  county: County,
  {
    signal,
    clock = () => new Date(),
    failed,
  }: {
    readonly signal: AbortSignal;
    readonly clock?: () => Date;
    readonly failed: (error: unknown) => void;
  },
): Promise<void> {
  for (let lastDay = 0; !signal.aborted; ) {
    const now = clock();
    await deliverNotices(county, now).catch(failed);
    if (dayAt(now) !== lastDay) await dropOldReminders(county, now).catch(failed);
    lastDay = dayAt(now);
    await pause(signal);
  }
}

/** Ends at once when it is told to stop. */
const pause = (signal: AbortSignal) =>
  setTimeout(LOOK_MS, undefined, { signal }).catch(() => undefined);

export type InboxNotice = {
  readonly id: number;
  readonly at: Date;
  readonly message: Words;
  readonly reason: Words;
  readonly remedy: Words;
};

/** What somebody was told, the newest first. */
export function inboxOf(
  county: County,
  {
    actor,
    person,
    before = Number.MAX_SAFE_INTEGER,
    limit = 50,
  }: {
    readonly actor: string;
    readonly person: number;
    readonly before?: number;
    readonly limit?: number;
  },
): Promise<readonly InboxNotice[]> {
  return readCounty(county, { kind: 'read-notices', actor }, async (tx) => {
    await tx.open(person);
    tx.seen(person);
    const rows = await inboxRows(tx, await recordsOf(tx, person), before, limit);
    return rows.map(({ id, at, kind, parameters }) => {
      const { message, reason, remedy } = noticeKindOf(kind);
      return { id, at, message: message(parameters), reason, remedy };
    });
  });
}
