/** How commands on the county record run: one county opened, a language, a signal, and who asks. */
import { userInfo } from 'node:os';
import { getJurisdiction } from '../../programs/packs.ts';
import { packs } from '../../programs/registry.ts';
import { mayBeListed } from '../../programs/safeguards.ts';
import type { Language } from '../../rules/index.ts';
import { type AtCounty, type CountyOptions, withCounty } from './county.ts';
import { recordError } from './errors.ts';
import { follow } from '../../server/modules/entitlement/index.ts';
import { languageFrom, runCommand } from '../terminal.ts';

export type AtWork = AtCounty & {
  readonly language: Language;
  readonly signal: AbortSignal;
  /** Who asks, for the audit row. */
  readonly actor: string;
};

/** Runs a command on a county; errors and Ctrl-C are said in words. */
export const runAtCounty = (
  options: CountyOptions,
  command: string,
  work: (at: AtWork) => Promise<void>,
): Promise<void> =>
  runCommand(
    () => languageFrom(options.language),
    (signal) => {
      const language = languageFrom(options.language);
      const actor = actorOf(command);
      return withCounty(options, signal, (at) => work({ ...at, language, signal, actor }));
    },
  );

/** As {@link runAtCounty}, for answers: what changed since they were worked out is followed first. */
export const runOnAnswers: typeof runAtCounty = (options, command, work) =>
  runAtCounty(options, command, async (at) => {
    await follow(at.county, { signal: at.signal });
    await work(at);
  });

/** The command and the account of this computer that runs it. */
export function actorOf(command: string): string {
  try {
    return `nuanjia ${command} (${userInfo().username})`;
  } catch {
    // An account without a name has a number only.
    return `nuanjia ${command} (${process.getuid?.() ?? '?'})`;
  }
}

/** What a program is called; its id where the packs of this version do not have it. */
export function programNames({ pack, language }: Pick<AtWork, 'pack' | 'language'>) {
  const { programs } = getJurisdiction(packs, pack);
  const names = new Map(programs.map(({ id, messages }) => [id, messages[language].name]));
  return (program: string): string => names.get(program) ?? program;
}

/**
 * The full id of a program that is given with or without its pack; others as they are.
 * Errors: PROGRAM_NOT_LISTED for one that rests on care records, of which the county knows nothing.
 */
export function programId(pack: string, given: string): string {
  const { programs } = getJurisdiction(packs, pack);
  const found = programs.find(({ id }) => id === given || id.endsWith(`/${given}`));
  if (found && !mayBeListed(found)) throw recordError('PROGRAM_NOT_LISTED', { program: found.id });
  return found?.id ?? given;
}

/** A whole number, 1 or more. Errors: COMMAND_NUMBER. */
export function numberFrom(value: string): number {
  if (!/^[1-9]\d{0,14}$/.test(value)) throw recordError('COMMAND_NUMBER', { value });
  return Number(value);
}
