/** What is shown of recoveries: to staff, of people whom they may see; to a resident, her own. */
import { changeCounty, type County, readCounty, type Reading } from '../../../db/county.ts';
import { actorOf, showsClass } from '../../access/index.ts';
import { programsShown } from '../answer/person-queries.ts';
import { recordsOf } from '../care/queries.ts';
import type { Act } from '../registry/index.ts';
import { recoveryError } from './errors.ts';
import {
  findRecovery,
  moveRecovery,
  overpaidAfter,
  overpaidOf,
  type OverpaidRow,
  recoveriesBefore,
  recoveriesOf,
  type RecoveryRow,
} from './queries.ts';

type Page<Row> = { readonly rows: readonly Row[]; readonly next?: number };
type Asked = {
  readonly account: number;
  readonly limit: number;
  /** Only of her: what a task about her opens besides. */
  readonly person?: number;
};

/** Whether the asker may see which program it is, and what was said about her. */
export type Seen = { readonly isProgramSeen: boolean; readonly areWordsSeen: boolean };

/** Rows of those people whom the asker may see. */
async function seenOf<Row extends { readonly person: number; readonly program: string }>(
  tx: Reading,
  rows: readonly Row[],
): Promise<readonly (Row & Seen)[]> {
  const opened = new Set(await tx.openThose(...new Set(rows.map(({ person }) => person))));
  tx.seen(...opened);
  const programs = await programsShown(tx);
  return rows
    .filter(({ person }) => opened.has(person))
    .map((row) => {
      const isProgramSeen = programs?.includes(row.program) ?? true;
      return { ...row, isProgramSeen, areWordsSeen: isProgramSeen && showsClass(tx, 'sensitive') };
    });
}

/** What was paid too much, of people whom the asker may see; a page is of so many people. */
export const overpaidPage = (
  county: County,
  { account, after, limit, person }: Asked & { readonly after: number },
): Promise<Page<OverpaidRow & Seen>> =>
  readCounty(county, { kind: 'overpaid-read', actor: actorOf(account) }, async (tx) => {
    if (person !== undefined) {
      return { rows: await seenOf(tx, await overpaidOf(tx, await recordsOf(tx, person))) };
    }
    const rows = await overpaidAfter(tx, after, limit);
    const people = [...new Set(rows.map((row) => row.person))];
    return {
      rows: await seenOf(tx, rows),
      ...(people.length === limit && { next: people.at(-1)! }),
    };
  });

export const recoveryPage = (
  county: County,
  { account, before, limit, person }: Asked & { readonly before?: number },
): Promise<Page<RecoveryRow & Seen>> =>
  readCounty(county, { kind: 'recoveries-read', actor: actorOf(account) }, async (tx) => {
    const of = person === undefined ? null : await recordsOf(tx, person);
    const rows = await recoveriesBefore(tx, { before: before ?? null, limit, of });
    return {
      rows: await seenOf(tx, rows),
      ...(rows.length === limit && { next: rows.at(-1)!.id }),
    };
  });

/** Who acts for herself. */
export type Self = { readonly account: number; readonly person: number };

/** Of a resident herself; the county with the software's rights. */
export const ownRecoveries = (
  county: County,
  { account, person }: Self,
): Promise<readonly RecoveryRow[]> =>
  readCounty(county, { kind: 'own-recoveries', actor: actorOf(account) }, async (tx) => {
    tx.seen(person);
    return recoveriesOf(tx, await recordsOf(tx, person));
  });

/** Her own yes, or her appeal, which is never too late here. Errors: RECOVERY_UNKNOWN, RECOVERY_STATE. */
export async function answerRecovery(
  county: County,
  {
    id,
    answer,
    reasons,
    account,
    person,
  }: Self & {
    readonly id: number;
    readonly answer: 'agreed' | 'appealed';
    readonly reasons?: string;
  },
): Promise<Act> {
  const act = { kind: `recovery-${answer}`, actor: actorOf(account), detail: { recovery: id } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const row = await findRecovery(tx, id);
    const isHers = row && (await recordsOf(tx, person)).includes(row.person);
    if (!isHers || row.decidedBy === null)
      throw recoveryError('RECOVERY_UNKNOWN', { recovery: id });
    tx.seen(row.person);
    if (row.state !== 'notified') throw recoveryError('RECOVERY_STATE', { recovery: id });
    if (answer === 'appealed' && !reasons?.trim()) throw recoveryError('RECOVERY_REASONS', {});
    await moveRecovery(tx, id, answer, { ...(reasons !== undefined && { said: reasons }) });
    return tx.event;
  });
  return { event: value, seq };
}
