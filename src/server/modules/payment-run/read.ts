/** What is shown of runs: sums that nobody needs to see a resident for, and lines of people who may be seen. */
import { type County, readCounty, snapshotCounty } from '../../../db/county.ts';
import { actorOf } from '../../access/index.ts';
import { trialBalance } from '../ledger/index.ts';
import { runError } from './errors.ts';
import { openFindings } from './bank/queries.ts';
import { findRun, type RunRow, runsOf } from './queries.ts';
import {
  arrearsSums,
  holdSums,
  type LineFilter,
  linePage,
  type ShownLineRow,
  stateSums,
} from './read-queries.ts';

/** Who looks: one unit, or somebody who serves the whole county and sees the runs of all. */
export type Looking = {
  readonly account: number;
  readonly unit: number;
  readonly isWhole: boolean;
};

/** Runs that somebody may look at, the newest first. */
export const listRuns = (
  county: County,
  {
    unit,
    isWhole,
    account,
    before,
    limit,
  }: Looking & { readonly before?: number; readonly limit: number },
) =>
  readCounty(county, { kind: 'runs-read', actor: actorOf(account) }, async (tx) => {
    const runs = await runsOf(tx, isWhole ? null : unit, before ?? null, limit);
    const sums = await stateSums(
      tx,
      runs.map(({ id }) => id),
    );
    const of = Map.groupBy(sums, ({ run }) => run);
    return runs.map((run) => ({ ...run, states: of.get(run.id) ?? [] }));
  });

/** Errors: RUN_UNKNOWN also for a run of another unit. */
export async function visibleRun(county: County, run: number, by: Looking): Promise<RunRow> {
  const found = await snapshotCounty(county, (tx) => findRun(tx, run));
  if (found && (by.isWhole || found.unit === by.unit)) return found;
  throw runError('RUN_UNKNOWN', { run });
}

/** A run with its sums. Errors: RUN_UNKNOWN. */
export async function readRun(county: County, id: number, by: Looking) {
  const run = await visibleRun(county, id, by);
  const books = await trialBalance(county, { actor: actorOf(by.account), run: id });
  return readCounty(county, { kind: 'run-read', actor: actorOf(by.account) }, async (tx) => ({
    run: { ...run, states: await stateSums(tx, [id]) },
    holds: await holdSums(tx, id),
    arrears: await arrearsSums(tx, id),
    findings: await openFindings(tx, id),
    books,
  }));
}

/** Lines of a run, of those whom the asker may see. Errors: RUN_UNKNOWN. */
export async function readLines(
  county: County,
  by: Looking,
  asked: LineFilter & {
    readonly run: number;
    readonly after: number;
    readonly limit: number;
  },
): Promise<{ readonly lines: readonly ShownLineRow[]; readonly next?: number }> {
  await visibleRun(county, asked.run, by);
  const act = { kind: 'run-lines-read', actor: actorOf(by.account), detail: { run: asked.run } };
  return readCounty(county, act, async (tx) => {
    const rows = await linePage(tx, asked);
    const named = rows.flatMap(({ person, payee }) => [person, payee]);
    const opened = new Set(await tx.openThose(...new Set(named)));
    const lines = rows
      .filter(({ person }) => opened.has(person))
      .map((row) => (opened.has(row.payee) ? row : { ...row, payee: row.person }));
    tx.seen(...new Set(lines.flatMap(({ person, payee }) => [person, payee])));
    return { lines, ...(rows.length === asked.limit && { next: rows.at(-1)!.id }) };
  });
}
