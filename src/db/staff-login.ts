/**
 * A login for the requests of one county's staff and residents. It is a member of nothing: even a statement that
 * somebody smuggled in can take no other role, so the row policies of this county are all it will ever see.
 */
import { createHmac, type KeyObject } from 'node:crypto';
import type { County } from './county.ts';
import { type Database, openDatabase, sqlState, withClient } from './database.ts';
import { staffRoleOf } from './migrations.ts';

/** Longest that a request may keep the database busy with one statement. */
const STATEMENT_MS = 10_000;

/**
 * The database as the county's staff role reaches it; close it when done. Every process of the installation makes the same
 * password out of the master key, so several may serve at once.
 * Errors: DB_STAFF_LOGIN where the server lets that login not in.
 */
export async function openStaffDatabase(county: County, master: KeyObject): Promise<Database> {
  const { schema } = county;
  const role = staffRoleOf(schema);
  // Hex, so that it can stand in the statement; PostgreSQL takes no parameters there.
  const password = createHmac('sha256', master).update(`login ${role}`).digest('hex');
  await withClient(county.db, async (client) => {
    await client.query(`alter role ${role} login noinherit password '${password}'`);
    await client.query(`alter role ${role} set search_path = ${schema}, pg_catalog, pg_temp`);
    await client.query(`alter role ${role} set statement_timeout = ${STATEMENT_MS}`);
    await client.query(`alter role ${role} set idle_in_transaction_session_timeout = 60000`);
  });
  const url = new URL(county.db.url);
  url.username = role;
  url.password = password;
  const db = openDatabase(url.href, { disk: county.db, isPipelined: true });
  await tryOut(db, role);
  return db;
}

async function tryOut(db: Database, role: string): Promise<void> {
  try {
    await db.pool.query('select');
  } catch (cause) {
    await db.close();
    throw Object.assign(new Error(`the server does not let ${role} in`, { cause }), {
      code: 'DB_STAFF_LOGIN',
      detail: { role, reason: sqlState(cause) ?? '' },
    });
  }
}
