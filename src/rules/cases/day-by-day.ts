/**
 * The slow, obviously right evaluator: asks every day of eleven years one by one. Only tests use it; the
 * fast evaluator must agree with it on random rules and populations.
 */
import type { Moment, Quantity, Truth } from '../expression/expression.ts';
import {
  FEMALE,
  findRelation,
  MANY,
  type Population,
  SEX_UNKNOWN,
} from '../population/population.ts';
import { parameterSteps } from '../evaluate/quantities.ts';
import { type AgeRule, attainedOn } from '../time/age.ts';
import { BEGINNING, type Day, END, firstOfYear, monthIndexOf, shift, yearOf } from '../time/day.ts';

/** The days asked about; every finite date of a test, and what follows from it, lies inside. */
export const FIRST_DAY: number = firstOfYear(1998);
export const DAYS: number = firstOfYear(2009) - FIRST_DAY;

/** For each day: 0 no, 1 perhaps, 2 yes. */
export type Answers = Uint8Array;
type Range = readonly [low: number, high: number];
type Event = { readonly earliest: number; readonly latest: number };
type Events = { readonly events: readonly Event[]; readonly isMore: boolean };

export type DayByDay = {
  readonly truth: (node: Truth, person: number) => Answers;
  readonly quantity: (node: Quantity, person: number, day: number) => Range;
};

export function dayByDay(population: Population, ages: AgeRule): DayByDay {
  const known = new Map<Truth, Map<number, Answers>>();

  function truth(node: Truth, person: number): Answers {
    const mine = known.get(node) ?? new Map<number, Answers>();
    known.set(node, mine);
    const before = mine.get(person);
    if (before) return before;
    const answers = answer(node, person);
    mine.set(person, answers);
    return answers;
  }

  const each = (of: (day: number, i: number) => number): Answers =>
    Uint8Array.from({ length: DAYS }, (_, i) => of(FIRST_DAY + i, i));
  const span = (day: number, from: number, until: number) => from <= day && day < until;

  function answer(node: Truth, p: number): Answers {
    const { bornEarliest, bornLatest, diedEarliest, diedLatest, sex } = population;
    const [be, bl, de, dl] = [bornEarliest[p]!, bornLatest[p]!, diedEarliest[p]!, diedLatest[p]!];
    switch (node.kind) {
      case 'constant':
        return each(() => (node.value ? 2 : 0));
      case 'unknown':
        return each(() => 1);
      case 'during':
        return each((d) => (span(d, node.from, node.until) ? 2 : 0));
      case 'born': {
        const isSure = be >= node.from && bl < node.until;
        const isOpen = bl >= node.from && be < node.until;
        return each(() => (isSure ? 2 : isOpen ? 1 : 0));
      }
      case 'alive':
        return each((d) => (span(d, bl, de) ? 2 : span(d, be, dl) ? 1 : 0));
      case 'deceased':
        return each((d) => (d >= dl ? 2 : d >= de ? 1 : 0));
      case 'sex': {
        const value = sex[p]!;
        const is = (value === FEMALE) === (node.is === 'female');
        return each(() => (value === SEX_UNKNOWN ? 1 : is ? 2 : 0));
      }
      case 'age': {
        const begin = (b: number) =>
          node.atLeastMonths ? attainedOn(b as Day, node.atLeastMonths, ages) : b;
        const end = (b: number) =>
          node.belowMonths === undefined ? END : attainedOn(b as Day, node.belowMonths, ages);
        return each((d) => (span(d, begin(bl), end(be)) ? 2 : span(d, begin(be), end(bl)) ? 1 : 0));
      }
      case 'fact':
        return each((d) =>
          ofRows(rowsOn(node.fact, p, d), node.silence, ([low, high]) => {
            if ('oneOf' in node.test) {
              if (low === high) return node.test.oneOf.includes(low) ? 2 : 0;
              return node.test.oneOf.some((v) => low <= v && v <= high) ? 1 : 0;
            }
            if (high < node.test.least || low > node.test.most) return 0;
            return low >= node.test.least && high <= node.test.most ? 2 : 1;
          }),
        );
      case 'place':
        return each((d) =>
          ofRows(rowsOn(node.fact, p, d), node.silence, ([low, high]) => {
            const inForce = node.within.ranges.filter((r) =>
              span(d, r.since ?? BEGINNING, r.before ?? END),
            );
            if (inForce.some((r) => low >= r.from && high < r.until)) return 2;
            return inForce.some((r) => high >= r.from && low < r.until) ? 1 : 0;
          }),
        );
      case 'places-differ':
        return each((d) => placesDiffer(node, p, d));
      case 'all':
        return fold(Object.values(node.of), p, Math.min, 2);
      case 'any':
        return fold(Object.values(node.of), p, Math.max, 0);
      case 'not':
        return truth(node.of, p).map((x) => 2 - x);
      case 'at-least': {
        const all = Object.values(node.of).map((of) => truth(of, p));
        return each((_, i) => {
          const yes = all.filter((x) => x[i] === 2).length;
          const open = all.filter((x) => x[i] !== 0).length;
          return yes >= node.count ? 2 : open >= node.count ? 1 : 0;
        });
      }
      case 'related':
        return related(node, p);
      case 'sustained':
        return each((d, i) =>
          level(truth(node.of, p), (holds) => {
            let start = i;
            while (start >= 0 && holds(start)) start--;
            if (start === i) return false;
            return start < 0 || d >= shift((FIRST_DAY + start + 1) as Day, node.duration);
          }),
        );
      case 'since':
        return each((d) =>
          level(truth(node.of, p), (holds) => {
            for (let j = 0; j < DAYS && FIRST_DAY + j <= d; j++) {
              const isLast = holds(j) && !holds(j + 1);
              if (holds(j) && FIRST_DAY + j === d) return true;
              if (isLast && d < shift((FIRST_DAY + j + 1) as Day, node.duration)) return true;
            }
            return false;
          }),
        );
      case 'ever':
        return each((_, i) =>
          level(truth(node.of, p), (holds) => {
            for (let j = 0; j <= i; j++) if (holds(j)) return true;
            return false;
          }),
        );
      case 'throughout': {
        const length = { month: 1, quarter: 3, year: 12 }[node.cycle];
        const cycle = (day: number) => Math.floor(monthIndexOf(day) / length);
        return each((d, i) =>
          level(truth(node.of, p), (holds) => {
            for (let j = i; j >= 0 && cycle(FIRST_DAY + j) === cycle(d); j--)
              if (holds(j)) return true;
            for (let j = i; j < DAYS && cycle(FIRST_DAY + j) === cycle(d); j++)
              if (holds(j)) return true;
            return false;
          }),
        );
      }
      case 'within': {
        const { events, isMore } = moment(node.event, p);
        const at = (day: number, by: typeof node.from) => shift(day as Day, by);
        return each((d) => {
          const sure = events.some((e) =>
            span(d, at(e.latest, node.from), at(e.earliest, node.until)),
          );
          const open = events.some((e) =>
            span(d, at(e.earliest, node.from), at(e.latest, node.until)),
          );
          return sure ? 2 : open || isMore ? 1 : 0;
        });
      }
      case 'compare':
        return each((d) => {
          const [l, r] = [quantity(node.left, p, d), quantity(node.right, p, d)];
          if (node.is === 'at-least') return l[0] >= r[1] ? 2 : l[1] >= r[0] ? 1 : 0;
          return l[1] < r[0] ? 2 : l[0] < r[1] ? 1 : 0;
        });
    }
  }

  /** Asks a question of the certain days, then of the possible ones. */
  function level(answers: Answers, question: (holds: (i: number) => boolean) => boolean): number {
    if (question((i) => answers[Math.min(i, DAYS - 1)]! === 2)) return 2;
    return question((i) => answers[Math.min(i, DAYS - 1)]! >= 1) ? 1 : 0;
  }

  function fold(of: Truth[], p: number, op: (a: number, b: number) => number, start: number) {
    const all = of.map((node) => truth(node, p));
    return each((_, i) => all.reduce((sum, x) => op(sum, x[i]!), start));
  }

  function rowsOn(kind: string, p: number, day: number): Range[] {
    const column = population.facts.get(kind);
    const rows: Range[] = [];
    if (!column) return rows;
    for (let r = column.offsets[p]!; r < column.offsets[p + 1]!; r++) {
      if (span(day, column.from[r]!, column.until[r]!))
        rows.push([column.low[r]!, column.high[r]!]);
    }
    return rows;
  }

  function ofRows(rows: Range[], silence: 'no' | 'unknown', test: (row: Range) => number): number {
    if (rows.length === 0) return silence === 'no' ? 0 : 1;
    const states = rows.map(test);
    if (states.every((x) => x === 2)) return 2;
    return states.some((x) => x > 0) ? 1 : 0;
  }

  function placesDiffer(node: Truth & { kind: 'places-differ' }, p: number, day: number): number {
    const areas = node.facts.map((kind, k) => {
      const rows = rowsOn(kind, p, day).map((r) =>
        r.map((code) => Math.floor(code / 10 ** node.ignoredDigits)),
      );
      if (rows.length === 0) return node.silences[k] === 'no' ? null : undefined;
      return [Math.min(...rows.map((r) => r[0]!)), Math.max(...rows.map((r) => r[1]!))] as const;
    });
    const [a, b] = areas;
    if (a === null || b === null) return 0;
    if (a === undefined || b === undefined) return 1;
    if (a[1] < b[0] || b[1] < a[0]) return 2;
    return a[0] === a[1] && b[0] === b[1] ? 0 : 1;
  }

  function linked(node: Parameters<typeof findRelation>[1], p: number) {
    const column = findRelation(population, node);
    if (!column) return undefined;
    const links = [];
    for (let i = column.offsets[p]!; i < column.offsets[p + 1]!; i++) {
      links.push({ to: column.target[i]!, from: column.from[i]!, until: column.until[i]! });
    }
    const high = column.unlistedHigh[p]!;
    return { links, low: column.unlistedLow[p]!, high: high === MANY ? Infinity : high };
  }

  function related(node: Truth & { kind: 'related' }, p: number): Answers {
    const who = linked(node, p);
    if (!who) return each(() => 1);
    return each((d, i) => {
      const states = who.links
        .filter((link) => span(d, link.from, link.until))
        .map((link) => truth(node.of, link.to)[i]!);
      if (who.high > 0) states.push(1);
      return node.quantifier === 'some' ? Math.max(0, ...states) : Math.min(2, ...states);
    });
  }

  function quantity(node: Quantity, p: number, d: number): Range {
    switch (node.kind) {
      case 'number':
        return [node.value, node.value];
      case 'parameter': {
        const step = parameterSteps(node.parameter).findLast((s) => s.from <= d)!;
        return [step.value ?? -Infinity, step.value ?? Infinity];
      }
      case 'fact-value': {
        const rows = rowsOn(node.fact, p, d);
        if (rows.length === 0) return node.silence === 'no' ? [0, 0] : [-Infinity, Infinity];
        return [Math.min(...rows.map((r) => r[0])), Math.max(...rows.map((r) => r[1]))];
      }
      case 'count': {
        const who = linked(node, p);
        if (!who) return [0, Infinity];
        const states = who.links
          .filter((link) => span(d, link.from, link.until))
          .map((link) => truth(node.of, link.to)[d - FIRST_DAY]!);
        const isEveryone = node.of.kind === 'constant' && node.of.value;
        return [
          states.filter((x) => x === 2).length + (isEveryone ? who.low : 0),
          states.filter((x) => x > 0).length + who.high,
        ];
      }
      case 'sum-over': {
        const who = linked(node, p);
        if (!who || who.high > 0) return [-Infinity, Infinity];
        return who.links
          .filter((link) => span(d, link.from, link.until))
          .map((link) => quantity(node.of, link.to, d))
          .reduce(([a, b], [c, e]) => [a + c, b + e], [0, 0] as Range);
      }
      case 'plus':
        return of(node.of, p, d).reduce(([a, b], [c, e]) => [a + c, b + e]);
      case 'lesser':
        return of(node.of, p, d).reduce(([a, b], [c, e]) => [Math.min(a, c), Math.min(b, e)]);
      case 'greater':
        return of(node.of, p, d).reduce(([a, b], [c, e]) => [Math.max(a, c), Math.max(b, e)]);
      case 'times': {
        const [x, y] = of([node.of, node.by], p, d) as [Range, Range];
        const products = x.flatMap((a) => y.map((b) => (a === 0 || b === 0 ? 0 : a * b)));
        return [Math.min(...products), Math.max(...products)];
      }
      case 'choose': {
        const when = truth(node.when, p)[d - FIRST_DAY]!;
        const [then, otherwise] = of([node.then, node.otherwise], p, d) as [Range, Range];
        if (when !== 1) return when === 2 ? then : otherwise;
        return [Math.min(then[0], otherwise[0]), Math.max(then[1], otherwise[1])];
      }
      case 'months-touched': {
        const answers = truth(node.of, p);
        const [sure, open] = [new Set<number>(), new Set<number>()];
        for (let i = 0; i < DAYS; i++) {
          if (yearOf(FIRST_DAY + i) !== yearOf(d)) continue;
          if (answers[i] === 2) sure.add(monthIndexOf(FIRST_DAY + i));
          if (answers[i]! > 0) open.add(monthIndexOf(FIRST_DAY + i));
        }
        return [sure.size, open.size];
      }
    }
  }

  const of = (nodes: readonly Quantity[], p: number, d: number): Range[] =>
    nodes.map((node) => quantity(node, p, d));

  function moment(node: Moment, p: number): Events {
    const { bornEarliest, bornLatest, diedEarliest, diedLatest } = population;
    const one = (earliest: number, latest: number): Events => ({
      events: earliest === END ? [] : [{ earliest, latest }],
      isMore: false,
    });
    switch (node.kind) {
      case 'birth':
        return one(bornEarliest[p]!, bornLatest[p]!);
      case 'death':
        return one(diedEarliest[p]!, diedLatest[p]!);
      case 'event': {
        const column = population.facts.get(node.fact);
        const events: Event[] = [];
        for (let r = column?.offsets[p] ?? 0; r < (column?.offsets[p + 1] ?? 0); r++) {
          const latest = column!.until[r] === END ? END : column!.until[r]! - 1;
          events.push({ earliest: column!.from[r]!, latest });
        }
        if (events.length === 0) return { events, isMore: node.silence === 'unknown' };
        if (node.pick === 'each') return { events, isMore: false };
        const pick = node.pick === 'first' ? Math.min : Math.max;
        return one(pick(...events.map((e) => e.earliest)), pick(...events.map((e) => e.latest)));
      }
      case 'moved': {
        const { events, isMore } = moment(node.of, p);
        const move = (day: number) => shift(day as Day, node.by);
        return {
          events: events.map((e) => ({ earliest: move(e.earliest), latest: move(e.latest) })),
          isMore,
        };
      }
      case 'first-day': {
        const answers = truth(node.of, p);
        const first = (least: number) => {
          const i = answers.findIndex((x) => x >= least);
          return i < 0 ? END : i === 0 ? BEGINNING : FIRST_DAY + i;
        };
        return one(first(1), first(2));
      }
      case 'either':
        return (
          node.of.map((of) => moment(of, p)).find((m) => m.events.length > 0) ??
          moment(node.of.at(-1)!, p)
        );
    }
  }

  return { truth, quantity };
}
