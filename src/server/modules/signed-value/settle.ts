/**
 * What the server does about signed values by itself: it works out what each proposal would change, and what two
 * people agreed to it works out for everybody and switches on. Cut off anywhere, it goes on from there.
 */
import { changeCounty, type County, snapshotCounty } from '../../../db/county.ts';
import { findCurrentEvaluation } from '../entitlement/index.ts';
import { compareVersion, switchPolicy } from '../policy/compare.ts';
import { findStoredPolicy, keepVersion, signedVersion } from '../policy/index.ts';
import { effectsOf, seenOf } from './effects.ts';
import { keepEffects, moveValue, type ValueRow, valuesIn } from './queries.ts';

export type Settling = {
  readonly actor: string;
  readonly today: number;
  readonly signal?: AbortSignal;
};

/** Gives how many values came into force, and of how many the effects were worked out. */
export async function settleValues(
  county: County,
  settling: Settling,
): Promise<{ readonly inForce: number; readonly compared: number }> {
  const agreed = (await open(county)).filter(({ state }) => state === 'agreed');
  if (agreed.length > 0) await putInForce(county, agreed.toReversed(), settling);
  let compared = 0;
  for (const value of await open(county)) {
    settling.signal?.throwIfAborted();
    if (await compareOne(county, value, settling)) compared++;
  }
  return { inForce: agreed.length, compared };
}

const open = (county: County) =>
  snapshotCounty(county, (tx) => valuesIn(tx, ['proposed', 'agreed']));

/** The policy in force, and the one with further values; undefined where nothing was evaluated yet. */
async function versionsWith(county: County, values: readonly ValueRow[], actor: string) {
  const stored = await snapshotCounty(county, async (tx) => {
    const current = await findCurrentEvaluation(tx);
    return current && (await findStoredPolicy(tx, current.policy_version_id));
  });
  if (!stored) return undefined;
  const next = signedVersion(stored.definition, values);
  return { inForce: stored.id, hash: next.hash, next: await keepVersion(county, next, { actor }) };
}

async function putInForce(
  county: County,
  values: readonly ValueRow[],
  { actor, today, signal }: Settling,
): Promise<void> {
  const versions = await versionsWith(county, values, actor);
  if (!versions) return;
  if (versions.next !== versions.inForce) {
    const options = { actor, today, ...(signal && { signal }) };
    const { after } = await compareVersion(county, versions.next, options);
    await switchPolicy(county, { actor, evaluation: after.evaluation });
  }
  const ids = values.map(({ id }) => id);
  await changeCounty(
    county,
    { kind: 'value-in-force', actor, detail: { values: ids } },
    async (tx) => {
      for (const id of ids) await moveValue(tx, id, 'in-force');
    },
  );
}

/** Whether there was anything to work out. */
async function compareOne(
  county: County,
  value: ValueRow,
  { actor, today, signal }: Settling,
): Promise<boolean> {
  const current = await snapshotCounty(county, findCurrentEvaluation);
  if (value.state !== 'proposed' || !current) return false;
  if (value.comparedWith === current.policy_version_id) return false;
  const versions = (await versionsWith(county, [value], actor))!;
  const options = { actor, today, ...(signal && { signal }) };
  const effects = effectsOf(await compareVersion(county, versions.next, options));
  const act = { kind: 'value-compare', actor, detail: { value: value.id } };
  await changeCounty(county, act, (tx) =>
    keepEffects(tx, value.id, {
      ...{ comparedWith: versions.inForce, version: versions.next, effects },
      seen: seenOf(versions.hash, effects),
    }),
  );
  return true;
}
