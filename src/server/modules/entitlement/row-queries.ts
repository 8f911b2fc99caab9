/**
 * SQL that writes the rows of evaluations: whole stretches of a county straight from their columns,
 * single people from their groups.
 */
import { copyIn, type CopyWriter } from '../../../db/copy/copy-in.ts';
import type { County } from '../../../db/county.ts';
import type { Client } from '../../../db/database.ts';
import type { Owed } from '../../../programs/owed/rows.ts';
import { runAt } from '../../../programs/owed/runs.ts';
import type { PersonGroup, StoredGroup } from './groups.ts';

const targets = {
  entitlements:
    'entitlement (evaluation_id, person_id, program, from_day, until_day, is_certain, reason_hash)',
  payments: `payment_line (evaluation_id, person_id, program, from_day, until_day, years,
    amount_fen, up_to_fen, standing, is_certain, claim_until_day)`,
  windows: `due_window (evaluation_id, person_id, program, step, from_day, until_day,
    catch_up_until_day, kept_on_day, is_certain)`,
  questions: 'question (evaluation_id, person_id, program, about_id, fact)',
} as const;

type Row<T extends keyof StoredGroup> = StoredGroup[T][number];

/** How one row of each table is written, behind evaluation, person and program. */
const writers = {
  entitlements: (to: CopyWriter, row: Row<'entitlements'>) => {
    to.date(row.from);
    to.date(row.until);
    to.bool(row.isCertain);
    to.bigint(row.reasonHash);
  },
  payments: (to: CopyWriter, row: Row<'payments'>) => {
    to.date(row.from);
    to.date(row.until);
    to.int2(row.years);
    // Nobody owes less than nothing.
    to.int8(Math.max(0, row.lowFen));
    if (Number.isFinite(row.highFen)) to.int8(Math.max(0, row.highFen));
    else to.none();
    to.int2(row.status);
    to.bool(row.isCertain);
    to.date(row.claimUntil);
  },
  windows: (to: CopyWriter, row: Row<'windows'>) => {
    to.text(row.step);
    to.date(row.from);
    to.date(row.until);
    to.date(row.catchUpUntil);
    to.date(row.keptOn);
    to.bool(row.isCertain);
  },
  questions: (to: CopyWriter, row: Row<'questions'>) => {
    to.int8(row.about);
    to.text(row.fact);
  },
} as const;

/** Fields of a row of each table. */
const fields = { entitlements: 7, payments: 11, windows: 9, questions: 5 } as const;

/** Begins a row of a table. */
type Begin = (personId: number, program: number) => void;

async function copied<T extends keyof typeof targets>(
  client: Client,
  table: T,
  evaluation: number,
  write: (to: CopyWriter, begin: Begin) => Iterable<void>,
): Promise<void> {
  const to = copyIn(client, targets[table]);
  const begin: Begin = (personId, program) => {
    to.row(fields[table]);
    to.int4(evaluation);
    to.int8(personId);
    to.int2(program);
  };
  for (const _ of write(to, begin)) if (to.isFull()) await to.drain();
  await to.end();
}

/** Writes the rows of groups, table by table. */
export async function insertGroups(
  client: Client,
  evaluation: number,
  programs: ReadonlyMap<string, number>,
  groups: readonly PersonGroup[],
): Promise<void> {
  for (const table of Object.keys(targets) as (keyof typeof targets)[]) {
    if (groups.every(({ group }) => group[table].length === 0)) continue;
    const writeRow = writers[table] as (to: CopyWriter, row: unknown) => void;
    await copied(client, table, evaluation, function* (to, begin) {
      for (const { personId, program, group } of groups) {
        for (const row of group[table]) {
          begin(personId, programs.get(program)!);
          writeRow(to, row);
          yield;
        }
      }
    });
  }
}

/** Writes rows as they were worked out; `personIds` are the numbers of the people by index. */
export async function insertOwed(
  client: Client,
  evaluation: number,
  programs: ReadonlyMap<string, number>,
  owed: Owed,
  personIds: Float64Array,
): Promise<void> {
  const ids = owed.programs.map((name) => programs.get(name)!);
  const { entitlements, payments, windows, questions, steps, facts } = owed;
  await copied(client, 'entitlements', evaluation, function* (to, begin) {
    const { person, program, from, until, isCertain, reasonHash } = entitlements;
    for (let i = 0; i < person.length; i++) {
      begin(personIds[person[i]!]!, ids[program[i]!]!);
      const row = { from: from[i]!, until: until[i]!, isCertain: isCertain[i] === 1 };
      writers.entitlements(to, { ...row, reasonHash: reasonHash[i]! });
      yield;
    }
  });
  await copied(client, 'payments', evaluation, function* (to, begin) {
    for (let i = 0; i < payments.person.length; i++) {
      begin(personIds[payments.person[i]!]!, ids[payments.program[i]!]!);
      writers.payments(to, runAt(payments, i));
      yield;
    }
  });
  await copied(client, 'windows', evaluation, function* (to, begin) {
    const { person, program, step, from, until, catchUpUntil, keptOn, isCertain } = windows;
    for (let i = 0; i < person.length; i++) {
      begin(personIds[person[i]!]!, ids[program[i]!]!);
      writers.windows(to, {
        step: steps[program[i]!]![step[i]!]!,
        from: from[i]!,
        until: until[i]!,
        catchUpUntil: catchUpUntil[i]!,
        keptOn: keptOn[i]!,
        isCertain: isCertain[i] === 1,
      });
      yield;
    }
  });
  await copied(client, 'questions', evaluation, function* (to, begin) {
    const { person, program, fact, about } = questions;
    for (let i = 0; i < person.length; i++) {
      begin(personIds[person[i]!]!, ids[program[i]!]!);
      writers.questions(to, { fact: facts[fact[i]!]!, about: personIds[about[i]!]! });
      yield;
    }
  });
}

/** Tells the planner what many new rows are like, so that answers read the index alone. */
export const settleRows = ({ db, schema }: County) =>
  db.pool.query(
    `vacuum (analyze) ${Object.values(tableNames)
      .map((table) => `${schema}.${table}`)
      .join(', ')}`,
  );

const tableNames = {
  entitlements: 'entitlement',
  payments: 'payment_line',
  windows: 'due_window',
  questions: 'question',
} as const satisfies Readonly<Record<keyof typeof targets, string>>;
