/** What programs and their steps are called, for lists that name them by id. */
import { packs } from '../../../programs/registry.ts';
import type { Language } from '../../../rules/index.ts';

const programs = new Map(
  packs.flatMap((pack) => pack.programs).map((program) => [program.id, program]),
);

/** The name of a program; its id where this version knows none. */
export const programText = (id: string, language: Language): string =>
  programs.get(id)?.messages[language].name ?? id;

/** A step with its program; empty where it is about none. */
export function stepText(
  { program, step }: { readonly program?: string; readonly step?: string },
  language: Language,
): string {
  if (program === undefined) return '';
  const words = step && programs.get(program)?.messages[language].steps?.[step];
  return [programText(program, language), words ?? step].filter(Boolean).join(' · ');
}

/** Whether a program is one that somebody claims at the office. */
export function isClaimed(id: string): boolean {
  const program = programs.get(id);
  return program?.kind === 'benefit' && program.procedure !== undefined;
}

/** A program's id within an address, which gives slashes a meaning of their own. */
export const programInAddress = (id: string): string => id.replaceAll('/', ':');
export const programFromAddress = (part: string): string => part.replaceAll(':', '/');
