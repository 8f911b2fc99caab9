/**
 * What commands share about the terminal: languages, errors with codes, exit codes and Ctrl-C.
 */
import { commandErrorTexts, errorTexts } from '../i18n/command-errors.ts';
import type { Details } from '../i18n/sheet-problems.ts';
import { type Day, findDay, type Language, toDay } from '../rules/index.ts';

/** Exit codes; the list in docs/reference/command-line.md is the promise. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  unreadable: 3,
  refused: 4,
  stopped: 130,
} as const;

/** An error whose text is in the catalogue; `exitCode` is what the process ends with. */
export type CommandError = Error & {
  readonly code: string;
  readonly detail: Details;
  readonly exitCode?: number;
};

export function commandError(
  code: keyof typeof commandErrorTexts,
  detail: Details = {},
  exitCode: number = exitCodes.usage,
): CommandError {
  return Object.assign(new Error(code), { code, detail, exitCode });
}

/** The text of an error in a language; unexpected errors keep their own message. */
export function errorText(error: unknown, language: Language): string {
  if (!(error instanceof Error)) return String(error);
  const { code, detail, file } = error as Partial<CommandError> & { file?: string };
  const text = code === undefined ? undefined : errorTexts[code];
  const place = file === undefined ? '' : `${file}: `;
  if (text === undefined) return error.stack ?? error.message;
  return `${place}${text({ ...(error as unknown as Details), ...detail })[language]} [${code}]`;
}

/** zh-CN unless the system or the option says English. */
export function languageFrom(option: string | undefined): Language {
  if (option === 'zh-CN' || option === 'en') return option;
  if (option !== undefined) throw commandError('COMMAND_LANGUAGE', { value: option });
  return /^en/.test(process.env.LC_ALL || process.env.LANG || '') ? 'en' : 'zh-CN';
}

/** The day an option names, or today by the clock of this computer. */
export function dayFrom(option: string | undefined): Day {
  if (option === undefined) return today();
  const day = findDay(option);
  if (day === undefined) throw commandError('COMMAND_DATE', { value: option });
  return day;
}

function today(): Day {
  const now = new Date();
  const utc = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return toDay(Math.round(utc / 86_400_000));
}

/** Runs a command so that Ctrl-C stops it cleanly and errors are said in words. */
export async function runCommand(
  language: () => Language,
  command: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  try {
    await command(stop.signal);
  } catch (error) {
    process.exitCode = report(error, stop.signal, language);
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    process.removeListener('SIGTERM', onInterrupt);
  }
}

function report(error: unknown, signal: AbortSignal, language: () => Language): number {
  // A reader that stops early (`| head`) is no failure.
  if (isBrokenPipe(error)) return exitCodes.done;
  if (signal.aborted) {
    process.stderr.write(`\n${commandErrorTexts.COMMAND_STOPPED()[safely(language)]}\n`);
    return exitCodes.stopped;
  }
  process.stderr.write(`${errorText(error, safely(language))}\n`);
  if (!(error instanceof Error) || !('code' in error)) return exitCodes.failed;
  return 'exitCode' in error ? Number(error.exitCode) : exitCodeOf(String(error.code));
}

/** By the code: a file, what the installation rests on, or how the command was written. */
function exitCodeOf(code: string): number {
  if (/^(SHEET|BACKUP|AUDIT_HEAD)_/.test(code)) return exitCodes.unreadable;
  // Codes of the operating system and of PostgreSQL have no text here.
  const isForeseen =
    code in errorTexts && !/^(DB|KEY|SEAL|MIGRATION|AUDIT|POLICY|COMMIT)_/.test(code);
  return isForeseen ? exitCodes.usage : exitCodes.failed;
}

/** The language of an error about the language itself. */
function safely(language: () => Language): Language {
  try {
    return language();
  } catch {
    return 'zh-CN';
  }
}

const isBrokenPipe = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

/** Writes to standard output and waits when the reader is slow. */
export async function print(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
