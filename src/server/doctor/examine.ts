/** Looks an installation over: each thing by itself, so that one that fails hides no other. */
import { type County, countyOf } from '../../db/county.ts';
import type { Database } from '../../db/database.ts';
import type { Home } from '../../db/embedded/home.ts';
import { listCounties } from '../../db/migrate.ts';
import { judgeClock, judgeMigrations, judgeServer } from './database.ts';
import { type Finding, notExamined } from './finding.ts';
import { judgeCommits, judgeCopy, judgeLimits, judgeSpeed } from './limits.ts';
import { judgeBackups, judgeFolder, judgeMachine, readMachine } from './machine.ts';
import {
  measureCommits,
  measureCopy,
  readMigrations,
  readRecord,
  readServer,
  readServerClock,
  type RecordFacts,
} from './queries.ts';
import { judgeAudit, judgeEvaluation, readVerified } from './record.ts';

export type Installed = {
  readonly home: Home;
  readonly db: Database;
  /** Is the server one that DATABASE_URL names? */
  readonly isServerElsewhere: boolean;
  /** Evaluates made-up people for about so long; people a second. */
  readonly measureEvaluation: (measureMs: number) => number | Promise<number>;
  /** How long each of the three measurements takes. */
  readonly measureMs?: number;
};

type Recorded = { readonly county: County; readonly facts: RecordFacts };

/** Findings in the order in which they are to be read. Nothing is changed; what is written to measure is undone. */
export async function examine(installed: Installed): Promise<readonly Finding[]> {
  const { home, db, isServerElsewhere } = installed;
  const nowMs = Date.now();
  const counties: County[] = [];
  const records: Recorded[] = [];
  const steps: Readonly<Record<string, () => Promise<readonly Finding[]>>> = {
    machine: async () => judgeMachine(readMachine(home.folder)),
    folder: async () => judgeFolder(home, isServerElsewhere),
    server: async () => [judgeServer(await readServer(db))],
    migrations: async () => {
      const listed = await listCounties(db);
      counties.push(...listed.map(({ code }) => countyOf(db, code)));
      return [judgeMigrations(await readMigrations(db), counties)];
    },
    record: async () => {
      for (const county of counties) records.push({ county, facts: await readRecord(county) });
      return judgeRecords(records, home, nowMs);
    },
    clock: async () => {
      const newest = records.flatMap(({ facts }) => facts.newest_ms ?? []);
      const serverMs = await readServerClock(db);
      return [judgeClock(Date.now(), serverMs, newest.length ? Math.max(...newest) : undefined)];
    },
    backups: async () => [judgeBackups(home, nowMs)],
    speed: () => judgeSpeeds(installed, Math.max(0, ...records.map(({ facts }) => facts.people))),
  };
  const findings: Finding[] = [];
  for (const [name, step] of Object.entries(steps)) {
    findings.push(...(await step().catch((error) => [notExamined(name, error)])));
  }
  return findings;
}

function judgeRecords(records: readonly Recorded[], home: Home, nowMs: number): Finding[] {
  const verified = readVerified(home.folder);
  return records.flatMap(({ county: { code }, facts }) => [
    judgeAudit(code, facts, verified[code], nowMs),
    judgeEvaluation(code, facts),
  ]);
}

async function judgeSpeeds(
  { db, measureEvaluation, measureMs = 1000 }: Installed,
  people: number,
): Promise<readonly Finding[]> {
  db.assertWritable();
  const commitsPerSecond = await measureCommits(db, measureMs);
  const rowsPerSecond = await measureCopy(db, measureMs);
  const peoplePerSecond = await measureEvaluation(measureMs);
  return [
    judgeCommits(commitsPerSecond),
    judgeCopy(rowsPerSecond),
    judgeSpeed(peoplePerSecond),
    judgeLimits({ rowsPerSecond, peoplePerSecond, people }),
  ];
}
