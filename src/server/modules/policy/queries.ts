/** SQL of policy versions. */
import type { Changing, Reading } from '../../../db/county.ts';
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
