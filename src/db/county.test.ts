/** Change numbers are the order of commits: whoever follows them sees every change once and skips none. */
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/postgres/database.ts';
import { type Changing, changeCounty, countyOf } from './county.ts';
import { type Database, openDatabase } from './database.ts';
import { createCounty, migrate } from './migrate.ts';

const code = '990521';
const schema = `county_${code}`;
let home: TestDatabase;
let db: Database;
/** Connections of writers only, so that they can be told apart and killed. */
let writers: Database;

beforeAll(async () => {
  home = await testDatabase();
  db = openDatabase(home.url);
  writers = openDatabase(`${home.url}?application_name=writer`);
  await migrate(db);
  await createCounty(db, { code, name: '云溪县', pack: 'cn' });
});
afterAll(async () => {
  await writers.close();
  await db.close();
  await home.drop();
});

const ask = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  (await db.pool.query(text, [...values])).rows;
const headNow = async () =>
  (
    await ask<{ seq: number; audit_seq: number }>(`select seq, audit_seq from ${schema}.journal`)
  )[0]!;
const change = (work: (tx: Changing) => Promise<void>, database = writers) =>
  changeCounty(countyOf(database, code), { kind: 'test', actor: 'test' }, async (tx) => {
    await work(tx);
    return tx.event;
  });
const oneChange = () => change(async ({ changed }) => changed('area', undefined));

type Entry = { readonly seq: number; readonly event_id: number };

/** Follows the log from a number on until it is told to stop and has read what was there by then. */
function follow(cursor: number) {
  const seen: Entry[] = [];
  let isLast = false;
  const reading = (async () => {
    for (let wasLast = false; !wasLast; await sleep(1)) {
      wasLast = isLast;
      const after = seen.at(-1)?.seq ?? cursor;
      const text = `select seq, event_id from ${schema}.change where seq > $1 order by seq`;
      seen.push(...(await ask<Entry>(text, [after])));
    }
    return seen;
  })();
  return () => {
    isLast = true;
    return reading;
  };
}

const acts = fc.record({
  pausesMs: fc.tuple(fc.nat(4), fc.nat(4)),
  changes: fc.nat(3),
  end: fc.constantFrom('commit', 'commit', 'commit', 'throw', 'fail', 'die'),
});
type Planned = typeof acts extends fc.Arbitrary<infer Value> ? Value : never;

const endings = {
  commit: async () => {},
  throw: () => Promise.reject(new Error('changed my mind')),
  fail: (tx: Changing) => tx.query('select 1 / 0'),
  die: async (tx: Changing) => {
    const [own] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    const kill = ask('select pg_terminate_backend($1)', [own!.pid]);
    await Promise.all([kill, tx.query('select pg_sleep(60)')]);
  },
};

/** Does what is planned; the events that were acknowledged, and those that cannot have been committed. */
async function write(plan: readonly Planned[]) {
  const acknowledged: number[] = [];
  const failed: number[] = [];
  for (const { pausesMs, changes, end } of plan) {
    let event = 0;
    const done = change(async (tx) => {
      event = tx.event;
      await sleep(pausesMs[0]);
      for (let n = 0; n < changes; n++) tx.changed('fact', n);
      await endings[end](tx);
      await sleep(pausesMs[1]);
    });
    await done.then(
      ({ value }) => changes > 0 && acknowledged.push(value),
      () => end !== 'commit' && failed.push(event),
    );
  }
  return { acknowledged, failed };
}

/** Ends a connection of a writer now and then, wherever it is. */
function killSometimes() {
  let isOver = false;
  const killing = (async () => {
    for (; !isOver; await sleep(7)) {
      await ask(`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'writer' and datname = current_database() and random() < 0.1`);
    }
  })();
  return () => {
    isOver = true;
    return killing;
  };
}

describe('who follows the log by number', () => {
  test('sees each committed change once and in order, whatever becomes of other writers', async () => {
    const plans = fc.array(fc.array(acts, { minLength: 10, maxLength: 20 }), {
      minLength: 4,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const before = await headNow();
        const [stopReading, stopKilling] = [follow(before.seq), killSometimes()];
        const results = await Promise.all(plan.map(write));
        await stopKilling();
        const seen = await stopReading();
        const { seq } = await headNow();
        const numbers = Array.from({ length: seq - before.seq }, (_, n) => before.seq + n + 1);
        expect(seen.map((entry) => entry.seq)).toEqual(numbers);
        const events = new Set(seen.map((entry) => entry.event_id));
        for (const { acknowledged, failed } of results) {
          expect(acknowledged.filter((event) => !events.has(event))).toEqual([]);
          expect(failed.filter((event) => events.has(event))).toEqual([]);
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
    expect((await headNow()).seq).toBeGreaterThan(0);
  });

  test('sees a change that began first and was committed last; by number of event it would be missed', async () => {
    const { seq: cursor } = await headNow();
    const begun = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const slow = change(async (tx) => {
      tx.changed('area', undefined);
      begun.resolve();
      await go.promise;
    });
    await begun.promise;
    const quick = await oneChange();
    const log = `select seq, event_id from ${schema}.change where seq > $1 order by seq`;
    const early = await ask(log, [cursor]);
    go.resolve();
    const late = await slow;
    expect(early).toEqual([{ seq: cursor + 1, event_id: quick.value }]);
    expect(late.value).toBeLessThan(quick.value);
    expect(await ask(log, [cursor + 1])).toEqual([{ seq: cursor + 2, event_id: late.value }]);
  });

  test('is not led astray when the clock of the server is set back', async () => {
    const before = await oneChange();
    // A clock of the county's own, found before the server's.
    await ask(`create function ${schema}.clock_timestamp() returns timestamptz language sql
      as $$ select timestamptz '2001-01-01' $$`);
    await ask(
      `alter table ${schema}.event alter column recorded_at set default ${schema}.clock_timestamp()`,
    );
    const setBack = openDatabase(home.url);
    const after = await change(async ({ changed }) => changed('area', undefined), setBack);
    await setBack.close();
    await ask(
      `alter table ${schema}.event alter column recorded_at set default pg_catalog.clock_timestamp()`,
    );
    await ask(`drop function ${schema}.clock_timestamp()`);
    expect(after.seq).toBe(before.seq + 1);
    const times = await ask<{ at: Date }>(
      `select at from ${schema}.audit_event join ${schema}.event on event.id = event_id
        where event.id = any ($1) and at - recorded_at between '0' and '1 minute' order by event.seq`,
      [[before.value, after.value]],
    );
    expect(times.map(({ at }) => at.getFullYear() === 2001)).toEqual([false, true]);
    expect((await oneChange()).seq).toBe(after.seq + 1);
  });
});

describe('a transaction that fails', () => {
  test.each([
    ['because the work says no', endings.throw, { message: 'changed my mind' }],
    ['because the server says no', endings.fail, { code: '22012' }],
    ['because the connection ends', endings.die, { code: '57P01' }],
  ])('leaves no number, event or audit row: %s', async (_, end, error) => {
    const before = await headNow();
    const failing = change(async (tx) => {
      tx.changed('area', undefined);
      await end(tx);
    });
    await expect(failing).rejects.toMatchObject(error);
    expect(await headNow()).toEqual(before);
    const { seq, value } = await oneChange();
    expect(seq).toBe(before.seq + 1);
    expect(await ask(`select from ${schema}.event where id >= $1`, [value])).toHaveLength(1);
  });
});

describe('a transaction that the server ends for the sake of another', () => {
  test('of two that wait for each other one is done again, and each is written once', async () => {
    const people = await ask<{ id: number }>(
      `insert into ${schema}.person (name, added_in) select '', 0 from generate_series(1, 2) returning id`,
    );
    const before = await headNow();
    let tries = 0;
    const both = Promise.withResolvers<void>();
    const lockIn = (order: readonly { id: number }[]) =>
      change(async (tx) => {
        tx.changed('person', order[0]!.id);
        for (const { id } of order) {
          await tx.query(`update person set name = name || 'x' where id = $1`, [id]);
          if (id === order[0]!.id && ++tries === 2) both.resolve();
          await both.promise;
        }
      });
    await Promise.all([lockIn(people), lockIn(people.toReversed())]);
    expect(tries).toBe(3);
    const names = await ask(`select name from ${schema}.person where id = any ($1)`, [
      people.map(({ id }) => id),
    ]);
    expect(names).toEqual([{ name: 'xx' }, { name: 'xx' }]);
    const after = await headNow();
    expect([after.seq - before.seq, after.audit_seq - before.audit_seq]).toEqual([2, 2]);
  });

  const raise = (state: string) =>
    `do $$ begin raise exception 'ended' using errcode = '${state}'; end $$`;

  test.each([
    '40001',
    '40P01',
    '55P03',
  ])('is done again after %s and written once', async (state) => {
    const before = await headNow();
    let tries = 0;
    await change(async (tx) => {
      tx.changed('area', undefined);
      if (++tries === 1) await tx.query(raise(state));
    });
    const { seq } = await headNow();
    expect([tries, seq - before.seq]).toEqual([2, 1]);
  });

  test('is given up after five tries, and nothing is written', async () => {
    const before = await headNow();
    let tries = 0;
    const failing = change(async (tx) => {
      tries++;
      await tx.query(raise('40001'));
    });
    await expect(failing).rejects.toMatchObject({ code: '40001' });
    expect([tries, await headNow()]).toEqual([5, before]);
  });
});
