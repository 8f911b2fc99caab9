/**
 * From entitled days to payment lines, with the standing of every amount.
 */
import type { PaymentLine } from '../model/assessment.ts';
import {
  BEGINNING,
  day,
  END,
  type Examiner,
  firstOfMonth,
  firstOfYear,
  isoDate,
  MISSING,
  monthIndexOf,
  pairsOf,
  type Spans,
  type Step,
  sameSpans,
  type Timeline,
  toDay,
  UNVERIFIED,
  VERIFIED,
  yearOf,
} from '../rules/index.ts';
import type { ClaimCalendar, PaymentRule, Program } from './definition.ts';

/** A period `[from, until)` with its amount, exact when low equals high; status as in rules. */
export type Line = {
  readonly from: number;
  readonly until: number;
  readonly lowFen: number;
  readonly highFen: number;
  readonly status: number;
};

/** Payment lines are listed up to the end of this many calendar years after the day asked. */
const YEARS_AHEAD = 3;

/** The first day for which nothing is listed any more. */
export const horizonOf = (on: number): number => firstOfYear(yearOf(on) + YEARS_AHEAD + 1);

/** What a program pays one person for. */
export type PersonLines = {
  /** Lines of certain days. */
  readonly sure: readonly Line[];
  /** Lines of possible days that the sure ones lack, or that are higher there. */
  readonly open: readonly Line[];
  /** Until when the sure lines can be claimed. */
  readonly claimEnd: ClaimEnd;
};

/** The lines of a person's timeline up to `horizon`; none for a program that has no payment rule. */
export function linesOf(
  examiner: Examiner,
  program: Program,
  person: number,
  { certain, possible }: Timeline,
  horizon: number,
): PersonLines {
  const rule = program.kind === 'benefit' ? program.payments : undefined;
  if (rule === undefined) return NO_LINES;
  const linesFor = (spans: Spans) => {
    const counted =
      rule.per === 'month' && rule.partMonth === 'full-months-only' ? fullMonthsOnly(spans) : spans;
    return paymentLines(examiner, rule, person, counted, horizon);
  };
  const sure = linesFor(certain);
  const open = sameSpans(certain, possible) ? [] : added(sure, linesFor(possible));
  const claims = program.kind === 'benefit' ? program.claims : undefined;
  const claimEnd = claimEnds(claims, examiner.compiler.population.bornLatest[person]!);
  return { sure, open, claimEnd };
}

const NO_LINES: PersonLines = { sure: [], open: [], claimEnd: () => undefined };

/** Lines of the second list that the first lacks or that are higher there. */
function added(sure: readonly Line[], open: readonly Line[]): readonly Line[] {
  return open.filter(
    (line) => !sure.some((known) => known.from === line.from && known.highFen >= line.highFen),
  );
}

/** No program pays for days before this one, so open beginnings start here. */
const EARLIEST = firstOfYear(1949);

/**
 * Payment lines for a set of entitled days, up to `horizon`.
 *
 * Shape: whole calendar years, runs of months within a year, or a single day.
 * Units: fen, rounded half up once a line.
 * Unknown: an amount that depends on unknown facts has a range; days without a value on record give
 * no line.
 */
export function paymentLines(
  examiner: Examiner,
  rule: PaymentRule,
  person: number,
  entitled: Spans,
  horizon: number,
): readonly Line[] {
  const spans = pairsOf(entitled)
    .map(({ from, until }) => ({ from: Math.max(from, EARLIEST), until: Math.min(until, horizon) }))
    .filter(({ from, until }) => from < until);
  const first = spans[0]?.from;
  const last = spans.at(-1)?.until;
  if (first === undefined || last === undefined) return [];
  const steps = examiner.steps(rule.amountFen, person, first, last);
  const lines = { year: yearLines, month: monthLines, once: onceLines }[rule.per](spans, steps);
  const limit = rule.per === 'year' ? (rule.atMost ?? Number.POSITIVE_INFINITY) : lines.length;
  return lines.slice(0, limit).filter(({ highFen }) => highFen > 0);
}

type Stretch = { readonly from: number; readonly until: number };

function yearLines(spans: readonly Stretch[], steps: readonly Step[]): Line[] {
  const lines: Line[] = [];
  let counted = Number.NEGATIVE_INFINITY;
  for (const { from, until } of spans) {
    for (let year = Math.max(yearOf(from), counted + 1); year <= yearOf(until - 1); year++) {
      counted = year;
      const step = stepOn(steps, Math.max(from, firstOfYear(year)));
      const period = { from: firstOfYear(year), until: firstOfYear(year + 1) };
      if (step.status !== MISSING)
        lines.push({ ...period, ...rounded(step.low, step.high), status: step.status });
    }
  }
  return lines;
}

/** Monthly rates, added up over runs of months of one year that have the same standing. */
function monthLines(spans: readonly Stretch[], steps: readonly Step[]): Line[] {
  const lines: (Line & { lowFen: number; highFen: number; until: number })[] = [];
  let counted = Number.NEGATIVE_INFINITY;
  for (const { from, until } of spans) {
    const lastMonth = monthIndexOf(until - 1);
    for (let month = Math.max(monthIndexOf(from), counted + 1); month <= lastMonth; month++) {
      counted = month;
      const begin = firstOfMonth(month);
      const { low, high, status } = stepOn(steps, Math.max(from, begin));
      if (status === MISSING || high === 0) continue;
      const open = lines.at(-1);
      const continues = open?.until === begin && month % 12 !== 0 && open.status === status;
      if (continues) {
        open.until = firstOfMonth(month + 1);
        open.lowFen += low;
        open.highFen += high;
      } else {
        lines.push({
          from: begin,
          until: firstOfMonth(month + 1),
          lowFen: low,
          highFen: high,
          status,
        });
      }
    }
  }
  return lines.map((line) => ({ ...line, ...rounded(line.lowFen, line.highFen) }));
}

function onceLines(spans: readonly Stretch[], steps: readonly Step[]): Line[] {
  const from = spans[0]!.from;
  const { low, high, status } = stepOn(steps, from);
  return status === MISSING ? [] : [{ from, until: from + 1, ...rounded(low, high), status }];
}

const rounded = (low: number, high: number) => ({
  lowFen: Math.round(low),
  highFen: Math.round(high),
});

function stepOn(steps: readonly Step[], day: number): Step {
  let last = steps.length - 1;
  while (last > 0 && steps[last]!.from > day) last--;
  return steps[last]!;
}

/** Entitled days of a rule that counts only months entitled from their first to their last day. */
export function fullMonthsOnly(entitled: Spans): Spans {
  const pairs = pairsOf(entitled).flatMap(({ from, until }) => {
    const first = from === BEGINNING ? from : firstOfMonth(monthIndexOf(from - 1) + 1);
    const end = until === END ? until : firstOfMonth(monthIndexOf(until));
    return first < end ? [first, end] : [];
  });
  return Int32Array.from(pairs);
}

const claimShown = (end: number | undefined) =>
  end === undefined ? {} : { claimUntil: isoDate(toDay(end)) };

/** Until when the lines of a person can be claimed, the first of them and the following ones. */
export type ClaimEnd = (line: Line, index: number) => number | undefined;

/**
 * Claim ends by a program's calendar.
 *
 * Units: the first day on which a line can no longer be claimed.
 * Unknown: someone who may have been born after the transition has the later end.
 */
export function claimEnds(claims: ClaimCalendar | undefined, bornLatest: number): ClaimEnd {
  if (claims === undefined) return () => undefined;
  const { firstClaimYearsLater, renewalYearsLater, transition } = claims;
  return ({ from }, index) => {
    const isTransition = transition && bornLatest < day(transition.bornBefore);
    if (index === 0 && isTransition) return day(transition.lastDay) + 1;
    const yearsLater = index === 0 ? firstClaimYearsLater : renewalYearsLater;
    return firstOfYear(yearOf(from) + 1 + yearsLater);
  };
}

/** Lines as the contract shows them: what may be paid, and what rests on an unverified amount. */
export function contractLines(
  lines: readonly Line[],
  claimEnd: ClaimEnd = () => undefined,
): {
  readonly payable: readonly PaymentLine[];
  readonly withheld: readonly PaymentLine[];
} {
  const ends = new Map(lines.map((line, i) => [line, claimEnd(line, i)]));
  const shown = (line: Line): PaymentLine => ({
    from: isoDate(toDay(line.from)),
    until: isoDate(toDay(line.until)),
    amountFen: line.lowFen,
    ...(line.lowFen !== line.highFen && { upToFen: line.highFen }),
    status:
      line.status === VERIFIED
        ? 'verified'
        : line.status === UNVERIFIED
          ? 'unverified'
          : 'secondary',
    ...claimShown(ends.get(line)),
  });
  return {
    payable: lines.filter(({ status }) => status < UNVERIFIED).map(shown),
    withheld: lines.filter(({ status }) => status >= UNVERIFIED).map(shown),
  };
}
