/**
 * Compares the policy in force with another one over all people of a county before it is switched on:
 * the other is evaluated beside it, and the stored rows of both are gone through together.
 */
import {
  changeCounty,
  type County,
  readCounty,
  type Reading,
  snapshotCounty,
} from '../../../db/county.ts';
import type { Pack } from '../../../programs/definition.ts';
import { comparePrograms, type PolicyDifference } from '../../../programs/version/compare.ts';
import {
  differencesBetween,
  evaluateCounty,
  type EvaluateOptions,
  failuresIn,
  findCurrent,
  follow,
  keepUp,
  type KeptFailure,
  switchEvaluation,
  type SwitchReport,
} from '../entitlement/index.ts';
import {
  changedAfter,
  deleteEvaluationRows,
  type EvaluationRow,
  findCurrentEvaluation,
  findEvaluation,
  lockEvaluations,
  updateEvaluation,
} from '../entitlement/queries.ts';
import { type Effects, effectsSum, personChange, type PersonChange } from './effects.ts';
import { registerPolicy } from './index.ts';
import { evaluationsWithPolicy, findStoredPolicy, type StoredPolicy } from './queries.ts';

export type CompareOptions = VersionOptions & {
  readonly packs: readonly Pack[];
  /** Id of the pack whose rules are compared with those in force. */
  readonly pack: string;
};

export type VersionOptions = Omit<EvaluateOptions, 'since'> & {
  readonly today: number;
  /** Told every change, a stretch of people at a time in their order; waited for. */
  readonly onChanges?: (changes: readonly PersonChange[]) => Promise<void> | void;
};

export type PolicyComparison = {
  readonly before: ComparedPolicy;
  /** The same as `before` where the rules are those in force already: then nothing was evaluated. */
  readonly after: ComparedPolicy;
  readonly today: number;
  readonly rules: PolicyDifference;
  readonly effects: Effects;
  /** People for whom a rule of the other policy was cut off. */
  readonly failures: readonly KeptFailure[];
};

export type ComparedPolicy = {
  readonly evaluation: number;
  readonly policyVersion: number;
  readonly pack: string;
  readonly hash: string;
};

/**
 * What would become of everybody under another policy. Nothing that anybody is answered changes.
 * Errors: EVALUATION_MISSING for a county that has not been evaluated yet; those of registerPolicy.
 */
export async function comparePolicies(
  county: County,
  { packs, pack, ...options }: CompareOptions,
): Promise<PolicyComparison> {
  await getCurrent(county);
  const version = await registerPolicy(county, packs, pack, { actor: options.actor });
  return compareVersion(county, version, options);
}

/** The same for a version that is kept already. Errors: EVALUATION_MISSING. */
export async function compareVersion(
  county: County,
  version: number,
  { today, onChanges, ...options }: VersionOptions,
): Promise<PolicyComparison> {
  const { actor } = options;
  const inForce = await getCurrent(county);
  // Both are evaluated for the same year, so that they differ by their rules alone.
  await keepUp(county, inForce.policy_version_id, { ...options, today });
  const { policy_version_id, since_day: since } = await getCurrent(county);
  const prepared =
    version === policy_version_id
      ? undefined
      : await prepare(county, version, { ...options, since });
  const passed = await goThrough(county, { prepared, today, onChanges, signal: options.signal });
  const { listed, ...comparison } = passed;
  await readCounty(
    county,
    {
      kind: 'policy-compare',
      actor,
      detail: { before: comparison.before.hash, after: comparison.after.hash },
    },
    async ({ seen }) => {
      for (const person of listed) seen(person);
    },
  );
  return comparison;
}

/** Makes a prepared evaluation the one that answers; see switchEvaluation. */
export async function switchPolicy(
  county: County,
  { actor, evaluation }: { readonly actor: string; readonly evaluation: number },
): Promise<SwitchReport> {
  // Late facts change the old answer first, so that the history tells them from the policy.
  await follow(county);
  return switchEvaluation(county, evaluation, { actor });
}

async function getCurrent(county: County) {
  const current = await findCurrent(county);
  if (current) return current;
  throw Object.assign(new Error(`county ${county.code} has not been evaluated yet`), {
    code: 'EVALUATION_MISSING',
    detail: { county: county.code },
  });
}

/** The evaluation of a version that was prepared before, or a new one. */
async function prepare(county: County, version: number, options: EvaluateOptions): Promise<number> {
  const ready = (await snapshotCounty(county, evaluationsWithPolicy)).filter(
    ({ state }) => state === 'ready',
  );
  const same = ready.find(
    ({ policy_version_id, since_day }) =>
      policy_version_id === version && since_day === options.since,
  );
  if (same) return same.id;
  const { jurisdiction } = await snapshotCounty(county, (tx) => getStored(tx, version));
  for (const one of ready)
    if (one.pack === jurisdiction) await discard(county, one.id, options.actor);
  return (await evaluateCounty(county, version, options)).evaluation;
}

/** A draft that another one replaces: its rows are many, and every change would be worked out for it. */
async function discard(county: County, evaluation: number, actor: string): Promise<void> {
  const act = { kind: 'evaluation-discard', actor, detail: { evaluation } };
  await changeCounty(county, act, async (tx) => {
    await lockEvaluations(tx, county.code);
    if ((await findEvaluation(tx, evaluation))?.state !== 'ready') return;
    await deleteEvaluationRows(tx, evaluation);
    await updateEvaluation(tx, evaluation, { state: 'past' });
  });
}

type Pass = {
  readonly today: number;
  readonly onChanges: CompareOptions['onChanges'];
  readonly prepared: number | undefined;
  readonly signal: AbortSignal | undefined;
};

type Passed = PolicyComparison & {
  /** People whose rights are told one by one. */
  readonly listed: ReadonlySet<number>;
};

async function goThrough(county: County, pass: Pass): Promise<Passed> {
  for (;;) {
    await follow(county, { ...(pass.signal && { signal: pass.signal }) });
    const passed = await snapshotCounty(county, (tx) => passThrough(tx, pass));
    if (passed) return passed;
  }
}

/** Undefined when the two do not stand at the same place of the change log. */
async function passThrough(
  tx: Reading,
  { prepared, today, onChanges, signal }: Pass,
): Promise<Passed | undefined> {
  const before = (await findCurrentEvaluation(tx))!;
  const after = prepared === undefined ? before : await getReady(tx, prepared);
  const [low, high] = [before.until_seq, after.until_seq].toSorted((a, b) => a - b);
  const [next] = await changedAfter(tx, low!, 1);
  if (next && next.seq <= high!) return undefined;
  const sum = effectsSum(today);
  const listed = new Set<number>();
  for await (const some of before.id === after.id ? [] : differencesBetween(tx, before, after)) {
    signal?.throwIfAborted();
    const changes = some.map(personChange);
    for (const change of changes) sum.add(change);
    if (!onChanges) continue;
    for (const { person } of changes) listed.add(person);
    await onChanges(changes);
  }
  const effects = sum.result();
  for (const { person } of effects.examples) listed.add(person);
  const old = await getStored(tx, before.policy_version_id);
  const other = await getStored(tx, after.policy_version_id);
  return {
    before: compared(before.id, old),
    after: compared(after.id, other),
    today,
    rules: comparePrograms(old, other),
    effects,
    failures: prepared === undefined ? [] : await failuresIn(tx, after.id),
    listed,
  };
}

/** Somebody may have prepared another draft meanwhile, or switched this one on. */
async function getReady(tx: Reading, id: number): Promise<EvaluationRow> {
  const found = await findEvaluation(tx, id);
  if (found?.state === 'ready') return found;
  throw Object.assign(new Error(`evaluation ${id} is not ready`), {
    code: 'EVALUATION_NOT_READY',
    detail: { evaluation: id, state: found?.state ?? 'none' },
  });
}

const getStored = async (tx: Reading, version: number): Promise<StoredPolicy> =>
  (await findStoredPolicy(tx, version))!;

const compared = (evaluation: number, { id, jurisdiction, hash }: StoredPolicy) => ({
  evaluation,
  policyVersion: id,
  pack: jurisdiction,
  hash,
});
