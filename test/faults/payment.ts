/** A payment run as an office does it, taken up again wherever it was cut off, and what must be so at any moment. */
import { countyOf, type County, snapshotCounty } from '../../src/db/county.ts';
import { openCountyKeys } from '../../src/db/county-keys.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { replyCsv } from '../../src/exchange/bank/fixtures/bank.ts';
import { referenceOf } from '../../src/exchange/bank/index.ts';
import {
  closeRun,
  draftRun,
  fileRun,
  freezeRun,
  type Hand,
  readFile,
  readReply,
} from '../../src/server/modules/payment-run/index.ts';
import { addUnit } from '../../src/server/modules/area/index.ts';
import {
  addHand,
  confirmAll,
  PROGRAM,
  today,
} from '../../src/server/modules/payment-run/fixtures/office.ts';
import { code, master } from './work.ts';

/** Two units with a hand each, cases and accounts. */
export async function openOffices(url: string): Promise<void> {
  const db = openDatabase(url);
  const county = countyOf(db, code);
  const at = { db, county, keys: await openCountyKeys(db, master, code) };
  const units = ['县卫健局', '县财政局'];
  for (const [place, name] of units.entries()) {
    const unit = await addUnit(county, { actor: 'test', name, tier: 'county' });
    await addHand(at, `T${place + 1}`, unit);
    if (place === 0) await confirmAll(at, unit);
  }
  await db.close();
}

const handOf = async (county: County, name: string): Promise<Hand> => {
  const rows = await snapshotCounty(county, (tx) =>
    tx.query<Hand>(
      `select account.id as account, post.id as post, unit_id as unit
       from account join post on post.account_id = account.id where staff_number = $1`,
      [name],
    ),
  );
  return rows[0]!;
};

type Standing = {
  readonly id: number;
  readonly state: string;
  readonly lines: number;
  readonly fen: number;
};

/** The last run, with the lines of it that may be paid. */
const standing = async (county: County): Promise<Standing | undefined> => {
  const rows = await snapshotCounty(county, (tx) =>
    tx.query<Standing>(
      `select run.id, run.state, count(line.id) filter (where line.state = 'draft') as lines,
         coalesce(sum(amount_fen) filter (where line.state = 'draft'), 0)::bigint as fen
       from payment_run run join payment_instruction line on run_id = run.id group by run.id order by run.id desc limit 1`,
    ),
  );
  return rows[0];
};

/** The bank refuses every tenth line. */
async function replyOf(county: County, run: number): Promise<Uint8Array> {
  const lines = await snapshotCounty(county, (tx) =>
    tx.query<{ id: number; amountFen: number }>(
      `select id, amount_fen as "amountFen" from payment_instruction where run_id = $1 and state <> 'held' order by id`,
      [run],
    ),
  );
  const words = lines.map(({ id, amountFen }, place) => ({
    ...{ reference: referenceOf(run, id), amountFen },
    outcome: place % 10 === 0 ? ('failed' as const) : ('paid' as const),
  }));
  return new TextEncoder().encode(replyCsv(words));
}

/** Drafts, agrees, sends, reads the reply and closes; from wherever it stands. */
export async function payOut(db: Database, say: (step: string) => void): Promise<void> {
  const county = countyOf(db, code);
  const keys = await openCountyKeys(db, master, code);
  // Whatever cut off the life before this one, nothing may be half done.
  const half = await halfDone(county);
  if (half.length > 0) throw new Error(JSON.stringify(half));
  const [clerk, finance] = [await handOf(county, 'T1'), await handOf(county, 'T2')];
  for (;;) {
    const run = await standing(county);
    say(run?.state ?? 'begun');
    if (!run) await draftRun(county, { ...clerk, program: PROGRAM, cutOff: today, today });
    else if (run.state === 'draft') {
      const { id, lines, fen } = run;
      await freezeRun(county, { ...finance, run: id, lines, totalFen: fen, today });
    } else if (run.state === 'frozen') {
      await fileRun(county, keys, { ...finance, run: run.id, format: 'csv' });
    } else if (run.state === 'filed') {
      const bytes = await replyOf(county, run.id);
      await readReply(county, { ...finance, run: run.id, format: 'csv', bytes, today });
      say('answered');
      await closeRun(county, { ...finance, run: run.id });
    } else return;
  }
}

/** Everything about the run that must be the same whatever was cut off, and what must never be. */
export const lookAtRun = (county: County) =>
  snapshotCounty(county, async (tx) => ({
    runs: await tx.query('select state, line_count, total_fen from payment_run'),
    lines: await tx.query(
      `select state, count(*) as lines, sum(amount_fen)::bigint as fen from payment_instruction group by 1 order by 1`,
    ),
    books: await tx.query(
      `select account, sum(amount_fen)::bigint as fen from ledger_entry group by 1 order by 1`,
    ),
    paid: await tx.query(
      'select count(*) as lines, sum(amount_fen)::bigint as fen from payment where instruction_id is not null',
    ),
  }));

/** The file of the run is still the one that was sent; numbers of lines differ from life to life. */
export async function readFileAgain(county: County): Promise<number> {
  const keys = await openCountyKeys(county.db, master, code);
  const run = (await standing(county))!.id;
  const { lines } = await readFile(county, keys, { ...(await handOf(county, 'T2')), run });
  return lines.length;
}

/** What is half done: lines that are not where their run is, and books that are not what the lines say. */
export const halfDone = (county: County) =>
  snapshotCounty(county, (tx) =>
    tx.query(
      `select run.state, line.state as line from payment_run run join payment_instruction line on run_id = run.id
       where (run.state, line.state) not in (('draft', 'draft'), ('draft', 'held'), ('frozen', 'frozen'), ('frozen', 'held'),
         ('filed', 'held'), ('closed', 'held'), ('filed', 'filed'), ('filed', 'paid'), ('filed', 'failed'),
         ('closed', 'paid'), ('closed', 'failed'))
       union all
       select 'books', account from (
         select account, sum(amount_fen) as fen from ledger_entry where account in ('bank') group by 1) as book
       where fen <> -(select coalesce(sum(amount_fen), 0) from payment where instruction_id is not null)
       union all
       select 'run', 'twice' where (select count(*) from payment_run) > 1`,
    ),
  );
