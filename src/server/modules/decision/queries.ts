/** SQL of decisions: what they rested on, frozen. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

export type NewDecision = {
  readonly step: number;
  readonly caseId: number;
  readonly person: number;
  readonly program: number;
  readonly policy: number;
  readonly on: number;
  readonly evidence: string;
  readonly result: string;
  readonly hash: Buffer;
};

export const insertDecision = (tx: Changing, one: NewDecision) =>
  tx.query(
    `insert into decision (case_step_id, case_id, person_id, program, policy_version_id, day, evidence, result, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[one.step, one.caseId, one.person, one.program, one.policy, dayText(one.on)],
      ...[one.evidence, one.result, one.hash],
    ],
  );

export type DecisionRow = {
  readonly case_id: number;
  readonly person: number;
  readonly program: string;
  readonly policy: number;
  readonly policy_hash: string;
  readonly day: number;
  readonly evidence: string;
  readonly result: string;
  readonly hash: Buffer;
};

/** The decision of a step; undefined: it decided nothing. */
export async function findDecision(tx: Reading, step: number): Promise<DecisionRow | undefined> {
  const [row] = await tx.query<DecisionRow>(
    `select case_id, decision.person_id as person, program.name as program, policy_version_id as policy,
       policy_version.hash as policy_hash, day, evidence, result, decision.hash
     from decision join program on program.id = decision.program
       join policy_version on policy_version.id = policy_version_id
     where case_step_id = $1`,
    [step],
  );
  return row;
}

/** What a step decided, and the hash it is known by; undefined: it decided nothing. */
export async function findResult(
  tx: Reading,
  step: number,
): Promise<Pick<DecisionRow, 'result' | 'hash'> | undefined> {
  const text = 'select result, hash from decision where case_step_id = $1';
  return (await tx.query<Pick<DecisionRow, 'result' | 'hash'>>(text, [step]))[0];
}

export async function policyHash(tx: Reading, policy: number): Promise<string> {
  const [row] = await tx.query<{ hash: string }>('select hash from policy_version where id = $1', [
    policy,
  ]);
  return row!.hash;
}
