/**
 * Writes the figures of the newest results into README.md. Run directly after a measurement; a test
 * compares, so the page quotes nothing that no results file says.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Circumstances, madeOn } from './made.ts';
import type { Table } from './measure.ts';
import * as office from './office-figures.ts';

const folder = import.meta.dirname;
const path = join(folder, 'README.md');
const block = /(<!-- figures -->\n)[\s\S]*?(<!-- end of figures -->)/;

export type TableResults = Circumstances & {
  readonly tables: readonly Table[];
};

export type AssessResults = Circumstances & {
  readonly runs: readonly {
    readonly file: string;
    readonly people: number;
    readonly fileMiB: number;
    readonly seconds: number;
    readonly peopleSecond: number;
    readonly peakGiB: number;
    readonly resultMiB: number;
  }[];
};

export type RecordResults = Circumstances & {
  readonly people: number;
  readonly figures: Readonly<Record<string, number>>;
};

export type HttpResults = Circumstances & {
  readonly people: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly figures: Readonly<
    Record<
      string,
      {
        readonly requests: number;
        readonly errors: object;
        readonly p50: number;
        readonly p95: number;
        readonly p99: number;
      }
    >
  >;
  readonly searchAlone: { readonly p50: number; readonly p95: number };
  readonly readLog: { readonly logged: number; readonly bare: number };
  readonly serverCpuMsPerRequest: number;
};

export type PhoneResults = Circumstances & {
  readonly browser: string;
  readonly rounds: number;
  readonly bundleBytes: number;
  /** By how many times the processor was slowed down. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

type FleetFigures = {
  readonly syncs: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p95: number;
  readonly retried: number;
  readonly failed: number;
  readonly events: number;
  readonly serverCpuMs: number;
  readonly databaseMs: number;
  readonly loadBefore: number;
};

export type SyncResults = Circumstances & {
  readonly people: number;
  readonly phones: number;
  readonly perSecond: number;
  readonly deltas: FleetFigures;
  readonly evening: FleetFigures;
  readonly storm: FleetFigures;
};

/** Size of the county that the network interface is shown with. */
const httpSize = 100_000;

/** Sizes of the county record that the page shows. */
const recordSizes = [100_000, 1_000_000] as const;

export const readme = (): string => readFileSync(path, 'utf8');

/** README.md with the figures of the newest results in their place. */
export function readmeWithFigures(text: string): string {
  const figures = [
    tableFigures(newest<TableResults>('evaluate')),
    tableFigures(newest<TableResults>('programs')),
    assessFigures(newest<AssessResults>('assess')),
    recordFigures(recordSizes.map((size) => newest<RecordResults>(`record-${size}`))),
    httpFigures(newest<HttpResults>(`http-${httpSize}`)),
    phoneFigures(newest<PhoneResults>('phone')),
    syncFigures(newest<SyncResults>('sync')),
    office.unreachedFigures(newest<office.UnreachedResults>('unreached')),
    office.paymentFigures(newest<office.PaymentResults>('payment')),
    office.papersFigures(newest<office.PapersResults>('papers')),
    office.budgetFigures(newest<office.BudgetResults>('budget')),
  ].join('\n');
  return text.replace(block, (_, begin: string, end: string) => `${begin}\n${figures}\n${end}`);
}

/** The newest results of a measurement. Errors: there are none. */
function newest<T>(name: string): T {
  const results = join(folder, 'results');
  const file = readdirSync(results)
    .filter((entry) => entry.startsWith(`${name}-`))
    .sort()
    .at(-1);
  if (file === undefined) throw new Error(`there are no results of "${name}"`);
  return JSON.parse(readFileSync(join(results, file), 'utf8')) as T;
}

export function tableFigures({ tables, ...made }: TableResults): string {
  const shown = tables.map(({ title, rounds, rows }) =>
    [
      `### ${title}\n`,
      `Median of ${rounds} rounds.\n`,
      `| what | people | people per second | times the first row’s time |`,
      `|---|---:|---:|---:|`,
      ...rows.map(
        (row) =>
          `| ${row.name} | ${row.people.toLocaleString('en')} | ` +
          `${row.peoplePerSecond.toLocaleString('en')} | ${row.slowerThanFirst.toLocaleString('en')} |`,
      ),
    ].join('\n'),
  );
  return `${shown.join('\n\n')}\n\n${madeOn(made)}\n`;
}

export function assessFigures({ runs, ...made }: AssessResults): string {
  return [
    '### Whole rosters through the command line\n',
    '| file | people | MiB | seconds | people per second | peak memory, GiB | result, MiB |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...runs.map(
      (run) =>
        `| ${run.file} | ${run.people.toLocaleString('en')} | ${run.fileMiB} | ${run.seconds} | ` +
        `${run.peopleSecond.toLocaleString('en')} | ${run.peakGiB} | ${run.resultMiB} |`,
    ),
    '',
    `${madeOn(made)}\n`,
  ].join('\n');
}

export function recordFigures(results: readonly RecordResults[]): string {
  const names = Object.keys(results[0]!.figures);
  return [
    '### The county record\n',
    'Seconds, unless the line says otherwise. "Bare copy" is the floor: as many rows into a table without index or check.\n',
    `| what | ${results.map(({ people }) => `${people.toLocaleString('en')} people`).join(' | ')} |`,
    `|---|${results.map(() => '---:').join('|')}|`,
    ...names.map(
      (name) =>
        `| ${name} | ${results.map(({ figures }) => figures[name]!.toLocaleString('en')).join(' | ')} |`,
    ),
    '',
    ...results.map((made) => `${madeOn(made)}\n`),
  ].join('\n');
}

/** The network interface under load. */
export function httpFigures({ figures, searchAlone, readLog, ...made }: HttpResults): string {
  const { people, perSecond, seconds, serverCpuMsPerRequest } = made;
  return [
    '### The network interface\n',
    `${people.toLocaleString('en')} people; ${perSecond} requests a second for ${seconds} s from another process, each timed from when it was due. Milliseconds.\n`,
    '| request | requests | errors | p50 | p95 | p99 |',
    '|---|---:|---:|---:|---:|---:|',
    ...Object.entries(figures).map(
      ([name, { requests, errors, p50, p95, p99 }]) =>
        `| ${name} | ${requests} | ${Object.values(errors).reduce((sum, one) => sum + one, 0)} | ${p50} | ${p95} | ${p99} |`,
    ),
    '',
    `Search by name alone, 20 a second: p50 ${searchAlone.p50}, p95 ${searchAlone.p95}. The server used ${serverCpuMsPerRequest} ms of processor time a request, the database not counted. One read with its row in the read log takes ${readLog.logged} ms at the median, the same read without ${readLog.bare} ms: what it costs is one commit that waits for the disk.\n`,
    `${madeOn(made)}\n`,
  ].join('\n');
}

const phoneRows = {
  people: 'people on the phone',
  caseloadBytes: 'caseload on the wire, bytes',
  firstSyncMs: 'first sync: fetched, sealed, durable, rules read',
  floorMs: 'the same pages fetched and parsed, nothing kept',
  pouchMs: 'PouchDB: the same records from one database of this browser to another, unsealed',
  timesFloor: 'first sync, times the floor',
  timesPouch: 'first sync, times PouchDB',
  pinKeyMs: 'key from the PIN',
  openStoreMs: 'everybody opened and read',
  listMs: 'today’s list worked out anew',
  pouchOpenMs: 'PouchDB: all records read',
  screenFromEnterMs: 'screen: from Enter at the lock until rows show',
  screenFromKeyMs: 'screen: from the PIN’s key until rows show',
  screenUnkeptFromKeyMs: 'screen: the same after something was said since the list was drawn',
  longestTaskMs: 'screen: longest that it answered nothing, while people and rules are read',
  saveP50Ms: 'something said, durable: p50',
  saveP95Ms: 'something said, durable: p95',
  pouchSaveMs: 'PouchDB: one record put',
  load: 'load before',
} as const;

/** A phone in a real browser. */
export function phoneFigures({ figures, ...made }: PhoneResults): string {
  const slower = Object.keys(figures);
  return [
    '### A phone\n',
    `${made.browser}, server on the same machine; medians of ${made.rounds} rounds, milliseconds unless the line says otherwise. The first screen is ${made.bundleBytes.toLocaleString('en')} bytes with gzip.\n`,
    `| what | ${slower.map((times) => `processor ${times} × slower`).join(' | ')} |`,
    `|---|${slower.map(() => '---:').join('|')}|`,
    ...Object.entries(phoneRows).map(
      ([name, words]) =>
        `| ${words} | ${slower.map((times) => figures[times]![name]!.toLocaleString('en')).join(' | ')} |`,
    ),
    '',
    `${madeOn(made)}\n`,
  ].join('\n');
}

/** The server under many phones. */
export function syncFigures({ deltas, evening, storm, ...made }: SyncResults): string {
  const row = (words: string, one: FleetFigures) =>
    `| ${words} | ${one.syncs} | ${one.seconds} | ${one.p50} | ${one.p95} | ${one.retried} | ${one.failed} | ${one.events} | ` +
    `${Math.round(one.serverCpuMs / one.syncs)} | ${Math.round(one.databaseMs / one.syncs)} | ${one.loadBefore} |`;
  return [
    '### The server under phones\n',
    `${made.people.toLocaleString('en')} people, ${made.phones} phones in a process of their own. Milliseconds from when a sync was due; "server" is processor time, "database" time in statements, a sync.\n`,
    '| what | syncs | seconds | p50 | p95 | came again | failed | events | server | database | load |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    row(`what changed, ${made.perSecond} a second`, deltas),
    row('evening: visits sent, 16 phones at a time', evening),
    row('everybody at once, 400 a minute, each with a visit where one is due', storm),
    '',
    `${madeOn(made)}\n`,
  ].join('\n');
}

if (import.meta.main) writeFileSync(path, readmeWithFigures(readme()));
