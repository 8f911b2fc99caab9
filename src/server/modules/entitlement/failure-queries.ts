/** SQL of rules that were cut off: of these people and programs nobody knows what is owed. */
import type { Changing, Reading } from '../../../db/county.ts';

export type KeptFailure = {
  readonly personId: number;
  readonly program: string;
  readonly code: string;
};

/** `programs` are the numbers of the programs by name. */
export async function insertFailures(
  tx: Changing,
  evaluation: number,
  programs: ReadonlyMap<string, number>,
  failures: readonly KeptFailure[],
): Promise<void> {
  if (failures.length === 0) return;
  await tx.query(
    `insert into rule_failure (evaluation_id, person_id, program, code)
     select $1, * from unnest($2::bigint[], $3::smallint[], $4::text[])`,
    [
      ...[evaluation, failures.map(({ personId }) => personId)],
      ...[failures.map(({ program }) => programs.get(program)!), failures.map(({ code }) => code)],
    ],
  );
}

/** Forgets the failures of people who are worked out again. */
export const deleteFailures = (tx: Changing, evaluation: number, persons: readonly number[]) =>
  tx.query('delete from rule_failure where evaluation_id = $1 and person_id = any($2)', [
    evaluation,
    persons,
  ]);

/** All failures of an evaluation, by person, or those of some people. */
export const failuresIn = (tx: Reading, evaluation: number, persons?: readonly number[]) =>
  tx.query<KeptFailure>(
    `select person_id as "personId", name as program, code from rule_failure join program on program.id = program
     where evaluation_id = $1 and ($2::bigint[] is null or person_id = any($2)) order by person_id, name`,
    [evaluation, persons ?? null],
  );
