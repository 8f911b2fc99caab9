/** SQL of policy versions. */
import type { Changing, Reading } from '../../../db/county.ts';
import type { SignedValue } from '../../../programs/version/signed.ts';
import type { PolicyVersion } from '../../../programs/version/version.ts';

export type PolicyVersionRow = {
  readonly id: number;
  readonly pack: string;
  readonly hash: string;
};

export async function findPolicyVersion(
  tx: Reading,
  hash: string,
): Promise<PolicyVersionRow | undefined> {
  const text = 'select id, pack, hash from policy_version where hash = $1';
  return (await tx.query<PolicyVersionRow>(text, [hash]))[0];
}

export async function insertPolicyVersion(
  tx: Changing,
  { jurisdiction, hash, programHashes, definition }: PolicyVersion,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into policy_version (pack, hash, program_hashes, definition, added_in)
     values ($1, $2, $3, $4, $5)
     on conflict (hash) do nothing returning id`,
    [jurisdiction, hash, JSON.stringify(programHashes), definition, tx.event],
  );
  return row?.id ?? (await findPolicyVersion(tx, hash))!.id;
}

export type SignatureRow = SignedValue & { readonly id: number };

/** Columns of a {@link SignatureRow}. */
export const signatureColumns = `signed_value.id, program, parameter, to_char(signed_value.from_day, 'YYYY-MM-DD') as from, value,
  document || ' · ' || office as source`;

/** What two people of the county signed and is in force, in the order in which it came into force. */
export const standingSignatures = (tx: Reading) =>
  tx.query<SignatureRow>(
    `select ${signatureColumns} from signed_value where state = 'in-force' order by in_force_in, id`,
  );

export type StoredPolicy = PolicyVersion & { readonly id: number };

export async function findStoredPolicy(tx: Reading, id: number): Promise<StoredPolicy | undefined> {
  const [row] = await tx.query<{
    pack: string;
    hash: string;
    program_hashes: Record<string, string>;
    definition: string;
  }>('select pack, hash, program_hashes, definition from policy_version where id = $1', [id]);
  if (!row) return undefined;
  const { pack, hash, program_hashes, definition } = row;
  return { id, jurisdiction: pack, hash, programHashes: program_hashes, definition };
}

/** An evaluation with the policy that it is under. */
export type EvaluationPolicyRow = {
  readonly id: number;
  readonly since_day: number;
  readonly state: 'ready' | 'current';
  readonly policy_version_id: number;
  readonly pack: string;
  readonly hash: string;
};

/** The current evaluation and the prepared ones, by number. */
export const evaluationsWithPolicy = (tx: Reading) =>
  tx.query<EvaluationPolicyRow>(
    `select evaluation.id, since_day, state, policy_version_id, pack, hash
     from evaluation join policy_version on policy_version.id = policy_version_id
     where state in ('current', 'ready') order by evaluation.id`,
  );

/** A group as the history shows it; see shownGroup. */
export type ShownPayment = {
  readonly from: string;
  readonly until: string;
  readonly years: number;
  readonly amountFen: number;
  readonly standing: number;
  readonly isCertain: boolean;
};
export type ShownRow = {
  readonly program: string;
  readonly on_day: number;
  readonly before: { readonly payments: readonly ShownPayment[] } | null;
  readonly after: { readonly payments: readonly ShownPayment[] } | null;
};

/** What changed for a person, in the order of commits, with the day in China on which it was recorded. */
export const rightChangesOf = (tx: Reading, person: number) =>
  tx.query<ShownRow>(
    `select program.name as program, before, after,
       (recorded_at at time zone 'Asia/Shanghai')::date as on_day
     from entitlement_change
       join event on event.id = event_id join program on program.id = program
     where person_id = $1 order by event.seq, program.name`,
    [person],
  );
