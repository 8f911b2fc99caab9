/** Decisions: what the rules say of somebody is worked out from the record and frozen with its evidence. */
import { createHash } from 'node:crypto';
import {
  type Changing,
  type County,
  type Reading,
  readCounty,
  softwareOf,
} from '../../../db/county.ts';
import { findWithin, loadPeople } from '../../../db/population.ts';
import type { BenefitProgram } from '../../../programs/definition.ts';
import {
  type Around,
  decisionText,
  frozen,
  type Outcome,
  outcomeOf,
  outcomeText,
  thawed,
} from '../../../programs/evidence/evidence.ts';
import { reachOf } from '../../../programs/owed/reach.ts';
import type { Jurisdiction } from '../../../programs/packs.ts';
import { jurisdictionOf } from '../policy/index.ts';
import { findDecision, insertDecision, policyHash } from './queries.ts';

export type Deciding = {
  readonly person: number;
  readonly program: BenefitProgram;
  readonly jurisdiction: Jurisdiction;
  readonly on: number;
};

/** What the record says now, and what it was read from. */
export type Weighed = { readonly evidence: string; readonly outcome: Outcome };

/**
 * What the rules say of somebody as of a day, from the record as it is in this transaction.
 * Errors: PERSON_UNKNOWN where nobody is on record, DECISION_CUT_OFF.
 */
export async function weigh(
  tx: Reading,
  { person, program, jurisdiction, on }: Deciding,
): Promise<Weighed> {
  const near = await findWithin(tx.client, [person], reachOf({ programs: [program] }).depth);
  const { population, findIndex } = await loadPeople(
    tx.client,
    near.map(({ id }) => id),
  );
  const self = findIndex(person);
  if (self === undefined) throw unknown('PERSON_UNKNOWN', { person });
  const evidence = frozen({ population, self }, program);
  const around: Around = thawed(evidence);
  return { evidence, outcome: outcomeOf(around, { jurisdiction, program: program.id, on }) };
}

/** Keeps what a step decided by. */
export async function freeze(
  tx: Changing,
  { evidence, outcome }: Weighed,
  by: Omit<Parameters<typeof insertDecision>[1], 'evidence' | 'result' | 'hash'> & {
    readonly programName: string;
  },
): Promise<void> {
  const { programName, ...rest } = by;
  const result = outcomeText(outcome);
  const kept = { program: programName, on: by.on, evidence, result };
  const hash = hashOf({ policy: await policyHash(tx, by.policy), ...kept });
  await insertDecision(tx, { ...rest, evidence, result, hash });
}

const hashOf = (decision: Parameters<typeof decisionText>[0]): Buffer =>
  createHash('sha256').update(decisionText(decision)).digest();

export type Replayed = {
  readonly person: number;
  readonly program: string;
  readonly day: number;
  /** What the stored policy says of the stored evidence, worked out again now. */
  readonly outcome: Outcome;
  /** Whether that is what was decided by, and nothing that was kept has changed. */
  readonly isSame: boolean;
};

/**
 * A decision worked out again from the policy and the evidence that were kept with it.
 * Errors: DECISION_UNKNOWN, those of stored policies.
 */
export async function replay(
  county: County,
  { actor, step }: { readonly actor: string; readonly step: number },
): Promise<Replayed> {
  const software = softwareOf(county);
  const found = await readCounty(software, { kind: 'decision-replay', actor }, async (tx) => {
    const decision = await findDecision(tx, step);
    if (!decision) throw unknown('DECISION_UNKNOWN', { step });
    tx.seen(decision.person);
    return decision;
  });
  const { person, program, policy, policy_hash, day, evidence, hash } = found;
  const jurisdiction = await jurisdictionOf(software, policy);
  const outcome = outcomeOf(thawed(evidence), { jurisdiction, program, on: day });
  const again = { policy: policy_hash, program, on: day, evidence, result: outcomeText(outcome) };
  return { person, program, day, outcome, isSame: hashOf(again).equals(hash) };
}

const unknown = (code: string, detail: Readonly<Record<string, number>>) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
