/**
 * `nuanjia backup FILE` and `nuanjia restore FILE`: all counties into one sealed file while work goes
 * on, and from it into an empty installation.
 */
import type { Command } from 'commander';
import { getBackupKey } from '../../../db/backup/backup-key.ts';
import { restoreBackup, type RestoreReport } from '../../../db/backup/restore.ts';
import type { BackupSummary } from '../../../db/backup/verify.ts';
import { writeBackup } from '../../../db/backup/write.ts';
import { countyOf, readCounty } from '../../../db/county.ts';
import type { Database } from '../../../db/database.ts';
import { getMasterKey } from '../../../db/keys/master-key.ts';
import { listCounties } from '../../../db/migrate.ts';
import type { Language } from '../../../rules/index.ts';
import { openServer } from '../../../server/installation.ts';
import { careOf, hasCare } from '../../../server/modules/care/index.ts';
import { errorText, languageFrom, print, runCommand } from '../../terminal.ts';
import { actorOf } from '../at-county.ts';
import { opening, withInstallation } from '../county.ts';

type Options = { readonly language?: string };

export function backupCommand(program: Command): void {
  program
    .command('backup')
    .description('write all counties into one sealed file; others can go on working')
    .argument('<file>', 'a file that does not exist yet')
    .option('--language <code>', 'zh-CN or en')
    .action((file: string, options: Options) => running(options, (...at) => backup(file, ...at)));
}

export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .description('load a backup into an installation that has no county yet')
    .argument('<file>', 'a file that "backup" wrote')
    .option('--language <code>', 'zh-CN or en')
    .action((file: string, options: Options) => running(options, (...at) => restore(file, ...at)));
}

const running = (
  options: Options,
  work: (language: Language, signal: AbortSignal) => Promise<void>,
) =>
  runCommand(
    () => languageFrom(options.language),
    (signal) => work(languageFrom(options.language), signal),
  );

/** Says on the terminal which table is being gone through. */
const watching = () =>
  process.stderr.isTTY
    ? {
        log: ({ schema, table, rows }: { schema: string; table: string; rows: number }) =>
          process.stderr.write(`\r\u001b[K${schema}.${table} ${rows}`),
      }
    : {};

const endWatching = () => process.stderr.isTTY && process.stderr.write('\r\u001b[K');

async function backup(file: string, language: Language, signal: AbortSignal): Promise<void> {
  await withInstallation(language, signal, async ({ db, home }) => {
    const key = getBackupKey(home.folder, process.env, true);
    await noteBackup(db);
    const summary = await writeBackup(db, file, { key, signal, ...watching() });
    endWatching();
    const lines = [...summaryLines(summary, language), words[language].keep(home.keys), ''];
    await print(lines.join('\n'));
  });
}

/** Residents see that their record was copied; it is written down before the first byte is. */
async function noteBackup(db: Database): Promise<void> {
  const act = { kind: 'backup', actor: actorOf('backup') };
  for (const { code } of await listCounties(db)) {
    const county = countyOf(db, code);
    await readCounty(county, act, async () => {});
    if (await hasCare(county)) await readCounty(careOf(county), act, async () => {});
  }
}

async function restore(file: string, language: Language, signal: AbortSignal): Promise<void> {
  const { db, home, close } = await openServer(opening(language));
  try {
    const key = getBackupKey(home.folder, process.env, false);
    const actor = actorOf('restore');
    const report = await restoreBackup(db, file, { key, actor, signal, ...watching() });
    endWatching();
    const lines = [
      words[language].restored,
      ...summaryLines(report, language),
      ...brokenLines(report, language),
      ...masterKeyLines(home.folder, language),
      '',
    ];
    await print(lines.join('\n'));
  } finally {
    await close();
  }
}

/** When, by which version, which counties, how many rows. */
export function summaryLines(
  { file, bytes, takenAt, software, server, counties, rows }: BackupSummary,
  language: Language,
): string[] {
  const say = words[language];
  const number = new Intl.NumberFormat(language).format;
  return [
    file,
    `  ${say.taken(takenAt, software, server)}`,
    ...counties.map(
      ({ code, name, seq, auditSeq }) => `  ${say.county(`${name} ${code}`, seq, auditSeq)}`,
    ),
    `  ${say.size(number(rows), number(Math.ceil(bytes / 1024)))}`,
  ];
}

const brokenLines = ({ brokenAudits }: RestoreReport, language: Language): string[] =>
  brokenAudits.map(({ code, seq }) => words[language].broken(code, seq));

/** Without the master key of its time everything is there but the identity numbers. */
function masterKeyLines(home: string, language: Language): string[] {
  try {
    getMasterKey(home, process.env, false);
    return [];
  } catch (error) {
    return ['', errorText(error, language)];
  }
}

const words = {
  'zh-CN': {
    taken: (at: string, software: string, server: string) =>
      `备份时间 ${at}，软件 ${software}，PostgreSQL ${server}`,
    county: (name: string, seq: number, audit: number) =>
      `${name}：到变更 ${seq}，审计记录 ${audit} 条`,
    size: (rows: string, kilobytes: string) => `${rows} 行，${kilobytes} KB`,
    keep: (folder: string) =>
      `请另行保管 ${folder} 里的 backup.key 和 master.key：没有前者打不开备份，没有后者读不出证件号。`,
    restored: '已恢复：',
    broken: (code: string, seq: number) =>
      `${code} 的审计链在备份时就已经断了，断在第 ${seq} 条。资料已恢复。`,
  },
  en: {
    taken: (at: string, software: string, server: string) =>
      `taken at ${at} by version ${software} on PostgreSQL ${server}`,
    county: (name: string, seq: number, audit: number) =>
      `${name}: up to change ${seq}, ${audit} audit rows`,
    size: (rows: string, kilobytes: string) => `${rows} rows, ${kilobytes} KB`,
    keep: (folder: string) =>
      `Keep backup.key and master.key of ${folder} elsewhere: without the one no backup opens, without the other no identity number can be read.`,
    restored: 'Restored:',
    broken: (code: string, seq: number) =>
      `The audit chain of ${code} was broken at row ${seq} already when the backup was taken. The record was restored.`,
  },
} as const;
