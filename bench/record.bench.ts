/**
 * The county record at one size: people read in, everybody worked out, one fact changed, and the server
 * started again; beside the same rows by bare COPY, which no record can beat.
 * Usage: `node bench/record.bench.ts [people] [changes]`.
 */
import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCounty } from '../src/datagen/index.ts';
import { copyIn } from '../src/db/copy/copy-in.ts';
import { type County, countyOf, snapshotCounty } from '../src/db/county.ts';
import { openCountyKeys } from '../src/db/county-keys.ts';
import { type Database, openDatabase, withClient } from '../src/db/database.ts';
import { startEmbedded } from '../src/db/embedded/supervisor.ts';
import { createCounty, migrate } from '../src/db/migrate.ts';
import { loadPeople } from '../src/db/population.ts';
import { peopleBuilder } from '../src/model/people.ts';
import { packs } from '../src/programs/registry.ts';
import { day, END } from '../src/rules/index.ts';
import { countEntitledOn } from '../src/server/modules/answer/index.ts';
import {
  evaluateCounty,
  follow,
  switchEvaluation,
  yearBegin,
} from '../src/server/modules/entitlement/index.ts';
import { registerPolicy } from '../src/server/modules/policy/index.ts';
import { addFact } from '../src/server/modules/registry/index.ts';
import { type Incoming, importRoster } from '../src/server/modules/roster/index.ts';
import { ON, SEED } from './county.ts';
import { circumstances, saveResults } from './measure.ts';

const size = Number(process.argv[2] ?? 100_000);
const changes = Number(process.argv[3] ?? 200);
const actor = 'bench';

const made = circumstances();
const figures: Record<string, number> = {};

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const value = await work();
  const seconds = (performance.now() - start) / 1000;
  figures[name] = Number(seconds.toFixed(3));
  process.stderr.write(`${name}: ${seconds.toFixed(2)} s\n`);
  return value;
}

function incoming(): Incoming {
  const people = peopleBuilder();
  const households: ReturnType<Incoming['householdOf']>[] = [];
  for (const person of generateCounty({ seed: SEED, size, on: ON })) {
    people.add(person);
    households.push(person.household);
  }
  return {
    people,
    householdOf: (person) => households[person],
    placeOf: (person) => `${person + 1}`,
    complete: [],
    source: 'generated',
    contentHash: `generated ${SEED} ${size}`,
  };
}

/** The floor: as many rows as the facts, in the same columns, without index, check or lookup. */
async function bareCopy(db: Database, rows: number): Promise<void> {
  await withClient(db, async (client) => {
    await client.query('begin');
    await client.query(`create table bare (person_id bigint, added_in bigint, low bigint,
      high bigint, from_day date, until_day date, kind smallint)`);
    const to = copyIn(client, 'bare (person_id, added_in, low, high, from_day, until_day, kind)');
    for (let row = 0; row < rows; row++) {
      to.row(7);
      to.int8(row >> 3);
      to.int8(1);
      to.int8(row);
      to.int8(row);
      to.date(ON - (row & 4095));
      to.date(END);
      to.int2(20 + (row & 7));
      if (to.isFull()) await to.drain();
    }
    await to.end();
    await client.query('rollback');
  });
}

/** How long one changed fact takes until what it changes is stored. */
async function changeFacts(county: County, personIds: Float64Array): Promise<void> {
  const milliseconds: number[] = [];
  for (let i = 0; i < changes; i++) {
    const person = personIds[Math.floor((i * personIds.length) / changes)]!;
    const start = performance.now();
    await addFact(county, {
      actor,
      person,
      today: ON,
      kind: 'employment',
      value: i % 2 ? 'employed' : 'not-employed',
      from: day('2026-03-01'),
    }).catch((error: unknown) => {
      // Somebody who has died by then, or whose record already says so, is passed over.
      if (!String((error as { code?: string }).code).startsWith('FACT_')) throw error;
    });
    await follow(county);
    milliseconds.push(performance.now() - start);
  }
  milliseconds.sort((a, b) => a - b);
  const at = (share: number) =>
    Number(milliseconds[Math.min(changes - 1, Math.floor(share * changes))]!.toFixed(1));
  figures['one changed fact, p50 ms'] = at(0.5);
  figures['one changed fact, p95 ms'] = at(0.95);
}

const home = mkdtempSync(join(tmpdir(), 'nuanjia-bench-'));
try {
  const embedded = await timed('first start', () => startEmbedded({ home }));
  const db = openDatabase(embedded.url);
  await migrate(db);
  await createCounty(db, { code: '990101', name: 'bench', pack: 'cn' });
  const county = countyOf(db, '990101');
  const keys = await openCountyKeys(db, createSecretKey(Buffer.alloc(32, 1)), county.code);
  const people = await timed('generate', async () => incoming());
  await timed('import', () => importRoster(county, people, { actor, keys }));
  const { rows } = await db.pool.query('select count(*) as facts from county_990101.fact');
  figures.facts = rows[0].facts;
  await timed('bare copy of as many facts', () => bareCopy(db, rows[0].facts));
  const policy = await registerPolicy(county, packs, 'cn', { actor });
  const options = { actor, since: yearBegin(ON) };
  const { evaluation } = await timed('evaluate: read, work out, write', () =>
    evaluateCounty(county, policy, options),
  );
  await switchEvaluation(county, evaluation, { actor });
  await db.pool.query('vacuum analyze');
  const { personIds } = await timed('read everybody', () =>
    snapshotCounty(county, ({ client }) => loadPeople(client)),
  );
  await changeFacts(county, personIds);
  await timed('entitled on a day, first', () => countEntitledOn(county, { actor, on: ON }));
  await timed('entitled on a day', () => countEntitledOn(county, { actor, on: ON + 1 }));
  await db.close();
  await timed('stop', () => embedded.stop());
  const again = await timed('start again', () => startEmbedded({ home }));
  await again.stop();
} finally {
  rmSync(home, { recursive: true, force: true });
}
figures['people imported a second'] = Math.round(size / figures.import!);
figures['people evaluated a second'] = Math.round(
  size / figures['evaluate: read, work out, write']!,
);
figures['import, times the bare copy'] = Number(
  (figures.import! / figures['bare copy of as many facts']!).toFixed(1),
);
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
saveResults(`record-${size}`, { ...made, seed: SEED, people: size, on: ON, figures });
