/**
 * Work inside one county: its role, its schema, one transaction, and at the end the change numbers and
 * the audit row in that same transaction. There is no other way to read or write a county's record.
 */
import { type Client, type Database, sqlState, withClient } from './database.ts';

/** One county of a database. Its schema and its role have the same name. */
export type County = {
  readonly db: Database;
  readonly code: string;
  readonly schema: string;
};

export type ChangeKind =
  | 'person'
  | 'fact'
  | 'kinship'
  | 'merge'
  | 'entitlement'
  | 'payment'
  | 'policy'
  | 'area';

/** What is done, by whom. No names or identity numbers in `detail`. */
export type Act = {
  readonly kind: string;
  readonly actor: string;
  readonly source?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

export type Reading = {
  readonly client: Client;
  readonly query: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** People whose data are read; they go into the audit row. */
  readonly seen: (...persons: readonly number[]) => void;
};

export type Changing = Reading & {
  /** Number of this event, for `added_in` and `retracted_in`. */
  readonly event: number;
  /** Notes that a record changed; undefined: everybody's. */
  readonly changed: (kind: ChangeKind, person: number | undefined) => void;
  /** Particulars to add to the audit row. */
  readonly note: (detail: Readonly<Record<string, unknown>>) => void;
};

/**
 * The county with an area code; it need not exist yet.
 * Errors: COUNTY_CODE for anything but six digits, because it becomes the name of a schema.
 */
export function countyOf(db: Database, code: string): County {
  if (!/^\d{6}$/.test(code)) {
    throw Object.assign(new Error(`"${code}" is not a county code of 6 digits`), {
      code: 'COUNTY_CODE',
      detail: { value: code },
    });
  }
  return { db, code, schema: `county_${code}` };
}

/** Tries of a transaction that the server ended for the sake of another one. */
const TRIES = 5;

/**
 * Runs a change of the record as one transaction, and runs it again when the server asks for that.
 * `work` must do nothing but write to the transaction it is given.
 */
export async function changeCounty<T>(
  county: County,
  act: Act,
  work: (tx: Changing) => Promise<T>,
): Promise<{ readonly value: T; readonly seq: number }> {
  county.db.assertWritable();
  return again(() =>
    withClient(county.db, async (client) => {
      await begin(client, county, 'read committed');
      return finish(client, async () => {
        const detail: Record<string, unknown> = { ...act.detail };
        const persons: (number | null)[] = [];
        const kinds: ChangeKind[] = [];
        const reading = readingOf(client);
        const [event] = await reading.query<{ id: number }>(
          'insert into event (kind, actor, source, detail) values ($1, $2, $3, $4) returning id',
          [act.kind, act.actor, act.source ?? null, JSON.stringify(act.detail ?? {})],
        );
        const value = await work({
          ...reading,
          event: event!.id,
          changed: (kind, person) => {
            persons.push(person ?? null);
            kinds.push(kind);
          },
          note: (more) => {
            Object.assign(detail, more);
          },
        });
        const audit = { actor: act.actor, action: act.kind, subjects: reading.subjects, detail };
        const seq = await closeEvent(client, event!.id, persons, kinds, audit);
        return { value, seq };
      });
    }),
  );
}

/** Runs a read in one snapshot; the audit row is written before anything is handed out. */
export async function readCounty<T>(
  county: County,
  act: Act,
  work: (tx: Reading) => Promise<T>,
): Promise<T> {
  return again(() =>
    withClient(county.db, async (client) => {
      await begin(client, county, 'read committed');
      return finish(client, async () => {
        const reading = readingOf(client);
        const value = await work(reading);
        const { subjects } = reading;
        const detail = act.detail ?? {};
        await closeEvent(client, undefined, [], [], {
          actor: act.actor,
          action: act.kind,
          subjects,
          detail,
        });
        return value;
      });
    }),
  );
}

/** A snapshot for the software itself, such as evaluation: nothing of it is shown to anybody. */
export async function snapshotCounty<T>(
  county: County,
  work: (tx: Reading) => Promise<T>,
): Promise<T> {
  return again(() =>
    withClient(county.db, async (client) => {
      await begin(client, county, 'repeatable read read only');
      return finish(client, () => work(readingOf(client)));
    }),
  );
}

async function begin(client: Client, { schema }: County, isolation: string): Promise<void> {
  await client.query(`begin isolation level ${isolation}`);
  // Each as its own message: a Citus coordinator wants that. The name is checked by countyOf.
  await client.query(`set local role ${schema}`);
  await client.query(`set local search_path to ${schema}, pg_catalog, pg_temp`);
}

async function finish<T>(client: Client, work: () => Promise<T>): Promise<T> {
  let value: T;
  try {
    value = await work();
  } catch (error) {
    // A broken connection cannot roll back; the server does it when the connection ends.
    await client.query('rollback').catch(() => {});
    throw error;
  }
  await client.query('commit').catch((error: unknown) => {
    // The server's own refusal is an answer; a connection that broke leaves it open.
    throw /^[0-9A-Z]{5}$/.test(sqlState(error) ?? '') && !/^(08|57P)/.test(sqlState(error)!)
      ? error
      : unknownOutcome(error);
  });
  return value;
}

/** What was sent may have been written: it must be looked up, never just done again. */
const unknownOutcome = (cause: unknown) =>
  Object.assign(new Error('the connection broke while the change was being confirmed', { cause }), {
    code: 'COMMIT_UNKNOWN',
    detail: {},
  });

function readingOf(client: Client): Reading & { readonly subjects: number[] } {
  const subjects: number[] = [];
  return {
    client,
    subjects,
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
    seen: (...persons) => {
      subjects.push(...persons);
    },
  };
}

type Audit = {
  readonly actor: string;
  readonly action: string;
  readonly subjects: readonly number[];
  readonly detail: Readonly<Record<string, unknown>>;
};

async function closeEvent(
  client: Client,
  event: number | undefined,
  persons: readonly (number | null)[],
  kinds: readonly ChangeKind[],
  { actor, action, subjects, detail }: Audit,
): Promise<number> {
  const text = 'select close_event($1, $2, $3, $4, $5, $6, $7) as seq';
  const values = [event ?? null, persons, kinds, actor, action, subjects, JSON.stringify(detail)];
  const { rows } = await client.query<{ seq: number }>(text, values);
  return rows[0]!.seq;
}

/** Serialization failure, deadlock, lock timeout: nothing was written, so it can be done again. */
const isPassing = (error: unknown): boolean =>
  ['40001', '40P01', '55P03'].includes(sqlState(error) ?? '');

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES || !isPassing(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** tried * 5 * (1 + Math.random())));
    }
  }
}
