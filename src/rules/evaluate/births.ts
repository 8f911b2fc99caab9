/**
 * Which birth days a rule can ever hold for, so that the evaluator passes over everyone else.
 */
import type { Truth } from '../expression/expression.ts';
import { addMonths, BEGINNING, type Day, END } from '../time/day.ts';

/** Birth days `[from, until)` outside which a rule cannot possibly hold. */
export type BirthWindow = { readonly from: number; readonly until: number };

/** Ages may be attained a few days off the plain month count. */
const SLACK_DAYS = 4;

const everyone: BirthWindow = { from: BEGINNING, until: END };
const nobody: BirthWindow = { from: END, until: BEGINNING };

/** The birth days for which the rule may hold on some day of `[from, until)`. */
export function birthWindow(rule: Truth, from: number, until: number): BirthWindow {
  if (from >= until) return nobody;
  switch (rule.kind) {
    case 'constant':
      return rule.value ? everyone : nobody;
    case 'during':
      return rule.from < until && rule.until > from ? everyone : nobody;
    case 'born':
      return { from: rule.from, until: rule.until };
    case 'alive':
      return { from: BEGINNING, until };
    case 'age':
      return {
        from: rule.belowMonths === undefined ? BEGINNING : earlier(from, rule.belowMonths),
        until: later(until, rule.atLeastMonths ?? 0),
      };
    case 'all':
      return ofAll(Object.values(rule.of), from, until);
    case 'any':
      return Object.values(rule.of)
        .map((of) => birthWindow(of, from, until))
        .reduce(hull, nobody);
    default:
      return everyone;
  }
}

function ofAll(of: readonly Truth[], from: number, until: number): BirthWindow {
  let [first, end] = [from, until];
  for (const node of of) {
    if (node.kind !== 'during') continue;
    first = Math.max(first, node.from);
    end = Math.min(end, node.until);
  }
  return of
    .map((node) => birthWindow(node, first, end))
    .reduce(
      (a, b) => ({ from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) }),
      everyone,
    );
}

function hull(a: BirthWindow, b: BirthWindow): BirthWindow {
  if (a.from >= a.until) return b;
  if (b.from >= b.until) return a;
  return { from: Math.min(a.from, b.from), until: Math.max(a.until, b.until) };
}

const earlier = (day: number, months: number): number =>
  day === BEGINNING ? BEGINNING : addMonths(day as Day, -months) - SLACK_DAYS;
const later = (day: number, months: number): number =>
  day === END ? END : addMonths(day as Day, -months) + SLACK_DAYS;
