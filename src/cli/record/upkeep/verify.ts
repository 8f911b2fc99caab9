/**
 * `nuanjia verify [FILE]`: whether a backup is whole, or whether every county's record and audit chain
 * are what the software wrote. `nuanjia audit-head FILE`: the end of a chain, signed, to keep elsewhere.
 */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { getBackupKey } from '../../../db/backup/backup-key.ts';
import { verifyBackup } from '../../../db/backup/verify.ts';
import { countyOf } from '../../../db/county.ts';
import { homePath } from '../../../db/embedded/home.ts';
import { listCounties } from '../../../db/migrate.ts';
import type { Language } from '../../../rules/index.ts';
import { noteVerified } from '../../../server/doctor/index.ts';
import {
  type AuditCheck,
  brokenLinkWords,
  compareHead,
  comparisonWords,
  exportHead,
  flawWords,
  openSigningKey,
  readPublicKey,
  verifyAudit,
  verifyCareAudit,
  verifyHead,
} from '../../../server/modules/audit/index.ts';
import { writeText } from '../../output.ts';
import { commandError, exitCodes, languageFrom, print, runCommand } from '../../terminal.ts';
import { type AtWork, runAtCounty } from '../at-county.ts';
import { type CountyOptions, withCountyOptions, withInstallation } from '../county.ts';
import { summaryLines } from './backup.ts';

export function verifyCommand(program: Command): void {
  program
    .command('verify')
    .description('check a backup, or without a file the record and audit chain of every county')
    .argument('[file]', 'a file that "backup" wrote')
    .option('--language <code>', 'zh-CN or en')
    .action(async (file: string | undefined, options: { readonly language?: string }) => {
      await runCommand(
        () => languageFrom(options.language),
        (signal) => {
          const language = languageFrom(options.language);
          return file === undefined
            ? verifyCounties(language, signal)
            : verifyFile(file, language, signal);
        },
      );
    });
}

/** Needs the backup key and no database. */
async function verifyFile(file: string, language: Language, signal: AbortSignal): Promise<void> {
  const key = getBackupKey(homePath(process.env), process.env, false);
  const summary = await verifyBackup(file, { key, signal });
  await print([...summaryLines(summary, language), `  ${words[language].whole}`, ''].join('\n'));
}

async function verifyCounties(language: Language, signal: AbortSignal): Promise<void> {
  await withInstallation(language, signal, async ({ db, home }) => {
    for (const { code, name } of await listCounties(db)) {
      const check = await verifyAudit(countyOf(db, code));
      if (isWhole(check)) noteVerified(home.folder, code, { atMs: Date.now(), seq: check.rows });
      const care = await verifyCareAudit(countyOf(db, code));
      if (!isWhole(check) || (care && !isWhole(care))) process.exitCode = exitCodes.failed;
      const lines = [`${name} ${code}`, ...checkLines(check, language)];
      if (care) lines.push(words[language].care, ...checkLines(care, language));
      await print(`${lines.join('\n')}\n`);
    }
  });
}

const isWhole = ({ broken, flaws }: AuditCheck): boolean =>
  broken === undefined && flaws.length === 0;

function checkLines({ rows, head, broken, flaws }: AuditCheck, language: Language): string[] {
  const findings = [
    ...(broken ? [brokenLinkWords(broken)] : []),
    ...flaws.map((flaw) => flawWords(flaw)),
  ];
  if (findings.length === 0) return [`  ${words[language].sound(rows, head.slice(0, 16))}`];
  return [...findings.map((one) => `  ${one[language]}`), `  ${words[language].advice}`];
}

type HeadOptions = CountyOptions & { readonly check?: boolean; readonly key?: string };

export function auditHeadCommand(program: Command): void {
  withCountyOptions(
    program
      .command('audit-head')
      .description('write the signed end of the audit chain, to keep elsewhere; or check one')
      .argument('<file>', 'where to write it, or the file to check')
      .option('--check', 'say whether the chain of today still goes through the one in the file')
      .option('--key <path>', 'public key that signed the file (default: of this installation)'),
  ).action((file: string, options: HeadOptions) =>
    runAtCounty(options, 'audit-head', (at) =>
      options.check ? checkHead(at, file, options.key) : writeHead(at, file),
    ),
  );
}

async function writeHead(at: AtWork, file: string): Promise<void> {
  const { county, installation, signal, language } = at;
  const { privateKey, publicText } = openSigningKey(installation.home.folder);
  await writeText([await exportHead(county, privateKey)], file, signal);
  await print(`${words[language].written(file)}\n\n${publicText}`);
}

/** Errors: AUDIT_HEAD_…, COMMAND_FILE_UNREADABLE. */
async function checkHead(at: AtWork, file: string, keyFile: string | undefined): Promise<void> {
  const { county, installation, language } = at;
  const publicKey =
    keyFile === undefined
      ? openSigningKey(installation.home.folder).publicKey
      : readPublicKey(textOf(keyFile), keyFile);
  const comparison = await compareHead(county, verifyHead(textOf(file), publicKey));
  if (comparison.state !== 'continued') process.exitCode = exitCodes.failed;
  await print(`${comparisonWords(comparison)[language]}\n`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw commandError('COMMAND_FILE_UNREADABLE', { file }, exitCodes.unreadable);
  }
}

const words = {
  'zh-CN': {
    whole: '每个字节都核对过，备份完好。',
    care: '  保健档案：',
    sound: (rows: number, head: string) =>
      `审计记录 ${rows} 条，首尾相接，登记内容完好（链头 ${head}…）。`,
    advice: '请保留现状，查明谁能直接改动数据库，必要时从备份恢复。',
    written: (file: string) =>
      `链头已写入 ${file}。请存到别的电脑上；核对时用“nuanjia audit-head 文件 --check”。核对用的公钥：`,
  },
  en: {
    care: '  Care records:',
    whole: 'Every byte was checked; the backup is whole.',
    sound: (rows: number, head: string) =>
      `${rows} audit rows, each linked to the one before; the record is sound (head ${head}…).`,
    advice:
      'Leave everything as it is, find out who can write to the database directly, and restore from a backup if needed.',
    written: (file: string) =>
      `The head was written to ${file}. Keep it on another computer; check it with "nuanjia audit-head FILE --check". The public key for that:`,
  },
} as const;
