/**
 * What the embedded server is started with, and the check that a server keeps what it acknowledges.
 */
import { totalmem } from 'node:os';
import { databaseError } from './failures.ts';

export type Settings = Readonly<Record<string, string>>;

const MEGABYTE = 1 << 20;

/** Settings for a machine with so much memory, in bytes. */
export function settingsFor(memoryBytes = memoryOfThisMachine()): Settings {
  const share = (part: number) => {
    const megabytes = Math.floor(memoryBytes / MEGABYTE / part);
    return `${Math.min(1024, Math.max(32, megabytes))}MB`;
  };
  return {
    // Nothing that was acknowledged is lost.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // This machine only, by TCP only.
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '50',
    idle_in_transaction_session_timeout: '60s',
    shared_buffers: share(8),
    maintenance_work_mem: share(32),
    max_wal_size: '4GB',
    min_wal_size: '64MB',
    wal_compression: 'on',
    checkpoint_timeout: '15min',
    // Compiling costs more than it saves on pages of answers.
    jit: 'off',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Statements and their details carry residents' data, which has no place in a log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
}

function memoryOfThisMachine(): number {
  // A container's limit, where there is one; the answer is 0 or larger than the machine where not.
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** What is needed of a connection to ask it. */
export type Asker = {
  query(text: string): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
};

/** The oldest PostgreSQL whose SQL we use. */
const OLDEST_MAJOR = 15;

/** Without these an acknowledged row can be lost. */
const required = ['fsync', 'synchronous_commit', 'full_page_writes'];

/**
 * The server's version, such as 18.4, after a check that it may be trusted with the record.
 *
 * `data_checksums`, by which rot on the disk is noticed, are for whoever made the data folder to require: ours has
 * them, and of a server of one's own that lacks them `nuanjia doctor` says so.
 * Errors: DB_VERSION_OLD; DB_NOT_DURABLE names each setting under which acknowledged data can be lost or rot unseen.
 */
export async function checkDurable(
  client: Asker,
  { checksums = false }: { readonly checksums?: boolean } = {},
): Promise<string> {
  const ask = async (name: string) => String((await client.query(`show ${name}`)).rows[0]?.[name]);
  const version = (await ask('server_version')).split(' ')[0]!;
  if (Number(await ask('server_version_num')) < OLDEST_MAJOR * 10_000) {
    throw databaseError('DB_VERSION_OLD', `PostgreSQL ${version} is older than ${OLDEST_MAJOR}`, {
      version,
      oldest: String(OLDEST_MAJOR),
    });
  }
  const off: string[] = [];
  for (const name of checksums ? [...required, 'data_checksums'] : required) {
    // synchronous_commit has more values than on; all but off wait for the disk.
    if ((await ask(name)) === 'off') off.push(name);
  }
  if (off.length > 0) {
    const settings = off.join(', ');
    throw databaseError('DB_NOT_DURABLE', `${settings} off`, { settings });
  }
  return version;
}
