/**
 * A payment run at the size of a large county: drafted, checked, agreed to, sent and answered by the bank; beside it
 * a plain COPY of as many rows, which is the floor of all of it.
 * Usage: `node bench/payment.bench.ts [lines]`.
 */
import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeCounty, type County, countyOf, snapshotCounty } from '../src/db/county.ts';
import { openCountyKeys } from '../src/db/county-keys.ts';
import { openDatabase } from '../src/db/database.ts';
import { startEmbedded } from '../src/db/embedded/supervisor.ts';
import { createCounty, migrate } from '../src/db/migrate.ts';
import { replyCsv } from '../src/exchange/bank/fixtures/bank.ts';
import { referenceOf } from '../src/exchange/bank/index.ts';
import { packs } from '../src/programs/registry.ts';
import { day } from '../src/rules/index.ts';
import { addUnit } from '../src/server/modules/area/index.ts';
import { programIds } from '../src/server/modules/entitlement/index.ts';
import { addAccounts } from '../src/server/modules/payee/index.ts';
import {
  closeRun,
  draftRun,
  fileRun,
  freezeRun,
  type Hand,
  readFile,
  readReply,
} from '../src/server/modules/payment-run/index.ts';
import { addPost } from '../src/server/modules/post/index.ts';
import { registerPolicy } from '../src/server/modules/policy/index.ts';
import { circumstances, loadNow, saveResults, say } from './measure.ts';

const [lines = 20_000] = process.argv.slice(2).map(Number);
const CODE = '990101';
const PROGRAM = 'cn/rural-award';
const actor = 'bench';
const today = day('2026-11-22');

/** People with a year's award each, a confirmed case and an account, and as many facts as people have. */
async function fill(county: County, unit: number): Promise<void> {
  const policy = await registerPolicy(county, packs, 'cn', { actor });
  await changeCounty(county, { kind: 'bench', actor }, async (tx) => {
    const program = (await programIds(tx, [PROGRAM])).get(PROGRAM)!;
    await tx.query(
      `insert into person (id, name, added_in) select n, '测' || n, $2 from generate_series(1, $1) as n`,
      [lines, tx.event],
    );
    await tx.query(
      `insert into fact (person_id, kind, low, high, from_day, until_day, added_in)
       select n, kind, case when kind in (21, 23) then 990101004000 + n % 20 end, case when kind in (21, 23) then 990101004000 + n % 20 end,
         case when kind = 1 then date '1960-01-01' + n % 900 else '2000-01-01' end,
         case when kind = 1 then date '1960-01-02' + n % 900 else 'infinity' end, $2
       from generate_series(1, $1) as n cross join unnest(array[1, 21, 23, 24, 25, 22]) as kind`,
      [lines, tx.event],
    );
    await tx.query(
      `insert into household (id, number, added_in) select n, 'H' || n, $2 from generate_series(1, $1 / 2) as n`,
      [lines, tx.event],
    );
    await tx.query(
      `insert into household_member (person_id, household_id, added_in)
       select n, 1 + n / 2, $2 from generate_series(1, $1 - 2) as n`,
      [lines, tx.event],
    );
    await tx.query(
      `insert into evaluation (policy_version_id, since_day, until_seq, state, added_in)
       values ($1, '2026-01-01', 0, 'current', $2)`,
      [policy, tx.event],
    );
    await tx.query(
      `insert into payment_line (person_id, amount_fen, up_to_fen, evaluation_id, from_day, until_day, program, years, standing, is_certain)
       select n, 96000, 96000, (select max(id) from evaluation), '2026-01-01', '2027-01-01', $2, 1, 0, true
       from generate_series(1, $1) as n`,
      [lines, program],
    );
    await tx.query(
      `insert into benefit_case (person_id, program, applicant_id, unit_id, origin, applied_day, state, opened_in)
       select n, $2, n, $3, 'paper', '2026-02-01', 'confirmed', $4 from generate_series(1, $1) as n`,
      [lines, program, unit, tx.event],
    );
  });
}

async function hand(county: County, name: string, unit: number): Promise<Hand> {
  const { value: account } = await changeCounty(county, { kind: 'bench', actor }, async (tx) => {
    const [row] = await tx.query<{ id: number }>(
      `insert into account (kind, name, staff_number, state, added_in) values ('staff', $1, $1, 'active', $2) returning id`,
      [name, tx.event],
    );
    return row!.id;
  });
  const now = new Date('2026-11-22T04:00:00Z');
  return {
    account,
    unit,
    post: await addPost(county, { actor, now, account, role: 'clerk', unit }),
  };
}

const seconds = async <T>(name: string, work: () => Promise<T>): Promise<[T, object]> => {
  const from = performance.now();
  const value = await work();
  const took = Math.round(performance.now() - from) / 1000;
  say(`${name} ${took} s`);
  return [value, { [name]: took }];
};

const made = circumstances();
const home = mkdtempSync(join(tmpdir(), 'nuanjia-bench-'));
const embedded = await startEmbedded({ home });
const db = openDatabase(embedded.url);
try {
  await migrate(db);
  await createCounty(db, { code: CODE, name: 'bench', pack: 'cn' });
  const county = countyOf(db, CODE);
  const keys = await openCountyKeys(db, createSecretKey(Buffer.alloc(32, 7)), CODE);
  const unit = await addUnit(county, { actor, name: '县卫健局', tier: 'county' });
  const clerk = await hand(county, 'B1', unit);
  const other = await addUnit(county, { actor, name: '县财政局', tier: 'county' });
  const finance = await hand(county, 'B2', other);
  await fill(county, unit);
  await changeCounty(county, { kind: 'bench', actor }, async (tx) => {
    const accounts = Array.from({ length: lines }, (_, n) => ({
      ...{ person: n + 1, holder: `测${n + 1}`, bank: '拟农商行' },
      number: `6299${String(n + 1).padStart(12, '0')}`,
    }));
    await addAccounts(tx, keys, accounts);
  });
  await db.pool.query('vacuum analyze');
  const load = loadNow();
  const [, floor] = await seconds('floorCopy', () =>
    db.pool.query(`create table floor as select * from ${county.schema}.payment_line`),
  );
  const [{ run }, drafted] = await seconds('draftAndCheck', () =>
    draftRun(county, { ...clerk, program: PROGRAM, cutOff: today, today }),
  );
  const [sum] = await snapshotCounty(county, (tx) =>
    tx.query<{ lines: number; fen: number }>(
      `select count(*) as lines, sum(amount_fen)::bigint as fen from payment_instruction where state = 'draft'`,
    ),
  );
  const [, frozen] = await seconds('freeze', () =>
    freezeRun(county, { ...finance, run, lines: sum!.lines, totalFen: sum!.fen, today }),
  );
  const [, filed] = await seconds('file', () =>
    fileRun(county, keys, { ...finance, run, format: 'csv' }),
  );
  const [file, again] = await seconds('fileAgain', () =>
    readFile(county, keys, { ...finance, run }),
  );
  const known = await snapshotCounty(county, (tx) =>
    tx.query<{ id: number }>('select id from payment_instruction where run_id = $1 order by id', [
      run,
    ]),
  );
  const words = known.map(({ id }, place) => ({
    reference: referenceOf(run, id),
    ...(place % 50 === 0
      ? { outcome: 'failed' as const, reason: '账号不存在' }
      : { outcome: 'paid' as const, amountFen: 96_000 }),
  }));
  const bytes = new TextEncoder().encode(replyCsv(words));
  const [, replied] = await seconds('reply', () =>
    readReply(county, { ...finance, run, format: 'csv', bytes, today }),
  );
  const [, closed] = await seconds('close', () => closeRun(county, { ...finance, run }));
  const results = { ...floor, ...drafted, ...frozen, ...filed, ...again, ...replied, ...closed };
  const sizes = { lines: sum!.lines, fileBytes: file.bytes.length, replyBytes: bytes.length };
  saveResults('payment', { ...made, ...sizes, loadBefore: load, seconds: results });
} finally {
  await db.close();
  await embedded.stop();
  rmSync(home, { recursive: true, force: true });
}
