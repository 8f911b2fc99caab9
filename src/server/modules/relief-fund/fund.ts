/** Gifts in and help out: each once, help by two hands of two units, never more than there is. */
import { changeCounty, type County, readCounty, snapshotCounty } from '../../../db/county.ts';
import {
  type GrantPurpose,
  publicLedger,
  type ToldStretch,
} from '../../../model/money/public-ledger.ts';
import { isoDate, toDay } from '../../../rules/index.ts';
import { actorOf, showsClass } from '../../access/index.ts';
import { isOfOneHand } from '../account/index.ts';
import { recordsOf } from '../care/queries.ts';
import { postGift, postGrant, witnessCountyTransfers } from '../ledger/index.ts';
import type { Act } from '../registry/index.ts';
import { fundError } from './errors.ts';
import {
  balanceFen,
  decideGrant,
  findGrant,
  type GrantRow,
  grantsBefore,
  insertGift,
  insertGrant,
  lockFund,
  wholePurse,
} from './queries.ts';

/** Who does it. */
export type Hand = { readonly account: number; readonly unit: number; readonly today: number };

/** Errors: FUND_DAY for a day that is yet to come, FUND_RECEIPT for one that is recorded already. */
export async function recordGift(
  county: County,
  gift: Hand & { readonly day: number; readonly fen: number; readonly reference: string },
): Promise<Act & { readonly id: number }> {
  if (gift.day > gift.today) throw fundError('FUND_DAY', {});
  const act = { kind: 'fund-gift', actor: actorOf(gift.account) };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await lockFund(tx, county.code);
    const id = await insertGift(tx, gift);
    if (id === undefined) throw fundError('FUND_RECEIPT', {});
    await postGift(tx, id, gift.fen);
    await witnessCountyTransfers(tx);
    return { event: tx.event, id };
  });
  return { ...value, seq };
}

/** Errors: those of the access decision. */
export async function proposeGrant(
  county: County,
  grant: Hand & {
    readonly person: number;
    readonly purpose: GrantPurpose;
    readonly fen: number;
    readonly reason: string;
  },
): Promise<Act & { readonly id: number }> {
  const act = { kind: 'fund-propose', actor: actorOf(grant.account) };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await tx.open(grant.person);
    tx.seen(grant.person);
    return { event: tx.event, id: await insertGrant(tx, grant) };
  });
  return { ...value, seq };
}

/** Errors: FUND_GRANT_UNKNOWN, FUND_STATE, FUND_OWN, FUND_SAME_UNIT, FUND_SAME_HAND; FUND_SHORT when the fund has less. */
export async function decide(
  county: County,
  {
    id,
    to,
    reason,
    ...hand
  }: Hand & { readonly id: number; readonly to: 'granted' | 'refused'; readonly reason?: string },
): Promise<Act> {
  const act = { kind: `fund-${to}`, actor: actorOf(hand.account), detail: { grant: id } };
  const { value: event, seq } = await changeCounty(county, act, async (tx) => {
    await lockFund(tx, county.code);
    const grant = await findGrant(tx, id);
    if (!grant) throw fundError('FUND_GRANT_UNKNOWN', { grant: id });
    await tx.open(grant.person);
    tx.seen(grant.person);
    assertOtherHand(grant, hand);
    if (await isOfOneHand(tx, hand.account, [grant.proposedBy])) {
      throw fundError('FUND_SAME_HAND', { grant: id });
    }
    const balance = await balanceFen(tx);
    if (to === 'granted' && balance < grant.fen) throw fundError('FUND_SHORT', { fen: balance });
    await decideGrant(tx, id, to, {
      ...{ account: hand.account, unit: hand.unit, day: hand.today },
      ...(reason !== undefined && { reason }),
    });
    if (to === 'granted') {
      await postGrant(tx, id, grant.fen);
      await witnessCountyTransfers(tx);
    }
    return tx.event;
  });
  return { event, seq };
}

function assertOtherHand({ id, state, proposedBy, unit }: GrantRow, hand: Hand): void {
  if (state !== 'proposed') throw fundError('FUND_STATE', { grant: id });
  if (proposedBy === hand.account) throw fundError('FUND_OWN', { grant: id });
  if (unit === hand.unit) throw fundError('FUND_SAME_UNIT', { grant: id });
}

/** Help of people whom the asker may see, the newest first, and what is left; for what and why only with her record open. */
export const listGrants = (
  county: County,
  asked: {
    readonly account: number;
    readonly before?: number;
    readonly limit: number;
    /** Only of her: what a task about her opens besides. */
    readonly person?: number;
  },
) =>
  readCounty(county, { kind: 'fund-read', actor: actorOf(asked.account) }, async (tx) => {
    const { before = null, limit, person } = asked;
    const of = person === undefined ? null : await recordsOf(tx, person);
    const rows = await grantsBefore(tx, { before, limit, of });
    const opened = new Set(await tx.openThose(...new Set(rows.map(({ person }) => person))));
    tx.seen(...opened);
    return {
      balance: await balanceFen(tx),
      grants: rows.filter((row) => opened.has(row.person)),
      areWordsSeen: showsClass(tx, 'sensitive'),
      ...(rows.length === limit && { next: rows.at(-1)!.id }),
    };
  });

/** What everybody may read. */
export async function publicFund(county: County, today: number): Promise<readonly ToldStretch[]> {
  const { gifts, grants } = await snapshotCounty(county, wholePurse);
  return publicLedger(gifts, grants, isoDate(toDay(today)).slice(0, 'yyyy-mm'.length));
}
