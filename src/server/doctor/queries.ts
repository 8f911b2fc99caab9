/** SQL of the doctor. Whatever it writes to measure is undone, also when it is killed. */
import { copyIn } from '../../db/copy/copy-in.ts';
import { type County, snapshotCounty } from '../../db/county.ts';
import { type Database, withClient } from '../../db/database.ts';

/** The server's version, and settings on which the record's safety rests. */
export async function readServer({ pool }: Database): Promise<Readonly<Record<string, string>>> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in (
       'server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums')`,
  );
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
}

/** The server's clock, in milliseconds since 1970. */
export async function readServerClock({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ ms: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms',
  );
  return rows[0]!.ms;
}

/** Applied migrations as scope/name with their checksums. */
export async function readMigrations({ pool }: Database): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ name: string; checksum: string }>(
    `select scope || '/' || name as name, checksum from platform.migration`,
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

export type RecordFacts = {
  readonly people: number;
  readonly audit_seq: number;
  readonly audit_hash: string;
  /** Milliseconds since 1970 of the newest event by the server's clock then; null before the first. */
  readonly newest_ms: number | null;
  /** Evaluations that were begun and not finished. */
  readonly running: number;
  /** Finished and not switched on. */
  readonly ready: number;
  /** Changes that the current evaluation has not followed yet; null where there is none. */
  readonly behind: number | null;
};

/** Where the record of a county stands. */
export const readRecord = (county: County): Promise<RecordFacts> =>
  snapshotCounty(county, async ({ query }) => {
    const rows = await query<RecordFacts>(`
      select (select count(*) from person) as people, audit_seq, encode(audit_hash, 'hex') as audit_hash,
        (select (extract(epoch from recorded_at) * 1000)::bigint from event order by id desc limit 1) as newest_ms,
        (select count(*) from evaluation where state = 'running') as running,
        (select count(*) from evaluation where state = 'ready') as ready,
        (select case when until_seq is not null then (select count(*) from change
          where kind in ('person', 'fact', 'kinship', 'merge') and person_id is not null
            and seq > until_seq) end
          from (select max(until_seq) as until_seq from evaluation where state = 'current') as current
        ) as behind
      from journal`);
    return rows[0]!;
  });

/** Commits a second that one writer gets, each waited for until it is on the disk. */
export const measureCommits = (db: Database, measureMs: number): Promise<number> =>
  withClient(db, async (client) => {
    // A message in the log is a commit like any other and leaves nothing behind.
    const commit = () => client.query(`select pg_logical_emit_message(true, 'doctor', '')`);
    await commit();
    const begin = performance.now();
    let commits = 0;
    for (; performance.now() - begin < measureMs; commits++) await commit();
    return (commits * 1000) / (performance.now() - begin);
  });

/** Rows a second that COPY writes into a table like that of facts; it is rolled back with its table. */
export const measureCopy = (db: Database, measureMs: number): Promise<number> =>
  withClient(db, async (client) => {
    await client.query('begin');
    try {
      await client.query('create schema nuanjia_doctor');
      await client.query(`create table nuanjia_doctor.row (
        person_id bigint, id bigint, added_in bigint, low bigint, from_day date, until_day date, kind smallint,
        primary key (person_id, id))`);
      const begin = performance.now();
      const writer = copyIn(client, 'nuanjia_doctor.row');
      let rows = 0;
      for (; rows % 1000 !== 0 || performance.now() - begin < measureMs; rows++) {
        writer.row(7);
        writer.int8(Math.floor(rows / 8));
        writer.int8(rows);
        writer.int8(1);
        writer.int8(rows % 5);
        writer.date(10_000);
        writer.date(20_000);
        writer.int2(rows % 40);
        if (writer.isFull()) await writer.drain();
      }
      await writer.end();
      return (rows * 1000) / (performance.now() - begin);
    } finally {
      // What a broken connection leaves the server rolls back itself.
      await client.query('rollback').catch(() => {});
    }
  });
