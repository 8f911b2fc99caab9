/** Connections and locks for work that reads or makes whole databases. */
import type { Client, Database } from '../database.ts';
import { MIGRATION_LOCK } from '../migrations.ts';

const BACKUP_LOCK = 7_426_656;

/** Work on a connection that ends with it, and with it whatever is left: transaction, locks, COPY. */
export async function withOwnConnection<T>(
  { pool }: Pick<Database, 'pool'>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks reports through the query that it breaks, too.
  client.on('error', () => {});
  try {
    // A server may end what takes long, or what waits for a slow disk; neither is a fault here.
    await client.query('set statement_timeout to 0');
    await client.query('set idle_in_transaction_session_timeout to 0');
    await client.query(`set client_encoding to 'UTF8'`);
    return await work(client);
  } finally {
    client.release(true);
  }
}

/** Whether this is now the only backup being written. Writers go on; migrations wait. */
export async function lockForBackup(client: Client): Promise<boolean> {
  await client.query('select pg_advisory_lock_shared($1)', [MIGRATION_LOCK]);
  const { rows } = await client.query('select pg_try_advisory_lock($1) as is_free', [BACKUP_LOCK]);
  return rows[0]!.is_free === true;
}

/** Waits until nobody migrates or writes a backup; then they wait. */
export async function lockForRestore(client: Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
}

export async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  const value = await work();
  await client.query('commit');
  return value;
}
