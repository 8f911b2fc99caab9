/** What is shown of recoveries: to staff, of people whom they may see; to a resident, her own. */
import { changeCounty, type County, readCounty } from '../../../db/county.ts';
import { actorOf } from '../../access/index.ts';
import { recordsOf } from '../care/queries.ts';
import type { Act } from '../registry/index.ts';
import { recoveryError } from './errors.ts';
import {
  findRecovery,
  moveRecovery,
  overpaidAfter,
  type OverpaidRow,
  recoveriesBefore,
  recoveriesOf,
  type RecoveryRow,
} from './queries.ts';

type Page<Row> = { readonly rows: readonly Row[]; readonly next?: number };
type Asked = { readonly account: number; readonly limit: number };

/** What was paid too much, of people whom the asker may see; a page is of so many people. */
export const overpaidPage = (
  county: County,
  { account, after, limit }: Asked & { readonly after: number },
): Promise<Page<OverpaidRow>> =>
  readCounty(county, { kind: 'overpaid-read', actor: actorOf(account) }, async (tx) => {
    const rows = await overpaidAfter(tx, after, limit);
    const people = [...new Set(rows.map(({ person }) => person))];
    const opened = new Set(await tx.openThose(...people));
    tx.seen(...opened);
    return {
      rows: rows.filter(({ person }) => opened.has(person)),
      ...(people.length === limit && { next: people.at(-1)! }),
    };
  });

export const recoveryPage = (
  county: County,
  { account, before, limit }: Asked & { readonly before?: number },
): Promise<Page<RecoveryRow>> =>
  readCounty(county, { kind: 'recoveries-read', actor: actorOf(account) }, async (tx) => {
    const rows = await recoveriesBefore(tx, before ?? null, limit);
    const opened = new Set(await tx.openThose(...new Set(rows.map(({ person }) => person))));
    tx.seen(...opened);
    return {
      rows: rows.filter(({ person }) => opened.has(person)),
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
