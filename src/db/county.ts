/**
 * Work inside one county: its role, its schema, one transaction, and at the end the change numbers and
 * the audit row in that same transaction. There is no other way to read or write a county's record.
 */
import type pg from 'pg';
import {
  type Client,
  type Database,
  prepared,
  sendTogether,
  sqlState,
  withClient,
} from './database.ts';

/** One county of a database. Its schema and its role have the same name. */
export type County = {
  readonly db: Database;
  readonly code: string;
  readonly schema: string;
  /** Who asks over the network; absent: the software itself, such as an import or an evaluation. */
  readonly asker?: Asker;
  /** Runs first inside the transaction of a change, with the number of its event. */
  readonly begun?: (tx: Reading, event: number) => Promise<void>;
};

/**
 * Who asks, and the access decision for them (see server/access). Their transactions run as the county's
 * staff role, which sees only people that were opened.
 */
export type Asker = {
  /** For the audit row; whoever a caller names instead does not count. */
  readonly actor: string;
  /** Settings that row policies read, by name. */
  readonly settings: Readonly<Record<string, string>>;
  /** Unit, role, relation and the like, for the audit row of a transaction. */
  readonly detailOf: (tx: Reading) => Readonly<Record<string, unknown>>;
  /** Decides about these people and makes their rows visible to the transaction, or throws. */
  readonly open: (tx: Reading, persons: readonly number[]) => Promise<void>;
  /** Opens those of these people whom the asker may see; gives them. */
  readonly openThose: (tx: Reading, persons: readonly number[]) => Promise<readonly number[]>;
  /** Opens those of these people to whom the asker stands so, and no nearer; gives them. */
  readonly openAs: (
    tx: Reading,
    relation: 'task' | 'area',
    persons: readonly number[],
  ) => Promise<readonly number[]>;
  /**
   * Numbers of the next people, after one of them, whom the asker serves or for whom there is an open task,
   * ascending; not opened.
   */
  readonly nextOf: (
    tx: Reading,
    whom: 'area' | 'task',
    after: number,
    limit: number,
  ) => Promise<readonly number[]>;
  /** The next people, after one of them, whom the asker serves, ascending; opened. */
  readonly openNext: (tx: Reading, after: number, limit: number) => Promise<readonly number[]>;
  /** Somebody new: visible to the transaction that registers them. */
  readonly openNew: (tx: Reading, person: number) => Promise<void>;
  /** The staff's own login, under row policies; absent: with the software's rights, for what is no resident's record. */
  readonly staffDb: Database | undefined;
};

export type ChangeKind =
  | 'person'
  | 'fact'
  | 'kinship'
  | 'merge'
  | 'entitlement'
  | 'payment'
  | 'policy'
  | 'area'
  | 'service';

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
  /**
   * Makes these people's rows visible, where who asks may see them; the software itself sees everybody.
   * Errors: those of the access decision.
   */
  readonly open: (...persons: readonly number[]) => Promise<void>;
  /** Opens those of these people whom who asks may see, and gives them: all, for the software itself. */
  readonly openThose: (...persons: readonly number[]) => Promise<readonly number[]>;
  /** Opens those of these people to whom the asker stands so, and no nearer; undefined for the software. */
  readonly openAs?: (
    relation: 'task' | 'area',
    persons: readonly number[],
  ) => Promise<readonly number[]>;
  /** What was opened so far, as the audit row will say; undefined for the software. */
  readonly asked?: () => Readonly<Record<string, unknown>>;
  /** Opens the next people after one, whom the asker serves; undefined for the software: no need. */
  readonly openNext?: (after: number, limit: number) => Promise<readonly number[]>;
  /** Lets whoever registers somebody write about her in this transaction. */
  readonly openNew: (person: number) => Promise<void>;
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
    withClient(county.asker?.staffDb ?? county.db, async (client) => {
      await begin(client, county, 'read committed');
      return finish(client, county, async () => {
        const detail: Record<string, unknown> = { ...act.detail };
        const persons: (number | null)[] = [];
        const kinds: ChangeKind[] = [];
        const reading = readingOf(client, county.asker);
        const actor = county.asker?.actor ?? act.actor;
        const [event] = await reading.query<{ id: number }>(
          'insert into event (kind, actor, source, detail) values ($1, $2, $3, $4) returning id',
          [act.kind, actor, act.source ?? null, JSON.stringify(act.detail ?? {})],
        );
        await county.begun?.(reading, event!.id);
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
        const { asked } = whoAsks(county, act, reading);
        const audit = {
          actor,
          action: act.kind,
          subjects: reading.subjects,
          detail: { ...detail, ...asked },
        };
        return { value, closing: closing(event!.id, persons, kinds, audit) };
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
  const { value } = await again(() =>
    withClient(county.asker?.staffDb ?? county.db, async (client) => {
      await begin(client, county, 'read committed');
      return finish(client, county, async () => {
        const reading = readingOf(client, county.asker);
        const value = await work(reading);
        const { actor, asked } = whoAsks(county, act, reading);
        const audit = {
          actor,
          action: act.kind,
          subjects: reading.subjects,
          detail: { ...act.detail, ...asked },
        };
        return { value, closing: closing(undefined, [], [], audit) };
      });
    }),
  );
  return value;
}

/** A snapshot for the software itself, such as evaluation: nothing of it is shown to anybody. */
export async function snapshotCounty<T>(
  county: County,
  work: (tx: Reading) => Promise<T>,
): Promise<T> {
  const software = softwareOf(county);
  const { value } = await again(() =>
    withClient(county.db, async (client) => {
      await begin(client, software, 'repeatable read read only');
      return finish(client, software, async () => ({ value: await work(readingOf(client)) }));
    }),
  );
  return value;
}

/** The county as the software itself sees it, whoever asked. What it reads so is shown to nobody unchecked. */
export const softwareOf = ({ db, code, schema }: County): County => ({ db, code, schema });

/** The same within a request that may be sent again: its first change notes what was answered. */
export const softwareAskedOf = (county: County): County => ({
  ...softwareOf(county),
  ...(county.begun && { begun: county.begun }),
});

/** Who did it, and for the audit row in which unit, role and purpose. */
const whoAsks = ({ asker }: County, { actor }: Act, tx: Reading) =>
  asker ? { actor: asker.actor, asked: { asked: asker.detailOf(tx) } } : { actor, asked: {} };

async function begin(client: Client, { schema, asker }: County, isolation: string): Promise<void> {
  const text = `begin isolation level ${isolation}`;
  if (asker?.staffDb) {
    // The staff's own login has its role and its search path from the beginning, see staff-login.ts.
    await sendTogether(client, [{ text }, settingOf(asker.settings)]);
    return;
  }
  await client.query(text);
  // Each as its own message: a Citus coordinator wants that. The name is checked by countyOf.
  await client.query(`set local role ${schema}`);
  await client.query(`set local search_path to ${schema}, pg_catalog, pg_temp`);
  if (asker) await setLocally(client, asker.settings);
}

const settingOf = (settings: Readonly<Record<string, string>>) =>
  prepared(
    'select set_config(name, value, true) from unnest($1::text[], $2::text[]) as setting (name, value)',
    [Object.keys(settings), Object.values(settings)],
  );

/** Settings of this transaction alone; what row policies read. */
export async function setLocally(
  client: Client,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  await client.query(settingOf(settings));
}

/** A transaction's work, and the statement that closes its event, if it has one. */
type Work<T> = () => Promise<{ readonly value: T; readonly closing?: pg.QueryConfig }>;

/** Does the work, closes its event and commits; gives what closing answered. */
async function finish<T>(
  client: Client,
  { asker }: County,
  work: Work<T>,
): Promise<{ readonly value: T; readonly seq: number }> {
  let done: Awaited<ReturnType<Work<T>>>;
  let seq = 0;
  try {
    done = await work();
    if (done.closing && !asker?.staffDb) seq = seqOf(await client.query(done.closing));
  } catch (error) {
    // A broken connection cannot roll back; the server does it when the connection ends.
    await client.query('rollback').catch(() => {});
    throw error;
  }
  const commit = { text: 'commit' };
  try {
    if (done.closing && asker?.staffDb) {
      // Where closing fails the server makes the commit a rollback.
      const [closed] = await sendTogether(client, [done.closing, commit]);
      seq = seqOf(closed!);
    } else await client.query(commit.text);
  } catch (error) {
    // The server's own refusal is an answer; a connection that broke leaves it open.
    const state = sqlState(error) ?? '';
    throw /^[0-9A-Z]{5}$/.test(state) && !/^(08|57P)/.test(state) ? error : unknownOutcome(error);
  }
  return { value: done.value, seq };
}

const seqOf = ({ rows }: pg.QueryResult): number => rows[0].seq;

/** What was sent may have been written: it must be looked up, never just done again. */
const unknownOutcome = (cause: unknown) =>
  Object.assign(new Error('the connection broke while the change was being confirmed', { cause }), {
    code: 'COMMIT_UNKNOWN',
    detail: {},
  });

function readingOf(client: Client, asker?: Asker): Reading & { readonly subjects: number[] } {
  const subjects: number[] = [];
  const reading: Reading & { readonly subjects: number[] } = {
    client,
    subjects,
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (asker?.staffDb
        ? await client.query<Row>(prepared(text, values))
        : await client.query<Row>(text, [...values])
      ).rows,
    seen: (...persons: readonly number[]) => {
      subjects.push(...persons);
    },
    open: async (...persons: readonly number[]) => asker?.open(reading, persons),
    openThose: async (...persons: readonly number[]) =>
      asker ? asker.openThose(reading, persons) : persons,
    openNew: async (person: number) => asker?.openNew(reading, person),
    ...(asker && {
      openAs: (relation: 'task' | 'area', persons: readonly number[]) =>
        asker.openAs(reading, relation, persons),
      asked: () => asker.detailOf(reading),
      openNext: (after: number, limit: number) => asker.openNext(reading, after, limit),
    }),
  };
  return reading;
}

type Audit = {
  readonly actor: string;
  readonly action: string;
  readonly subjects: readonly number[];
  readonly detail: Readonly<Record<string, unknown>>;
};

const closing = (
  event: number | undefined,
  persons: readonly (number | null)[],
  kinds: readonly ChangeKind[],
  { actor, action, subjects, detail }: Audit,
): pg.QueryConfig =>
  prepared('select close_event($1, $2, $3, $4, $5, $6, $7) as seq', [
    ...[event ?? null, persons, kinds, actor, action, subjects, JSON.stringify(detail)],
  ]);

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
