/**
 * Checks of dated numbers, and the range that an amount can take.
 */
import { guardedBy, report, type Scope } from './finding.ts';
import { choice, date, fields, identifier, integer, listOf, text } from './shape.ts';
import {
  entriesIn,
  isList,
  isRecord,
  type Plain,
  type PlainRecord,
  recordsIn,
} from './snapshot.ts';

const written = choice(['verified', 'secondary', 'unverified']);
const writtenOrSigned = choice(['verified', 'signed', 'secondary', 'unverified']);

const value = fields(
  {
    from: date,
    value: (number, scope) => {
      if (typeof number !== 'number' || !Number.isFinite(number)) {
        report(guardedBy(scope, 'R24'), 'PARAMETER_WRONG', `value: ${String(number)}`);
      }
    },
    status: (status, scope) => (scope.isStored ? writtenOrSigned : written)(status, scope),
    source: text,
  },
  { until: date },
);

const shape = fields({ name: identifier, unit: text, values: listOf(value) });

/** A parameter: its shape, integer fen, and values that follow each other without overlap. */
export function parameterCheck(parameter: Plain | undefined, outer: Scope): void {
  const scope = guardedBy(outer, 'R24');
  shape(parameter, scope);
  if (!isRecord(parameter)) return;
  const isMoney = typeof parameter.unit === 'string' && /\bfen\b/.test(parameter.unit);
  const values = recordsIn(parameter.values).toSorted((a, b) =>
    String(a.from).localeCompare(String(b.from)),
  );
  for (const [i, one] of values.entries()) {
    const { from, until, value: number } = one;
    const next = values[i + 1]?.from;
    const subject = `${String(parameter.name)} ${String(from)}`;
    if (isMoney && !Number.isInteger(number)) report(scope, 'PARAMETER_WRONG', subject);
    if (until !== undefined && String(until) <= String(from)) {
      report(scope, 'PARAMETER_WRONG', subject);
    }
    if (next !== undefined && (until === undefined || String(until) > String(next))) {
      report(scope, 'PARAMETER_WRONG', subject);
    }
  }
}

const perMille = integer(0, 1000);
const shares = listOf(
  fields(
    { from: date, status: written, source: text },
    { until: date, tier: integer(1, 5), central: perMille, province: perMille, county: perMille },
  ),
);

/** Who pays: shares that leave no day and tier with two answers, and no more than the whole. */
export function fundingCheck(funding: Plain | undefined, outer: Scope): void {
  const scope = guardedBy(outer, 'R24');
  shares(funding, scope);
  const all = recordsIn(funding);
  for (const [i, share] of all.entries()) {
    const { from, until, tier, central = 0, province = 0, county = 0 } = share;
    const whole = Number(central) + Number(province) + Number(county);
    const isEmpty = until !== undefined && String(until) <= String(from);
    const isTwice = all.slice(i + 1).some((other) => {
      const isSameTier = tier === undefined || other.tier === undefined || tier === other.tier;
      return isSameTier && startsBeforeEnd(share, other) && startsBeforeEnd(other, share);
    });
    if (whole > 1000 || isEmpty || isTwice) {
      report(scope, 'FUNDING_WRONG', `${String(tier ?? '')} ${String(from)}`.trim());
    }
  }
}

const startsBeforeEnd = ({ from }: PlainRecord, { until }: PlainRecord): boolean =>
  until === undefined || String(from) < String(until);

type Range = readonly [low: number, high: number];

/**
 * The lowest and highest value that a quantity can ever take, whatever the facts are. Parts that are
 * shared are looked at once.
 */
export function rangeOf(node: Plain | undefined, seen = new Map<Plain, Range>()): Range {
  if (!isRecord(node)) return everything;
  const known = seen.get(node);
  if (known) return known;
  const range = rangeOfKind(node, (part) => rangeOf(part, seen));
  seen.set(node, range);
  return range;
}

const everything: Range = [-Infinity, Infinity];

function rangeOfKind(node: PlainRecord, partRange: (part: Plain | undefined) => Range): Range {
  const several = isList(node.of) ? node.of.map(partRange) : [];
  const lows = several.map(([low]) => low);
  const highs = several.map(([, high]) => high);
  switch (node.kind) {
    case 'number':
      return [Number(node.value), Number(node.value)];
    case 'parameter':
      return parameterRange(node.parameter);
    case 'fact-value':
    case 'count':
      return [0, Infinity];
    case 'months-touched':
      return [0, 12];
    case 'sum-over':
      return partRange(node.of)[0] >= 0 ? [0, Infinity] : everything;
    case 'plus':
      return [sum(lows), sum(highs)];
    case 'lesser':
      return [Math.min(...lows), Math.min(...highs)];
    case 'greater':
      return [Math.max(...lows), Math.max(...highs)];
    case 'times':
      return product(partRange(node.of), partRange(node.by));
    case 'choose':
      return hull(partRange(node.then), partRange(node.otherwise));
    default:
      return everything;
  }
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const hull = (a: Range, b: Range): Range => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

function product(a: Range, b: Range): Range {
  // 0 × ∞ is 0 here: the bound of a sum of nothing.
  const all = a.flatMap((x) => b.map((y) => x * y || 0));
  return [Math.min(...all), Math.max(...all)];
}

function parameterRange(parameter: Plain | undefined): Range {
  const values = isRecord(parameter) ? recordsIn(parameter.values) : [];
  const numbers = values.map((one) => Number(one.value));
  // A parameter without values is an amount that nobody has set yet.
  return numbers.length === 0 ? [0, Infinity] : [Math.min(...numbers), Math.max(...numbers)];
}

/** Whether an amount rests on a parameter somewhere. */
export const hasParameter = (amount: Plain | undefined): boolean =>
  entriesIn(amount).some(({ key }) => key === 'parameter');
