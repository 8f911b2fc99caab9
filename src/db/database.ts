/**
 * A pool of connections whose values arrive in the model's own shapes: days as integers with open
 * ends, numbers as numbers. Everything that talks to PostgreSQL begins here.
 */
import type { Writable } from 'node:stream';
import pg from 'pg';
import { BEGINNING, END, findDay, isoDate, toDay } from '../rules/index.ts';
import type { DiskGuard } from './disk/disk.ts';

export type Client = pg.PoolClient;

export type Database = {
  readonly pool: pg.Pool;
  readonly url: string;
  /** Throws while nothing may be written; see disk/disk.ts. */
  readonly assertWritable: () => void;
  /** Throws while there is too little room for imports. */
  readonly assertImportable: () => void;
  /** What to throw instead of an error of the server. */
  readonly explain: (error: Error) => Error;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  /** Connections at most. */
  readonly connections?: number;
  /** Statements are sent without waiting for the answer to the one before; then there is no COPY. */
  readonly isPipelined?: boolean;
  /** Says when there is too little room to write. */
  readonly disk?: Pick<DiskGuard, 'assertWritable' | 'assertImportable' | 'explain'>;
};

/** A day as PostgreSQL writes it; open ends are infinite. */
export function dayText(day: number): string {
  if (day === END) return 'infinity';
  return day === BEGINNING ? '-infinity' : isoDate(toDay(day));
}

/** The day of a date as PostgreSQL writes it. */
export function dayOfText(text: string): number {
  if (text === 'infinity') return END;
  return text === '-infinity' ? BEGINNING : findDay(text)!;
}

const oid = { int8: 20, int8s: 1016, date: 1082 } as const;

const asTexts: (text: string) => (string | null)[] = pg.types.getTypeParser(
  oid.int8s as Parameters<typeof pg.types.getTypeParser>[0],
);

const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') => {
    if (id === oid.int8) return Number;
    if (id === oid.int8s) return (text: string) => asTexts(text).map((one) => one && Number(one));
    if (id === oid.date) return dayOfText;
    return pg.types.getTypeParser(id, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** A pool for the database at a URL; nothing is connected before it is asked. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 8,
    types,
    application_name: 'nuanjia',
    // Newer than the published types.
    ...({ pipeline: options.isPipelined ?? false } as pg.PoolConfig),
  });
  // A server that stops ends connections, idle, lent or just opened; the next query reports it, Node must
  // not die of it.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    pool,
    url,
    assertWritable: options.disk?.assertWritable ?? (() => {}),
    assertImportable: options.disk?.assertImportable ?? (() => {}),
    explain: options.disk?.explain ?? ((error) => error),
    close: () => pool.end(),
  };
}

/** Runs work on one connection, which is thrown away if the work leaves it in doubt. */
export async function withClient<T>(
  { pool, explain }: Pick<Database, 'pool' | 'explain'>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks while it is lent reports through its own event.
  const ignore = () => {};
  client.on('error', ignore);
  let failure: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw explain(failure);
  } finally {
    client.removeListener('error', ignore);
    client.release(failure && isBroken(failure) ? failure : undefined);
  }
}

/**
 * Sends statements in one piece over a pipelined connection, and gives their results. When one fails the server skips
 * none of the rest: they must be such that a transaction that failed makes them harmless.
 * Errors: the first of them.
 */
export async function sendTogether(
  client: Client,
  statements: readonly pg.QueryConfig[],
): Promise<readonly pg.QueryResult[]> {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  const sent = statements.map((statement) => client.query(statement));
  stream.uncork();
  const results = await Promise.allSettled(sent);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

const names = new Map<string, string>();

/** A statement that each connection plans once. Only for texts that do not vary. */
export function prepared(text: string, values: readonly unknown[]): pg.QueryConfig {
  let name = names.get(text);
  if (name === undefined) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return { name, text, values: [...values] };
}

/** SQLSTATE of an error from the server. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

/** Anything but an ordinary answer of the server leaves the connection in doubt. */
const isBroken = (error: Error): boolean => {
  const state = sqlState(error);
  return state === undefined || !/^[0-9A-Z]{5}$/.test(state) || /^(08|57P)/.test(state);
};
