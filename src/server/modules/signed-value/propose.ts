/** Entering a value as it stands in a document, and the second hand that agrees to it or refuses it. */
import { changeCounty, type County, type Reading, snapshotCounty } from '../../../db/county.ts';
import { actorOf } from '../../access/index.ts';
import { isOfOneHand } from '../account/index.ts';
import { findCurrentEvaluation } from '../entitlement/index.ts';
import { findStoredPolicy, signedVersion } from '../policy/index.ts';
import type { Act } from '../registry/index.ts';
import { valueError } from './errors.ts';
import { findValue, insertValue, moveValue, type ValueRow } from './queries.ts';

/** Who does it. */
export type Hand = { readonly account: number; readonly post: number; readonly unit: number };

export type NewValue = Hand & {
  readonly program: string;
  readonly parameter: string;
  /** Day on which the document puts it in force, YYYY-MM-DD. */
  readonly from: string;
  readonly value: number;
  /** Its number. */
  readonly document: string;
  /** Who issued it. */
  readonly office: string;
};

/** The text of the policy in force. Errors: EVALUATION_MISSING. */
export async function policyInForce(tx: Reading, county: County) {
  const current = await findCurrentEvaluation(tx);
  const stored = current && (await findStoredPolicy(tx, current.policy_version_id));
  if (stored) return stored;
  throw valueError('EVALUATION_MISSING', { county: county.code });
}

/**
 * Errors: VALUE_UNKNOWN, VALUE_STANDS where the policy states a verified value for that day, VALUE_OPEN for one that
 * is proposed already, and the linter's POLICY_VERSION_REFUSED for a value that no policy may have.
 */
export async function proposeValue(
  county: County,
  { document, office, ...value }: NewValue,
): Promise<Act & { readonly id: number }> {
  const { program, parameter, from } = value;
  const { definition } = await snapshotCounty(county, (tx) => policyInForce(tx, county));
  const signature = { id: 0, ...value, source: `${document} · ${office}` };
  const [fate] = signedVersion(definition, [signature]).fates;
  if (fate === 'unknown') throw valueError('VALUE_UNKNOWN', { program, parameter });
  if (fate !== 'laid') throw valueError('VALUE_STANDS', { parameter, day: from });
  const detail = { program, parameter, day: from };
  const act = { kind: 'value-propose', actor: actorOf(value.account), detail };
  const done = await changeCounty(county, act, async (tx) => {
    const id = await insertValue(tx, { ...value, document, office });
    if (id === undefined) throw valueError('VALUE_OPEN', { parameter, day: from });
    tx.note({ value: id });
    return { event: tx.event, id };
  });
  return { ...done.value, seq: done.seq };
}

/**
 * Agrees to a value, naming the effects that were seen; the county is worked out with it soon after.
 * Errors: VALUE_PROPOSAL_UNKNOWN, VALUE_STATE; VALUE_OWN, VALUE_SAME_UNIT, VALUE_SAME_HAND; VALUE_NOT_COMPARED before its effects are
 * worked out, VALUE_CHANGED when they are not what was seen.
 */
export const agreeToValue = (
  county: County,
  { id, seen, ...hand }: Hand & { readonly id: number; readonly seen: string },
): Promise<Act> =>
  decideValue(county, { id, to: 'agreed', hand }, (value, inForce) => {
    if (value.seen === null || value.comparedWith !== inForce) {
      throw valueError('VALUE_NOT_COMPARED', { value: id });
    }
    if (value.seen !== seen) throw valueError('VALUE_CHANGED', { value: id });
    return { seen };
  });

/** Errors: VALUE_PROPOSAL_UNKNOWN, VALUE_STATE, VALUE_OWN, VALUE_SAME_UNIT, VALUE_SAME_HAND. */
export const refuseValue = (
  county: County,
  { id, reason, ...hand }: Hand & { readonly id: number; readonly reason: string },
): Promise<Act> => decideValue(county, { id, to: 'refused', hand }, () => ({ reason }));

type Deciding = {
  readonly id: number;
  readonly to: 'agreed' | 'refused';
  readonly hand: Hand;
};

async function decideValue(
  county: County,
  { id, to, hand }: Deciding,
  given: (value: ValueRow, inForce: number) => { readonly seen?: string; readonly reason?: string },
): Promise<Act> {
  const act = { kind: `value-${to}`, actor: actorOf(hand.account), detail: { value: id } };
  const { value: event, seq } = await changeCounty(county, act, async (tx) => {
    // Of two who decide at once the second finds what the first did.
    await tx.query('select pg_advisory_xact_lock($1, $2)', [SIGNING_LOCK, id]);
    const value = await findValue(tx, id);
    if (!value) throw valueError('VALUE_PROPOSAL_UNKNOWN', { value: id });
    if (value.state !== 'proposed') throw valueError('VALUE_STATE', { value: id });
    if (value.proposedBy === hand.account || value.proposedPost === hand.post) {
      throw valueError('VALUE_OWN', { value: id });
    }
    if (value.unit === hand.unit) throw valueError('VALUE_SAME_UNIT', { value: id });
    if (await isOfOneHand(tx, hand.account, [value.proposedBy])) {
      throw valueError('VALUE_SAME_HAND', { value: id });
    }
    const { id: inForce } = await policyInForce(tx, county);
    await moveValue(tx, id, to, { ...hand, ...given(value, inForce) });
    return tx.event;
  });
  return { event, seq };
}

const SIGNING_LOCK = 7_426_657;
