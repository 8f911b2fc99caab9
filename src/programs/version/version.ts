/**
 * A policy version: the rules that a county was evaluated with, as text that a database keeps, so that
 * they can be run again years later whatever the packs of the software say by then.
 *
 * A stored text is trusted no more than a pack from a stranger: it passes the whole linter when it is read.
 */
import { catalog as facts } from '../../model/facts/catalog.ts';
import type { Catalog } from '../../rules/index.ts';
import type { Pack, Program } from '../definition.ts';
import { type LintFinding, loadPack } from '../lint.ts';
import { getJurisdiction, type Jurisdiction } from '../packs.ts';
import { canonicalText } from './canonical.ts';

const catalog: Catalog = facts;

export type PolicyVersion = {
  /** Id of the pack whose law applies. */
  readonly jurisdiction: string;
  /** Of the definition. */
  readonly hash: string;
  /** Of each program with the jurisdiction's changes and its way of counting ages, by id. */
  readonly programHashes: Readonly<Record<string, string>>;
  /** Canonical JSON; to be kept as text, because a database may reorder the keys of its own JSON. */
  readonly definition: string;
};

/** What the text of a definition holds. */
type Definition = {
  /** Of the form of the text. */
  readonly format: typeof FORMAT;
  /** The values of each choice that a rule reads, for rules name them by their place in the list. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** The jurisdiction's pack, after the packs that it builds on; each extends the one before it. */
  readonly packs: readonly Pack[];
};

const FORMAT = 1;

/**
 * The version of the rules of one jurisdiction. Worked cases are left out: they test rules, and no rule
 * needs them to be run.
 * @param digest SHA-256 of a text as hex; the core has no such function of its own.
 * Errors: PACK_UNKNOWN, POLICY_VERSION_REFUSED for packs that may not be loaded,
 * POLICY_VERSION_UNREADABLE for packs that cannot be written as text.
 */
export function policyVersionOf(
  packs: readonly Pack[],
  id: string,
  digest: (text: string) => string,
): PolicyVersion {
  return versionOfText(definitionOf(chainOf(packs, id)), digest);
}

/** The version that a definition is. Errors: those of {@link loadPolicyVersion}. */
export function versionOfText(definition: string, digest: (text: string) => string): PolicyVersion {
  // Read back before it is kept: what cannot be read again would be no record.
  const { pack, programs } = loadPolicyVersion(definition);
  const programHashes = Object.fromEntries(
    programs.map((program) => [
      program.id,
      digest(canonicalText({ ages: pack.ages, program: withoutCases(program) })),
    ]),
  );
  return { jurisdiction: pack.id, hash: digest(definition), programHashes, definition };
}

/**
 * The rules of a stored definition; they answer exactly as the packs they were written from. Programs
 * have no worked cases.
 * Errors: POLICY_VERSION_UNREADABLE with the reason; POLICY_VERSION_REFUSED with the linter's findings.
 */
export function loadPolicyVersion(definition: string): Jurisdiction {
  const { choices, packs } = parsed(definition);
  const loaded: Pack[] = [];
  for (const pack of packs) loaded.push(linted(pack, loaded));
  const [id, parent] = [loaded.at(-1)!.id, loaded.at(-2)?.id];
  const isChain = loaded.every((pack, i) => pack.extends === loaded[i - 1]?.id);
  const areDistinct = new Set(loaded.map((pack) => pack.id)).size === loaded.length;
  if (!isChain || !areDistinct) throw unreadable(`${id} does not extend ${parent ?? 'nothing'}`);
  for (const kind of Object.keys(choicesOf(loaded))) checkChoice(kind, choices[kind]);
  try {
    return getJurisdiction(loaded, id);
  } catch (error) {
    throw unreadable(messageOf(error));
  }
}

/** The pack, linted against the packs of its own version that it may change or refer to. */
function linted(pack: unknown, before: readonly Pack[]): Pack {
  try {
    return loadPack(pack, { knownPacks: before, withoutCases: true });
  } catch (error) {
    const findings = (error as { readonly findings?: readonly LintFinding[] }).findings;
    if (findings === undefined) throw unreadable(messageOf(error));
    throw Object.assign(new Error(messageOf(error)), { code: 'POLICY_VERSION_REFUSED', findings });
  }
}

/** The pack and all that it builds on, the farthest first. */
function chainOf(packs: readonly Pack[], id: string): readonly Pack[] {
  const { pack } = getJurisdiction(packs, id);
  return pack.extends === undefined ? [pack] : [...chainOf(packs, pack.extends), pack];
}

function definitionOf(chain: readonly Pack[]): string {
  const packs = chain.map((pack) => ({
    ...pack,
    programs: pack.programs.map(withoutCases),
    overrides: pack.overrides.map(withoutCases),
  }));
  try {
    return canonicalText({ format: FORMAT, choices: choicesOf(packs), packs });
  } catch (error) {
    throw unreadable(messageOf(error));
  }
}

const withoutCases = <T extends Pick<Program, 'cases'>>({ cases: _, ...rest }: T) => rest;

/** The shape of the text alone; what the packs say is the linter's to judge. */
function parsed(text: string): Pick<Definition, 'choices' | 'packs'> {
  let value: unknown;
  try {
    value = JSON.parse(text);
    // A key written twice, or anything else that this program did not write, reads back as another text.
    if (canonicalText(value) !== text) throw new Error('it is not written as this software writes');
  } catch (error) {
    throw unreadable(messageOf(error));
  }
  if (!isRecord(value) || value.format !== FORMAT) throw unreadable(`it has no format ${FORMAT}`);
  const { choices, packs } = value;
  if (!isRecord(choices) || !Array.isArray(packs) || packs.length === 0) {
    throw unreadable('it has no packs or no choices');
  }
  return { choices: choices as Definition['choices'], packs };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A choice may have got further values since, but none of the old ones may have moved. */
function checkChoice(kind: string, values: unknown): void {
  const definition = Object.hasOwn(catalog, kind) ? catalog[kind] : undefined;
  const now = definition?.type === 'choice' ? definition.values : [];
  const isSame = Array.isArray(values) && values.every((value, i) => now[i] === value);
  if (!isSame || values.length === 0)
    throw unreadable(`the values of the fact ${kind} have changed`);
}

/** The values of each choice fact that a rule of the packs reads. */
function choicesOf(value: unknown): Definition['choices'] {
  const choices: Record<string, readonly string[]> = {};
  const seen = new Set<unknown>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return;
    seen.add(part);
    const kind = 'fact' in part ? String(part.fact) : '';
    const definition = Object.hasOwn(catalog, kind) ? catalog[kind] : undefined;
    if (definition?.type === 'choice') choices[kind] = definition.values;
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
  return choices;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

const unreadable = (reason: string) =>
  Object.assign(new Error(`the stored policy cannot be read: ${reason}`), {
    code: 'POLICY_VERSION_UNREADABLE',
    detail: { reason },
  });
