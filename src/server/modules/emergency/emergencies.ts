/**
 * Emergencies: one record opened for an hour with a reason and without a task. She is told, and somebody else reviews
 * it; as long as a review is overdue, the account opens no other.
 *
 * A number that nobody has is opened like any other: same answer, same rows, same review. What is behind it shows
 * only in reading, under a reason that a privacy officer sees.
 */
import { changeCounty, type County, readCounty } from '../../../db/county.ts';
import { dayAt } from '../../http/clock.ts';
import { addNotice } from '../notice/index.ts';
import type { Act } from '../registry/index.ts';
import {
  type EmergencyRow,
  endRow,
  insertEmergency,
  isSomebody,
  lockUnreviewed,
  reviewRow,
  unreviewed,
  unreviewedOf,
} from './queries.ts';
import { workingDayAfter } from './working-days.ts';

const MINUTES = 60;
const REVIEW_WORKING_DAYS = 3;
/** Of one account: whoever has so many waiting for review is trying numbers out. */
const MOST_UNREVIEWED = 10;

export type NewEmergency = {
  readonly actor: string;
  readonly account: number;
  readonly post: number;
  readonly person: number;
  readonly reason: string;
  readonly now: Date;
};

/**
 * Opens a record for an hour. To be called with the software's rights: who opens it stands in no relation to her yet.
 * Errors: EMERGENCY_REASON, EMERGENCY_SUSPENDED while a review is overdue, EMERGENCY_TOO_MANY.
 */
export async function openEmergency(
  county: County,
  { actor, now, ...asked }: NewEmergency,
): Promise<Act & { readonly emergency: number; readonly until: Date }> {
  const { person, account } = asked;
  const reason = asked.reason.trim();
  if (reason.length < 10) throw emergencyError('EMERGENCY_REASON', { least: 10 });
  const until = new Date(now.getTime() + MINUTES * 60_000);
  const { value, seq } = await changeCounty(
    county,
    { kind: 'emergency-open', actor },
    async (tx) => {
      assertMayOpen(await unreviewedOf(tx, account), now);
      const row = { ...asked, reason, openedAt: now, until };
      const emergency = await insertEmergency(tx, row);
      tx.seen(person);
      tx.note({ emergency });
      const parameters = { day: dayAt(now) };
      if (await isSomebody(tx, person)) {
        await addNotice(tx, { person, kind: 'emergency-access', parameters });
      }
      return { emergency, event: tx.event };
    },
  );
  return { ...value, seq, until };
}

function assertMayOpen(waiting: readonly Date[], now: Date): void {
  if (waiting.some((openedAt) => dayAt(now) > reviewDay(openedAt))) {
    throw emergencyError('EMERGENCY_SUSPENDED', { days: REVIEW_WORKING_DAYS });
  }
  if (waiting.length >= MOST_UNREVIEWED) {
    throw emergencyError('EMERGENCY_TOO_MANY', { most: MOST_UNREVIEWED });
  }
}

/** The last day on which a review is in time. */
export const reviewDay = (openedAt: Date): number =>
  workingDayAfter(dayAt(openedAt), REVIEW_WORKING_DAYS);

/** Closes the record again before the hour is over. Errors: EMERGENCY_UNKNOWN. */
export async function endEmergency(
  county: County,
  {
    actor,
    account,
    id,
    now,
  }: {
    readonly actor: string;
    readonly account: number;
    readonly id: number;
    readonly now: Date;
  },
): Promise<Act> {
  const { value, seq } = await changeCounty(
    county,
    { kind: 'emergency-end', actor },
    async (tx) => {
      const person = await endRow(tx, id, account, now);
      if (person === undefined) throw emergencyError('EMERGENCY_UNKNOWN', { emergency: id });
      tx.seen(person);
      return tx.event;
    },
  );
  return { event: value, seq };
}

/** Emergencies that wait for a review. */
export function listEmergencies(
  county: County,
  {
    actor,
    after,
    limit,
  }: { readonly actor: string; readonly after: number; readonly limit: number },
): Promise<readonly EmergencyRow[]> {
  return readCounty(county, { kind: 'emergencies-read', actor }, async (tx) => {
    const rows = await unreviewed(tx, after, limit);
    tx.seen(...new Set(rows.map(({ person }) => person)));
    return rows;
  });
}

/**
 * Says whether an emergency was one; from then on it opens nothing, the hour over or not.
 * Errors: EMERGENCY_UNKNOWN when there is none to review, EMERGENCY_OWN_REVIEW.
 */
export async function reviewEmergency(
  county: County,
  {
    actor,
    account,
    id,
    verdict,
  }: {
    readonly actor: string;
    readonly account: number;
    readonly id: number;
    readonly verdict: 'justified' | 'not-justified';
  },
): Promise<Act> {
  const act = { kind: 'emergency-review', actor, detail: { verdict } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const found = await lockUnreviewed(tx, id);
    if (!found) throw emergencyError('EMERGENCY_UNKNOWN', { emergency: id });
    if (found.account === account) throw emergencyError('EMERGENCY_OWN_REVIEW');
    await reviewRow(tx, id, verdict, account);
    tx.seen(found.person);
    return tx.event;
  });
  return { event: value, seq };
}

const emergencyError = (code: string, detail: Readonly<Record<string, number>> = {}) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
