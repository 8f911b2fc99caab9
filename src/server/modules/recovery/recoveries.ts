/** Asking money back: proposed by one hand, decided by another of another unit, appealed to a third. */
import { type Changing, changeCounty, type County } from '../../../db/county.ts';
import {
  mayAskBackFen,
  RECOVERY_APPEAL_DAYS,
  type RecoveryCause,
  type RecoveryState,
} from '../../../model/money/recovery.ts';
import { actorOf } from '../../access/index.ts';
import { isOfOneHand } from '../account/index.ts';
import { addNotice } from '../notice/index.ts';
import type { Act } from '../registry/index.ts';
import { recoveryError } from './errors.ts';
import {
  askedBefore,
  findOverpaid,
  findRecovery,
  insertRecovery,
  moveRecovery,
  type RecoveryRow,
} from './queries.ts';

/** Who does it. */
export type Hand = { readonly account: number; readonly unit: number; readonly today: number };

export type NewRecovery = Hand & {
  readonly person: number;
  readonly program: string;
  readonly from: number;
  readonly fen: number;
  readonly cause: RecoveryCause;
  readonly reason: string;
  readonly law: string;
};

/**
 * Errors: RECOVERY_NONE where nothing was paid too much, RECOVERY_LIMIT beyond what may be asked, RECOVERY_OPEN,
 * RECOVERY_WAIVED for a period that was let go; those of the access decision.
 */
export async function proposeRecovery(
  county: County,
  { today, ...asked }: NewRecovery,
): Promise<Act & { readonly id: number }> {
  const { person, program, from } = asked;
  const act = { kind: 'recovery-propose', actor: actorOf(asked.account), detail: { program } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await tx.open(person);
    tx.seen(person);
    const { isWaived, isOpen } = await askedBefore(tx, asked);
    if (isWaived) throw recoveryError('RECOVERY_WAIVED', {});
    if (isOpen) throw recoveryError('RECOVERY_OPEN', {});
    const paid = await findOverpaid(tx, asked);
    if (!paid) throw recoveryError('RECOVERY_NONE', { program, day: from });
    const most = mayAskBackFen(asked.cause, { overpaidFen: paid.fen, paidOn: paid.paidOn }, today);
    if (asked.fen > most) throw recoveryError('RECOVERY_LIMIT', { fen: most });
    const id = await insertRecovery(tx, { ...asked, until: paid.until });
    if (id === undefined) throw recoveryError('RECOVERY_OPEN', {});
    tx.note({ recovery: id });
    return { event: tx.event, id };
  });
  return { ...value, seq };
}

/** Errors: RECOVERY_UNKNOWN; RECOVERY_STATE; those of the access decision. */
async function lockedRecovery(
  tx: Changing,
  id: number,
  ...states: readonly RecoveryState[]
): Promise<RecoveryRow> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [RECOVERY_LOCK, id]);
  const row = await findRecovery(tx, id);
  if (!row) throw recoveryError('RECOVERY_UNKNOWN', { recovery: id });
  await tx.open(row.person);
  tx.seen(row.person);
  if (!states.includes(row.state)) throw recoveryError('RECOVERY_STATE', { recovery: id });
  return row;
}

const RECOVERY_LOCK = 7_426_659;

/** One step of a recovery, with what has to be so before it. */
export async function stepOf(
  county: County,
  { id, account, kind }: { readonly id: number; readonly account: number; readonly kind: string },
  states: readonly RecoveryState[],
  work: (tx: Changing, row: RecoveryRow) => Promise<unknown>,
): Promise<Act> {
  const act = { kind: `recovery-${kind}`, actor: actorOf(account), detail: { recovery: id } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await work(tx, await lockedRecovery(tx, id, ...states));
    return tx.event;
  });
  return { event: value, seq };
}

/** Errors: RECOVERY_SAME_HAND where of two accounts one added or invited the other, or gave it a post. */
async function assertNotMade(tx: Changing, row: RecoveryRow, account: number): Promise<void> {
  const hands = [row.proposedBy, row.decidedBy].filter((one) => one !== null);
  if (await isOfOneHand(tx, account, hands)) {
    throw recoveryError('RECOVERY_SAME_HAND', { recovery: row.id });
  }
}

function assertTooMuch(
  { program, from, fen }: RecoveryRow,
  paid: { readonly fen: number } | undefined,
): void {
  if (!paid) throw recoveryError('RECOVERY_NONE', { program, day: from });
  if (fen > paid.fen) throw recoveryError('RECOVERY_LIMIT', { fen: paid.fen });
}

/**
 * She is told, with the way to appeal; not where the record says by now that it is hers, or no longer knows.
 * Errors: RECOVERY_UNKNOWN, RECOVERY_STATE, RECOVERY_OWN, RECOVERY_SAME_UNIT, RECOVERY_SAME_HAND, RECOVERY_NONE,
 * RECOVERY_LIMIT.
 */
export const notifyRecovery = (
  county: County,
  { id, today, ...hand }: Hand & { readonly id: number },
): Promise<Act> =>
  stepOf(county, { id, kind: 'notify', account: hand.account }, ['proposed'], async (tx, row) => {
    if (row.proposedBy === hand.account) throw recoveryError('RECOVERY_OWN', { recovery: id });
    if (row.proposedUnit === hand.unit) throw recoveryError('RECOVERY_SAME_UNIT', { recovery: id });
    await assertNotMade(tx, row, hand.account);
    assertTooMuch(row, await findOverpaid(tx, row));
    const until = today + RECOVERY_APPEAL_DAYS + 1;
    await moveRecovery(tx, id, 'notified', { ...hand, day: until });
    const parameters = { matter: id, day: until - 1 };
    await addNotice(tx, { person: row.person, kind: 'asked-back', parameters });
  });

/** In her favour one hand is enough. Errors: RECOVERY_UNKNOWN, RECOVERY_STATE. */
export const waiveRecovery = (
  county: County,
  { id, reason, account }: Hand & { readonly id: number; readonly reason: string },
): Promise<Act> =>
  stepOf(
    county,
    { id, kind: 'waive', account },
    ['proposed', 'notified', 'agreed', 'dismissed'],
    (tx) => moveRecovery(tx, id, 'waived', { said: reason }),
  );

/** Errors: RECOVERY_UNKNOWN, RECOVERY_STATE, RECOVERY_SECOND_READER for whoever, or whose unit, had a hand in it. */
export const readAppeal = (
  county: County,
  {
    id,
    outcome,
    answer,
    account,
    unit,
  }: Hand & {
    readonly id: number;
    readonly outcome: 'waived' | 'dismissed';
    readonly answer: string;
  },
): Promise<Act> =>
  stepOf(county, { id, kind: 'appeal-read', account }, ['appealed'], async (tx, row) => {
    const hands = [row.proposedBy, row.decidedBy];
    const units = [row.proposedUnit, row.decidedUnit];
    if (hands.includes(account) || units.includes(unit)) {
      throw recoveryError('RECOVERY_SECOND_READER', { recovery: id });
    }
    await assertNotMade(tx, row, account);
    await moveRecovery(tx, id, outcome, { account, unit, said: answer });
    const parameters = { matter: id };
    await addNotice(tx, { person: row.person, kind: 'asked-back-answered', parameters });
  });
