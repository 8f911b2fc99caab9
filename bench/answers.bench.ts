/**
 * How long answers take in a large county: pages and totals over a generated county of 100,000 people
 * whose stored rows are multiplied. Usage: `node bench/answers.bench.ts [times] [rounds]`.
 */
import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCounty } from '../src/datagen/index.ts';
import { type County, readCounty } from '../src/db/county.ts';
import { type Client, dayText, openDatabase, withClient } from '../src/db/database.ts';
import { startEmbedded } from '../src/db/embedded/supervisor.ts';
import { newKeyRecords, openKeyRing } from '../src/db/keys/key-ring.ts';
import { createCounty, migrate } from '../src/db/migrate.ts';
import { peopleBuilder } from '../src/model/people.ts';
import { packs } from '../src/programs/registry.ts';
import * as answers from '../src/server/modules/answer/index.ts';
import { evaluateCounty, switchEvaluation } from '../src/server/modules/entitlement/index.ts';
import { registerPolicy } from '../src/server/modules/policy/index.ts';
import { importRoster } from '../src/server/modules/roster/index.ts';
import { ON, SEED } from './county.ts';
import { circumstances, median, rounded, saveResults, say } from './measure.ts';

const SIZE = 100_000;
const times = Number(process.argv[2] ?? 10);
const rounds = Number(process.argv[3] ?? 30);
const actor = 'bench';
const made = circumstances();

/** Generated people, evaluated under the national pack. */
async function fill(county: County): Promise<void> {
  const master = createSecretKey(randomBytes(32));
  const records = newKeyRecords(master, county.code, 'aes-256-gcm+hmac-sha256');
  const people = peopleBuilder();
  for (const person of generateCounty({ seed: SEED, size: SIZE, on: ON })) people.add(person);
  const incoming = {
    people,
    householdOf: () => undefined,
    placeOf: (person: number) => `row ${person + 1}`,
    complete: [],
    source: 'generated',
    contentHash: 'generated',
  };
  await importRoster(county, incoming, { actor, keys: openKeyRing(master, county.code, records) });
  const policy = await registerPolicy(county, packs, 'cn', { actor });
  const { evaluation } = await evaluateCounty(county, policy, { actor, since: ON });
  await switchEvaluation(county, evaluation, { actor });
}

/** Tables that are multiplied, with their columns that name people. */
const multiplied = {
  person: ['id'],
  entitlement: ['person_id'],
  payment_line: ['person_id'],
  due_window: ['person_id'],
  question: ['person_id', 'about_id'],
} as const;

/** The same people again under other numbers; nine of ten begun periods are paid. */
async function multiply(client: Client, { schema }: County): Promise<void> {
  await client.query(`set search_path to ${schema}, pg_catalog`);
  const { rows: numbers } = await client.query<{ last: number }>(
    'select max(id) as last from person',
  );
  const { last } = numbers[0]!;
  for (const [table, persons] of Object.entries(multiplied)) {
    const { rows } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    );
    const columns = rows.map(({ name }) => name);
    const shifted = columns.map((name) =>
      (persons as readonly string[]).includes(name) ? `${name} + nth * ${last}` : name,
    );
    await client.query(
      `insert into ${table} (${columns.join()})
       select ${shifted.join()} from ${table} cross join generate_series(1, $1::integer) as nth`,
      [times - 1],
    );
  }
  await client.query(
    `insert into payment (person_id, program, from_day, until_day, amount_fen, paid_on, added_in)
     select person_id, program.id, from_day, until_day, amount_fen, from_day, 1
     from unpaid_line join program on program.name = unpaid_line.program
     where from_day <= $1 and person_id % 10 <> 0`,
    [dayText(ON)],
  );
  await client.query('vacuum analyze');
  await client.query('reset search_path');
}

type Answer = { readonly name: string; readonly ask: (after: number) => Promise<unknown> };

const answersOf = (county: County, payees: readonly number[]): readonly Answer[] => {
  const page = (after: number) => ({ actor, on: ON, after, limit: 50 });
  const award = { program: 'cn/rural-award' };
  const rare = { program: 'cn/complication-assistance' };
  return [
    { name: 'entitled, a page', ask: (n) => answers.entitledOn(county, page(n)) },
    {
      name: 'entitled to one program',
      ask: (n) => answers.entitledOn(county, { ...page(n), ...award }),
    },
    {
      name: 'entitled to a rare program',
      ask: (n) => answers.entitledOn(county, { ...page(n), ...rare }),
    },
    { name: 'unpaid, a page', ask: (n) => answers.unpaidOn(county, page(n)) },
    {
      name: 'unpaid of one program',
      ask: (n) => answers.unpaidOn(county, { ...page(n), ...award }),
    },
    {
      name: 'unpaid of a rare program',
      ask: (n) => answers.unpaidOn(county, { ...page(n), ...rare }),
    },
    { name: 'missing facts, a page', ask: (n) => answers.missingFacts(county, page(n)) },
    {
      name: 'one person',
      ask: (n) => answers.personTimeline(county, payees[n % payees.length]!, { actor }),
    },
    { name: 'entitled, counted', ask: () => answers.countEntitledOn(county, { actor, on: ON }) },
    { name: 'unpaid in all', ask: () => answers.unpaidTotal(county, { actor, on: ON }) },
    { name: 'missing in all', ask: () => answers.missingTotal(county, { actor }) },
    {
      name: 'forecast of 60 months',
      ask: () => answers.forecast(county, { actor, from: ON, months: 60, tier: 1 }),
    },
  ];
};

async function measure({ name, ask }: Answer) {
  const took: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const after = Math.floor((round * times * SIZE) / (rounds + 1));
    const start = performance.now();
    await ask(after);
    if (round > 0) took.push(performance.now() - start);
  }
  const sorted = took.toSorted((a, b) => a - b);
  const millisecondsMedian = rounded(median(took));
  const milliseconds95 = rounded(sorted[Math.ceil(0.95 * sorted.length) - 1]!);
  say(`  ${name.padEnd(32)}${millisecondsMedian} ms (95 %: ${milliseconds95} ms)`);
  return { name, millisecondsMedian, milliseconds95 };
}

const home = mkdtempSync(join(tmpdir(), 'nuanjia-bench-'));
const server = await startEmbedded({ home });
const db = openDatabase(server.url);
try {
  await migrate(db);
  const county = await createCounty(db, { code: '990101', name: '云溪县', pack: 'cn' });
  await fill(county);
  await withClient(db, (client) => multiply(client, county));
  say(`answers over ${(times * SIZE).toLocaleString('en')} people`);
  const rows = [];
  const payees = await readCounty(county, { kind: 'bench', actor }, ({ query }) =>
    query<{ id: number }>('select distinct person_id as id from payment limit 1000'),
  );
  const persons = payees.map(({ id }) => id);
  for (const answer of answersOf(county, persons)) rows.push(await measure(answer));
  saveResults('answers', { ...made, seed: SEED, people: times * SIZE, on: ON, rounds, rows });
} finally {
  await db.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
