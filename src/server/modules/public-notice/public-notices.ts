/** What anybody may read on the board, and what anybody may say against it; the accused unit never hears of it. */
import { changeCounty, type County, readCounty, snapshotCounty } from '../../../db/county.ts';
import { actorOf } from '../../access/index.ts';
import { caseError } from '../case/errors.ts';
import type { Act } from '../registry/index.ts';
import {
  answerObjection,
  findNotice,
  insertObjection,
  type NoticeRow,
  type ObjectionRow,
  openObjections,
  personOfObjection,
  postedOn,
  type PostedRow,
} from './queries.ts';

/** An objection is answered within this time, like whatever else somebody brings (信访工作条例). */
const ANSWERED_DAYS = 60;

/** What hangs on a day. Nothing of it is anybody's record: a masked name, a village, a program. */
export const postedToday = (county: County, today: number): Promise<readonly PostedRow[]> =>
  snapshotCounty(county, (tx) => postedOn(tx, today));

/** Errors: POSTED_UNKNOWN, POSTED_OVER when its time is over or it was taken down. */
export async function posted(county: County, id: number, today: number): Promise<NoticeRow> {
  const found = await snapshotCounty(county, (tx) => findNotice(tx, id));
  if (!found || found.from > today) throw caseError('POSTED_UNKNOWN', { notice: id });
  if (found.is_down || found.until <= today) throw caseError('POSTED_OVER', { notice: id });
  return found;
}

export type Objection = {
  readonly notice: number;
  readonly said: string;
  readonly contact?: string;
  readonly today: number;
};

/** The day by which an objection is answered. Errors: those of {@link posted}. */
export async function object(
  county: County,
  { notice, today, ...said }: Objection,
): Promise<number> {
  const { unit } = await posted(county, notice, today);
  const due = today + ANSWERED_DAYS;
  // Nobody signed in, and nobody need: the audit row says as much and no more.
  await changeCounty(county, { kind: 'objection', actor: 'public' }, (tx) =>
    insertObjection(tx, { ...said, notice, unit, day: today, due }),
  );
  return due;
}

type Reader = { readonly actor: string; readonly unit: number };

/** Open objections that are not about the reader's unit, of people served and of those who were deleted since. */
export const objections = (
  county: County,
  { actor, unit }: Reader,
): Promise<readonly ObjectionRow[]> =>
  readCounty(county, { kind: 'list-objections', actor }, async (tx) => {
    const found = await openObjections(tx, unit);
    const opened = new Set(
      await tx.openThose(...new Set(found.flatMap(({ person }) => person ?? []))),
    );
    tx.seen(...opened);
    return found.filter(({ person }) => person === null || opened.has(person));
  });

/** Errors: POSTED_UNKNOWN, also for an objection to the own unit or about somebody who is not served. */
export async function answer(
  county: County,
  one: {
    readonly id: number;
    readonly unit: number;
    readonly account: number;
    readonly answer: string;
  },
): Promise<Act> {
  const act = { kind: 'objection-answer', actor: actorOf(one.account) };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const person = await personOfObjection(tx, one.id);
    const isServed = person === null || (await tx.openThose(person)).length > 0;
    if (!isServed || !(await answerObjection(tx, one))) {
      throw caseError('POSTED_UNKNOWN', { notice: one.id });
    }
    if (person !== null) tx.seen(person);
    return tx.event;
  });
  return { event: value, seq };
}
