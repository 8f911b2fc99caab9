/**
 * What differs between two policy versions, program by program, for the head of a comparison.
 */
import { nodesOf, type Parameter, type ParameterValue, type Truth } from '../../rules/index.ts';
import type { Program } from '../definition.ts';
import { canonicalText } from './canonical.ts';
import { loadPolicyVersion, type PolicyVersion } from './version.ts';

export type PolicyDifference = {
  /** The day on which an age is attained is another one, which may touch every program. */
  readonly areAgesChanged: boolean;
  /** Programs by id. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly ProgramChange[];
};

export type ProgramChange = {
  readonly program: string;
  /** By the names in eligibility; `eligibility` where the rule is no group of named ones. */
  readonly conditions: NameChanges;
  /** Values that only one side has. */
  readonly parameters: readonly {
    readonly name: string;
    readonly before: readonly ParameterValue[];
    readonly after: readonly ParameterValue[];
  }[];
  /** How entitled days become payments, apart from the values of its parameters. */
  readonly isPaymentRuleChanged: boolean;
  /** Other fields that differ: schedule, claims, tier … */
  readonly otherParts: readonly string[];
  /** Nothing of the above: words and sources alone. */
  readonly areTextsOnly: boolean;
};

export type NameChanges = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
};

/**
 * Programs that the later version added, removed or changed.
 * Errors: those of loadPolicyVersion, for either version.
 */
export function comparePrograms(before: PolicyVersion, after: PolicyVersion): PolicyDifference {
  const [old, now] = [before, after].map(({ definition }) => loadPolicyVersion(definition));
  const [oldPrograms, nowPrograms] = [programsById(old!.programs), programsById(now!.programs)];
  const { added, removed, changed } = nameChanges(oldPrograms, nowPrograms, canonicalText);
  return {
    areAgesChanged: canonicalText(old!.pack.ages) !== canonicalText(now!.pack.ages),
    added,
    removed,
    changed: changed.map((id) => programChange(oldPrograms[id]!, nowPrograms[id]!)),
  };
}

const programsById = (programs: readonly Program[]): Readonly<Record<string, Program>> =>
  Object.fromEntries(programs.map((program) => [program.id, program]));

/** Names that one side lacks, and those for which the two sides are told differently. */
function nameChanges<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  textOf: (value: T) => string,
): NameChanges {
  const isIn = (side: object) => (name: string) => Object.hasOwn(side, name);
  const [isOld, isNew] = [isIn(before), isIn(after)];
  return {
    added: Object.keys(after).filter((name) => !isOld(name)),
    removed: Object.keys(before).filter((name) => !isNew(name)),
    changed: Object.keys(before)
      .filter(isNew)
      .filter((name) => textOf(before[name]!) !== textOf(after[name]!)),
  };
}

function programChange(before: Program, after: Program): ProgramChange {
  const conditions = nameChanges(conditionsOf(before), conditionsOf(after), ruleText);
  const parameters = parameterChanges(parametersOf(before), parametersOf(after));
  const parts = (program: Program): Readonly<Record<string, unknown>> =>
    Object.fromEntries(Object.entries(program).filter(([name]) => !toldApart.has(name)));
  const others = nameChanges(parts(before), parts(after), ruleText);
  const otherParts = [...others.added, ...others.removed, ...others.changed];
  const isPaymentRuleChanged = paymentText(before) !== paymentText(after);
  const areConditionsSame = Object.values(conditions).every(({ length }) => length === 0);
  // The same conditions under another quantifier, or in another order, are another rule.
  if (areConditionsSame && ruleText(before.eligibility) !== ruleText(after.eligibility)) {
    otherParts.push('eligibility');
  }
  const areTextsOnly =
    areConditionsSame &&
    parameters.length === 0 &&
    !isPaymentRuleChanged &&
    otherParts.length === 0;
  return {
    program: after.id,
    conditions,
    parameters,
    isPaymentRuleChanged,
    otherParts,
    areTextsOnly,
  };
}

const toldApart: ReadonlySet<string> = new Set([
  'id',
  'eligibility',
  'payments',
  'parameters',
  'messages',
  'cases',
]);

function conditionsOf({ eligibility }: Program): Readonly<Record<string, Truth>> {
  const isGroup =
    eligibility.kind === 'all' || eligibility.kind === 'any' || eligibility.kind === 'at-least';
  return isGroup ? eligibility.of : { eligibility };
}

/** The parameters that are listed and those that are paid from, which are the same in an honest pack. */
function parametersOf(program: Program): Readonly<Record<string, Parameter>> {
  const payments = program.kind === 'benefit' ? program.payments : undefined;
  const paid = payments === undefined ? [] : [...nodesOf(payments.amountFen)];
  return {
    ...program.parameters,
    ...Object.fromEntries(
      paid.flatMap((node) =>
        node.kind === 'parameter' ? [[node.parameter.name, node.parameter]] : [],
      ),
    ),
  };
}

function parameterChanges(
  before: Readonly<Record<string, Parameter>>,
  after: Readonly<Record<string, Parameter>>,
): ProgramChange['parameters'] {
  const { added, removed, changed } = nameChanges(before, after, ruleText);
  return [...added, ...removed, ...changed].map((name) => {
    const [old, now] = [before[name]?.values ?? [], after[name]?.values ?? []];
    return { name, before: valuesBut(old, now), after: valuesBut(now, old) };
  });
}

const valuesBut = (values: readonly ParameterValue[], others: readonly ParameterValue[]) => {
  const known = new Set(others.map((value) => ruleText(value)));
  return values.filter((value) => !known.has(ruleText(value)));
};

/** Parameters stand in it by name: their values are told apart from the rule. */
function paymentText(program: Program): string {
  const rule = program.kind === 'benefit' ? program.payments : undefined;
  return rule === undefined ? '' : textWithout(rule, [...cited, 'values']);
}

const cited: readonly string[] = ['citations', 'citation', 'source'];

/** What a rule says, without the headings that it cites. */
const ruleText = (rule: unknown): string => textWithout(rule, cited);

function textWithout(value: unknown, keys: readonly string[]): string {
  const bare = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(bare);
    if (typeof part !== 'object' || part === null) return part;
    const kept = Object.entries(part).filter(([key]) => !keys.includes(key));
    return Object.fromEntries(kept.map(([key, inner]) => [key, bare(inner)]));
  };
  return canonicalText(bare(value));
}
