/**
 * The note on a database whose restore has begun and not ended. It is the comment of the platform
 * schema, so it is there before any table is and goes in the transaction that ends the restore.
 */
import type { Client, Database } from '../database.ts';
import { backupError } from './errors.ts';

const NOTE = 'Restore unfinished: backup of ';

export async function noteUnfinished(client: Client, takenAt: string): Promise<void> {
  const note = client.escapeLiteral(`${NOTE}${takenAt}`);
  await client.query(`comment on schema platform is ${note}`);
}

export async function noteFinished(client: Client): Promise<void> {
  await client.query('comment on schema platform is null');
}

/** When the backup was taken whose restore is unfinished; undefined when none is. */
export async function findUnfinishedRestore(
  db: Pick<Database['pool'], 'query'>,
): Promise<string | undefined> {
  const { rows } = await db.query<{ comment: string | null }>(
    `select obj_description(to_regnamespace('platform'), 'pg_namespace') as comment`,
  );
  const comment = rows[0]?.comment;
  return comment?.startsWith(NOTE) ? comment.slice(NOTE.length) : undefined;
}

/** Errors: BACKUP_RESTORE_UNFINISHED. To be asked before anything but a restore is begun. */
export async function assertRestored(db: Pick<Database['pool'], 'query'>): Promise<void> {
  const takenAt = await findUnfinishedRestore(db);
  if (takenAt !== undefined) throw backupError('BACKUP_RESTORE_UNFINISHED', { takenAt });
}
