/**
 * Refuses what may not be written, in a pack as it was built: the guard behind the types.
 *
 * It trusts nothing that a pack says of itself. It copies the pack as plain data, works out what every
 * rule reads, compares everything else with closed lists, and hands on the copy that it checked.
 */
import { amount, always, birth, type Label } from '../rules/index.ts';
import type { Pack, Program, Schedule } from './definition.ts';
import { shapes } from './lint/expression.ts';
import { addFinding, inside, type LintFinding, report, type Scope } from './lint/finding.ts';
import { findCoercion, safeguardOf } from './lint/naming.ts';
import { checkOfficeDefinition, textOf } from './lint/office.ts';
import { checkOverride, checkProgram, type KnownProgram } from './lint/program.ts';
import { type Check, choice, fields, integer, listOf, text, words } from './lint/shape.ts';
import {
  entriesIn,
  isList,
  isRecord,
  type Plain,
  type PlainRecord,
  recordsIn,
  snapshotOf,
} from './lint/snapshot.ts';
import { packs } from './registry.ts';

export type { LintCode, LintFinding } from './lint/finding.ts';

export type LintOptions = {
  /** Headings of each program's source.md as anchors, by program id; citations are compared with them. */
  readonly headings?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Checked packs that this one may change or refer to; those that ship when left out. */
  readonly knownPacks?: readonly Pack[];
  /** The pack is a stored version, which keeps no worked cases; then it may not bring any. */
  readonly withoutCases?: boolean;
};

/** Everything in a pack that may not be; empty for a lawful pack. */
export const lintPack = (pack: unknown, options: LintOptions = {}): readonly LintFinding[] =>
  examine(pack, options).findings;

/**
 * The pack as it was checked: a copy that no getter, proxy or prototype can change afterwards.
 * Errors: PACK_REFUSED with all findings.
 */
export function loadPack(value: unknown, options: LintOptions = {}): Pack {
  const { findings, copy } = examine(value, options);
  if (findings.length === 0) return revived(copy, value, options) as Pack;
  const lines = findings.map(({ path, message }) => `${path}: ${message.en}`);
  const error = new Error(`the pack is refused:\n${lines.join('\n')}`);
  throw Object.assign(error, { code: 'PACK_REFUSED', findings });
}

/** The finding for a pack, or a file of one, that cannot even be read. */
export function loadFailure(path: string, reason: string): LintFinding {
  const findings: LintFinding[] = [];
  report({ path: [path], safeguard: 'R35', findings }, 'LOAD_FAILED', reason);
  return findings[0]!;
}

function examine(pack: unknown, options: LintOptions) {
  const findings: LintFinding[] = [];
  const isStored = options.withoutCases ?? false;
  const scope: Scope = { path: [], safeguard: 'R35', isStored, findings };
  const isCases = (key: string, path: readonly string[]) =>
    key === 'cases' && hasCases(path) && !options.withoutCases;
  const copy = snapshotOf(pack, scope, isCases);
  if (!isRecord(copy)) {
    report(scope, 'NOT_PLAIN_DATA', 'pack');
    return { findings, copy };
  }
  const at = inside(scope, typeof copy.id === 'string' ? copy.id : 'pack');
  checkPack(copy, at);
  const known = knownPrograms(options.knownPacks ?? packs);
  for (const [i, program] of recordsIn(copy.programs).entries()) {
    const place = placeOf(scope, program, 'id', `program ${i + 1}`);
    known.set(String(program.id), checkProgram(program, String(copy.id), place));
    if (!options.withoutCases) checkCases(pack, 'programs', i, place);
    checkCitations(program, options.headings?.get(String(program.id)), place);
  }
  for (const [i, override] of recordsIn(copy.overrides).entries()) {
    const place = inside(at, String(override.program ?? `override ${i + 1}`));
    checkOverride(override, known, { ...place, hint: textOf(override) });
    if (!options.withoutCases) checkCases(pack, 'overrides', i, place);
    checkCitations(override, options.headings?.get(String(override.program)), place);
  }
  for (const [i, one] of (isList(copy.office) ? copy.office : []).entries()) {
    const name = isRecord(one) && typeof one.id === 'string' ? one.id : `${i + 1}`;
    checkOfficeDefinition(one, known, inside(at, 'office', name));
  }
  checkTexts(copy, at);
  return { findings, copy };
}

const placeOf = (scope: Scope, value: PlainRecord, key: string, otherwise: string): Scope => ({
  ...inside(scope, typeof value[key] === 'string' ? value[key] : otherwise),
  hint: textOf(value),
});

const record: Check = (value, scope) => {
  if (!isRecord(value)) report(scope, 'FORM_WRONG', scope.path.at(-1) ?? '');
};

function checkPack(pack: PlainRecord, scope: Scope): void {
  const age = fields({
    attained: choice(['birthday', 'day-after-birthday']),
    missingDay: choice(['month-end', 'next-month']),
  });
  const range = fields(
    { from: integer(0, 1e12), until: integer(0, 1e12) },
    { since: integer(-2147483648, 2147483647), before: integer(-2147483648, 2147483647) },
  );
  fields(
    {
      id: text,
      name: words,
      area: fields({ id: text, ranges: listOf(range) }),
      ages: age,
      programs: listOf(record),
      overrides: listOf(record),
    },
    { extends: text, office: listOf(record) },
  )(pack, scope);
  for (const list of ['programs', 'office']) {
    const ids = recordsIn(pack[list]).map(({ id }) => String(id));
    for (const id of ids.filter((one, i) => ids.indexOf(one) !== i)) {
      report(inside(scope, list), 'IDENTIFIER_WRONG', id);
    }
  }
}

/** Whether the path leads to a program or an override. */
const hasCases = (path: readonly string[]): boolean =>
  path.length === 2 && (path[0] === 'programs' || path[0] === 'overrides');

/** Programs of checked packs, which others may change or refer to. */
function knownPrograms(checked: readonly Pack[]): Map<string, KnownProgram> {
  const known = new Map<string, KnownProgram>();
  for (const program of checked.flatMap((pack) => pack.programs)) {
    known.set(program.id, {
      kind: program.kind,
      isStatutory: 'statutory' in program,
      isIntimate: new Set<Label>(program.eligibility.labels).has('reproductive'),
      labels: labelsOf(program),
      steps: new Set(Object.keys(stepsOf(program))),
    });
  }
  return known;
}

const stepsOf = (program: Program): Schedule =>
  program.kind === 'service' ? program.schedule : {};

const labelsOf = (program: Program): ReadonlySet<Label> => {
  const amount = program.kind === 'benefit' ? program.payments?.amountFen.labels : undefined;
  const anchors = Object.values(stepsOf(program)).flatMap(({ anchor }) => anchor.labels);
  return new Set<Label>([...program.eligibility.labels, ...(amount ?? []), ...anchors]);
};

/** Cases are kept as they came, for they hold people built by functions; here only their number. */
function checkCases(pack: unknown, list: string, index: number, scope: Scope): void {
  const count = findCases(pack, list, index)?.length ?? 0;
  if (count < 8) report({ ...scope, safeguard: 'R36' }, 'CASES_FEW', String(count));
}

function findCases(pack: unknown, list: string, index: number): readonly unknown[] | undefined {
  const own = (value: unknown, key: string | number): unknown =>
    typeof value === 'object' && value !== null
      ? Reflect.getOwnPropertyDescriptor(value, key)?.value
      : undefined;
  try {
    const cases = own(own(own(pack, list), index), 'cases');
    return Array.isArray(cases) ? cases : undefined;
  } catch {
    return undefined;
  }
}

function checkCitations(
  program: PlainRecord,
  headings: ReadonlySet<string> | undefined,
  scope: Scope,
): void {
  if (headings === undefined) return;
  for (const { key, value, path } of entriesIn(program)) {
    const cited = key === 'citations' && isList(value) ? value : citing.has(key) ? [value] : [];
    for (const one of cited) {
      if (typeof one !== 'string' || headings.has(one)) continue;
      const at = { ...inside(scope, ...path.filter((name) => name !== 'of')), safeguard: 'R24' };
      report({ ...at, safeguard: 'R24' }, 'CITATION_UNKNOWN', one);
    }
  }
}

const citing: ReadonlySet<string> = new Set(['citation', 'source']);

/** The second net: whatever the structure says, coercive words are not shown to anyone. */
function checkTexts(pack: PlainRecord, scope: Scope): void {
  // A pack says `kind` and `labels` thousands of times.
  const coercion = new Map<string, ReturnType<typeof findCoercion>>();
  for (const { key, value, path } of entriesIn(pack)) {
    for (const said of typeof value === 'string' ? [key, value] : [key]) {
      if (!coercion.has(said)) coercion.set(said, findCoercion(said));
      const found = coercion.get(said);
      if (!found) continue;
      const safeguard = safeguardOf(found.concept, 'R02');
      const place = inside(scope, ...namedPath(pack, [...path, key]));
      addFinding(place, 'TEXT_COERCIVE', said, safeguard, found.concept);
    }
  }
}

/** A path with the ids of programs and definitions in place of their numbers. */
function namedPath(pack: PlainRecord, path: readonly string[]): readonly string[] {
  const [list, index, ...rest] = path;
  const items = list === undefined ? undefined : pack[list];
  const item = isList(items) ? items[Number(index)] : undefined;
  const id = isRecord(item) ? (item.id ?? item.program) : undefined;
  return typeof id === 'string' && list !== undefined ? [list, id, ...rest] : path;
}

const prototypes = new Map<string, object>(
  (
    [
      ['truth', always],
      ['quantity', amount(0)],
      ['moment', birth],
    ] as const
  ).flatMap(([sort, sample]) =>
    Object.keys(shapes[sort]).map((kind) => [kind, Object.getPrototypeOf(sample) as object]),
  ),
);

/** The checked copy with the words of the language back on its expressions, and its cases. */
function revived(
  copy: Plain | undefined,
  original: unknown,
  { withoutCases }: LintOptions,
): unknown {
  const done = new Map<Plain, unknown>();
  const alive = (value: Plain, path: readonly string[]): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (done.has(value)) return done.get(value);
    const entries = Object.entries(value).map(
      ([key, part]) => [key, alive(part, [...path, key])] as const,
    );
    const isNode = isRecord(value) && 'labels' in value;
    const prototype = isNode ? prototypes.get(String(value.kind)) : Object.prototype;
    const whole = isList(value)
      ? entries.map(([, part]) => part)
      : Object.assign(Object.create(prototype ?? Object.prototype), Object.fromEntries(entries));
    if (hasCases(path)) {
      whole.cases = withoutCases ? [] : findCases(original, path[0]!, Number(path[1]));
    }
    done.set(value, Object.freeze(whole));
    return whole;
  };
  return copy === undefined ? undefined : alive(copy, []);
}
