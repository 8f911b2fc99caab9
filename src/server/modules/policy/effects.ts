/**
 * What another policy does to people, summed program by program as one goes through the differences, so
 * that a county of any size needs no room.
 */
import { changeBetween, type OwedChange } from '../../../programs/owed/changes.ts';
import type { OwedGroup } from '../../../programs/owed/groups.ts';
import { clip, dayOf, isoDate, pairsOf, type Spans, toDay } from '../../../rules/index.ts';
import type { Difference } from '../entitlement/index.ts';
import { groupText } from '../entitlement/groups.ts';

/** How one person's rights of one program differ, with the person's number on record. */
export type PersonChange = OwedChange & {
  /** Days or money are gained; days or money are lost. Both can be. */
  readonly isGain: boolean;
  readonly isLoss: boolean;
  /** The days and the money are the same, on other grounds. */
  readonly isReasonsOnly: boolean;
};

/** Before the day after today, and since then. */
export type Parted = { readonly past: number; readonly ahead: number };

export type Effect = {
  /** People for whom anything differs. */
  readonly people: number;
  /** Somebody who gains and loses counts in both. */
  readonly gaining: number;
  readonly losing: number;
  readonly reasonsOnly: number;
  /** Nobody certainly gains or loses: windows, questions, or days that are merely possible. */
  readonly otherwise: number;
  /** Certain days; those ahead are of one year. */
  readonly gainedDays: Parted;
  readonly lostDays: Parted;
  /**
   * Fen of calendar months; a month that has begun is past. What is gained of the past are arrears; what
   * is lost of it was paid too much where it was paid, and nobody takes it back by that alone.
   */
  readonly gainedFen: Parted;
  readonly lostFen: Parted;
  /** In order; months without change left out. */
  readonly months: readonly {
    readonly month: string;
    readonly gainedFen: number;
    readonly lostFen: number;
  }[];
};

export type Effects = {
  /** People for whom anything differs in any program. */
  readonly people: number;
  readonly gaining: number;
  readonly losing: number;
  /** By the name of the program. */
  readonly programs: readonly (Effect & { readonly program: string })[];
  /** Those whose money or days differ most. */
  readonly examples: readonly PersonChange[];
};

/** The change that a difference of stored rows is. */
export function personChange({ personId, program, before, after }: Difference): PersonChange {
  const change = changeBetween(personId, program, before, after);
  const isGain = change.gained.length > 0 || change.fenByMonth.some(({ fen }) => fen > 0);
  const isLoss = change.lost.length > 0 || change.fenByMonth.some(({ fen }) => fen < 0);
  const isReasonsOnly =
    !isGain && !isLoss && unreasoned(change.before) === unreasoned(change.after);
  return { ...change, isGain, isLoss, isReasonsOnly };
}

const unreasoned = (group: OwedGroup | undefined): string | undefined =>
  group &&
  groupText({
    ...group,
    entitlements: group.entitlements.map((row) => ({ ...row, reasonHash: 0n })),
  });

export type EffectsSum = {
  /** Changes in the order of people. */
  readonly add: (change: PersonChange) => void;
  readonly result: () => Effects;
};

const EXAMPLES = 3;

/** Sums over changes as of a day. */
export function effectsSum(today: number): EffectsSum {
  const programs = new Map<string, Summing>();
  const [everybody, gaining, losing] = [counter(), counter(), counter()];
  let examples: readonly { readonly change: PersonChange; readonly weight: number }[] = [];
  return {
    add: (change) => {
      const { person, program, isGain, isLoss } = change;
      everybody.see(person);
      if (isGain) gaining.see(person);
      if (isLoss) losing.see(person);
      const sum = programs.get(program) ?? emptySum();
      programs.set(program, sum);
      addTo(sum, change, today);
      examples = [...examples, { change, weight: weightOf(change) }]
        .toSorted((a, b) => b.weight - a.weight)
        .slice(0, EXAMPLES);
    },
    result: () => ({
      people: everybody.count(),
      gaining: gaining.count(),
      losing: losing.count(),
      programs: [...programs]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([program, { months, ...sum }]) => ({ program, ...sum, months: inOrder(months) })),
      examples: examples.map(({ change }) => change),
    }),
  };
}

/** Counts people who come one after the other, each perhaps several times. */
function counter() {
  let count = 0;
  let last: number | undefined;
  return {
    see: (person: number) => {
      if (person !== last) count++;
      last = person;
    },
    count: () => count,
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type MonthSum = { gainedFen: number; lostFen: number };
type Summing = Mutable<Omit<Effect, 'months' | `${string}Days` | `${string}Fen`>> & {
  readonly [K in `${'gained' | 'lost'}${'Days' | 'Fen'}`]: Mutable<Parted>;
} & { readonly months: Map<string, MonthSum> };

const emptySum = (): Summing => ({
  people: 0,
  gaining: 0,
  losing: 0,
  reasonsOnly: 0,
  otherwise: 0,
  gainedDays: { past: 0, ahead: 0 },
  lostDays: { past: 0, ahead: 0 },
  gainedFen: { past: 0, ahead: 0 },
  lostFen: { past: 0, ahead: 0 },
  months: new Map(),
});

function addTo(sum: Summing, change: PersonChange, today: number): void {
  const { isGain, isLoss, isReasonsOnly } = change;
  sum.people++;
  if (isGain) sum.gaining++;
  if (isLoss) sum.losing++;
  if (isReasonsOnly) sum.reasonsOnly++;
  if (!isGain && !isLoss && !isReasonsOnly) sum.otherwise++;
  addDays(sum.gainedDays, change.gained, today);
  addDays(sum.lostDays, change.lost, today);
  const thisMonth = isoDate(toDay(today)).slice(0, 'yyyy-mm'.length);
  for (const { month, fen } of change.fenByMonth) {
    const [name, part] = fen > 0 ? (['gainedFen', fen] as const) : (['lostFen', -fen] as const);
    sum[name][month <= thisMonth ? 'past' : 'ahead'] += part;
    const ofMonth = sum.months.get(month) ?? { gainedFen: 0, lostFen: 0 };
    ofMonth[name] += part;
    sum.months.set(month, ofMonth);
  }
}

/** Where open beginnings are counted from: nobody's right to any of this is older. */
const FIRST_DAY = dayOf(1949, 10, 1);
const YEAR_DAYS = 365;

function addDays(parts: Mutable<Parted>, spans: Spans, today: number): void {
  parts.past += countDays(clip(spans, FIRST_DAY, today + 1));
  parts.ahead += countDays(clip(spans, today + 1, today + 1 + YEAR_DAYS));
}

const countDays = (spans: Spans): number =>
  pairsOf(spans).reduce((count, { from, until }) => count + until - from, 0);

const inOrder = (months: ReadonlyMap<string, MonthSum>): Effect['months'] =>
  [...months]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, { gainedFen, lostFen }]) => ({ month, gainedFen, lostFen }));

/** The fen that differ; less than one fen where only days do, nothing where neither does. */
const weightOf = ({ fenByMonth, isGain, isLoss }: PersonChange): number =>
  fenByMonth.reduce((sum, { fen }) => sum + Math.abs(fen), isGain || isLoss ? 0.5 : 0);
