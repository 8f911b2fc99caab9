/**
 * What can be tried on a policy: its amounts and its ages, as they stand, and the text of the same policy with other
 * values. Such a text is worked with and thrown away; nothing here stores one.
 */
import {
  type Expression,
  isExpression,
  nodesOf,
  type Parameter,
  type ParameterStatus,
  type ParameterValue,
} from '../../rules/index.ts';
import type { Pack, Program } from '../definition.ts';
import type { Jurisdiction } from '../packs.ts';
import { canonicalText } from '../version/canonical.ts';

/** An amount in force: what it comes to since when, and how well that is established. Units: fen. */
export type AmountLever = {
  readonly kind: 'amount';
  readonly id: string;
  readonly program: string;
  /** Of the parameter, with what its value is counted in. */
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly from: string;
  readonly status: ParameterStatus;
  /** Heading of the program's source.md. */
  readonly source: string;
};

/** An age in the conditions of a program, wherever they say it. Units: months. */
export type AgeLever = {
  readonly kind: 'age';
  readonly id: string;
  readonly program: string;
  readonly bound: 'at-least' | 'below';
  readonly value: number;
  readonly source: string;
};

export type Lever = AmountLever | AgeLever;

/** A lever with the value to be tried. */
export type Tried = { readonly lever: string; readonly value: number };

/** What can be tried on the programs that pay, program by program. `on`: the day of the amounts, YYYY-MM-DD. */
export const leversOf = ({ programs }: Jurisdiction, on: string): readonly Lever[] =>
  programs.flatMap((program) =>
    program.kind === 'benefit' && program.payments !== undefined
      ? [...amountsOf(program, on), ...agesOf(program)]
      : [],
  );

function amountsOf({ id: program, parameters }: Program, on: string): readonly AmountLever[] {
  return Object.values(parameters).flatMap((parameter) => {
    const value = valueOn(parameter, on);
    if (value === undefined) return [];
    const { from, status, source } = value;
    const { name, unit } = parameter;
    const id = `${program}#${name}`;
    const shown = { name, unit, value: value.value, from, status, source };
    return [{ kind: 'amount', id, program, ...shown }];
  });
}

const valueOn = ({ values }: Parameter, on: string): ParameterValue | undefined =>
  values.find(({ from, until }) => from <= on && (until === undefined || on < until));

type Age = Expression & { readonly kind: 'age' };

/** Each age that the conditions say, once. */
function agesOf({ id: program, eligibility }: Program): readonly AgeLever[] {
  const levers = new Map<string, AgeLever>();
  for (const node of nodesOf(eligibility)) {
    if (node.kind !== 'age') continue;
    for (const [bound, value] of boundsOf(node)) {
      const id = `${program}@${bound}:${value}`;
      const source = node.citations[0] ?? '';
      levers.set(id, { kind: 'age', id, program, bound, value, source });
    }
  }
  return [...levers.values()];
}

const boundsOf = ({ atLeastMonths, belowMonths }: Age) =>
  [
    ...(atLeastMonths === undefined ? [] : [['at-least', atLeastMonths] as const]),
    ...(belowMonths === undefined ? [] : [['below', belowMonths] as const]),
  ] satisfies (readonly [AgeLever['bound'], number])[];

/**
 * The text of a policy version with other values: amounts from a day on, ages on all days. A part that other programs
 * repeat word for word, such as a rate that another benefit is set off against, changes there too.
 *
 * Errors: BUDGET_LEVER_UNKNOWN for what the policy does not have. What the values mean is for the linter to judge, when
 * the text is loaded.
 */
export function triedText(
  definition: string,
  rules: Jurisdiction,
  tried: readonly Tried[],
  from: string,
): string {
  const levers = new Map(leversOf(rules, from).map((lever) => [lever.id, lever]));
  const changes = tried.map(({ lever: id, value }) => {
    const lever = levers.get(id);
    if (lever === undefined) throw unknownLever(id);
    return { lever, value };
  });
  const repriced = changes.reduce(
    (text, { lever, value }) =>
      lever.kind === 'amount' ? withAmount(text, rules, lever, value, from) : text,
    definition,
  );
  const aged = changes.flatMap(({ lever, value }) =>
    lever.kind === 'age' ? [{ ...lever, months: value }] : [],
  );
  return [...Map.groupBy(aged, ({ program }) => program)].reduce(
    (text, [program, ages]) => withAges(text, program, ages),
    repriced,
  );
}

const unknownLever = (lever: string) =>
  Object.assign(new Error(`the policy has no ${lever}`), {
    code: 'BUDGET_LEVER_UNKNOWN',
    detail: { lever },
  });

function withAmount(
  text: string,
  { programs }: Jurisdiction,
  { program, name }: AmountLever,
  fen: number,
  from: string,
): string {
  const { parameters } = programs.find(({ id }) => id === program)!;
  const parameter = Object.values(parameters).find((one) => one.name === name)!;
  const { status, source } = valueOn(parameter, from)!;
  const before = parameter.values
    .filter((value) => value.from < from)
    .map((value) =>
      value.until === undefined || value.until > from ? { ...value, until: from } : value,
    );
  const values = [...before, { from, value: fen, status, source }];
  const changed = canonicalText({ ...parameter, values });
  return text.replaceAll(canonicalText(parameter), () => changed);
}

type NewAge = Pick<AgeLever, 'bound' | 'value'> & { readonly months: number };

/**
 * Parts of a policy that may say a program's ages, those that may hold others first; each is replaced wherever its text
 * stands.
 */
function withAges(text: string, program: string, ages: readonly NewAge[]): string {
  const { packs } = JSON.parse(text) as { readonly packs: readonly Pack[] };
  const own = packs.flatMap((pack) => pack.programs).filter(({ id }) => id === program);
  const overrides = packs
    .flatMap((pack) => pack.overrides)
    .filter((override) => override.program === program);
  const parts = [
    ...own.map((one) => ['payments', one.kind === 'benefit' ? one.payments : undefined] as const),
    ...overrides.map(({ payments }) => ['payments', payments] as const),
    ...overrides.map(({ conditions }) => ['conditions', conditions] as const),
    ...own.map(({ eligibility }) => ['eligibility', eligibility] as const),
  ];
  return parts.reduce((changed, [name, part]) => {
    if (part === undefined) return changed;
    const aged = copyWithAges(part, ages);
    return changed.replaceAll(canonicalText(part, name), () => canonicalText(aged, name));
  }, text);
}

const keyOf = { 'at-least': 'atLeastMonths', below: 'belowMonths' } as const;

/** A copy of plain data in which ages have their new values. */
function copyWithAges(part: unknown, ages: readonly NewAge[]): unknown {
  if (Array.isArray(part)) return part.map((item) => copyWithAges(item, ages));
  if (typeof part !== 'object' || part === null) return part;
  const isAge = isExpression(part) && part.kind === 'age';
  return Object.fromEntries(
    Object.entries(part).map(([name, inner]) => {
      const found = isAge
        ? ages.find(({ bound, value }) => keyOf[bound] === name && value === inner)
        : undefined;
      return [name, found?.months ?? copyWithAges(inner, ages)];
    }),
  );
}
