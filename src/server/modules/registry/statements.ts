/**
 * What somebody states about a person, checked against the fact catalogue and turned into the numbers
 * that are stored. The list of kinds is closed, so nothing else can enter the record.
 */
import { basicKinds, factKinds } from '../../../db/fact-kinds.ts';
import { areaRange } from '../../../model/area.ts';
import { careKinds, isCareKind } from '../../../model/facts/care.ts';
import { catalog } from '../../../model/facts/catalog.ts';
import {
  BEGINNING,
  type DayRange,
  END,
  firstOfYear,
  isoDate,
  toDay,
} from '../../../rules/index.ts';
import { registryError } from './errors.ts';

export type FactValue =
  | string
  | number
  | boolean
  /** Known to be unknown. */
  | null
  /** Of counts: how many at least and at most. */
  | { readonly low: number; readonly high: number };

export type FactStatement = {
  /** Name in the catalogue, `birth`, `death`, `sex`, `children-ever`, `unlisted/…` or `encounter/…`. */
  readonly kind: string;
  /** Of what holds for a time: choice, level, area code, flag or count. */
  readonly value?: FactValue;
  /** Of what happened: the day, or the first and last day on which it can have been. */
  readonly day?: number | DayRange;
  readonly from?: number;
  readonly until?: number;
};

/** A fact as it is stored; `low` and `high` undefined: no value, or known to be unknown. */
export type FactNumbers = {
  readonly kind: number;
  readonly from: number;
  readonly until: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
};

export type StatementContext = {
  readonly today: number;
  /** What the person brought: a certificate, a booklet, her own word. */
  readonly source?: string | undefined;
};

/** once: of which a person has one; event: what happened; state: what holds for a time. */
export type FactShape = 'once' | 'event' | 'state';

const catalogEntries = new Map(Object.entries(catalog));

export function shapeOf(kind: string): FactShape {
  if (kind in basicKinds) return 'once';
  if (kind.startsWith('encounter/')) return 'event';
  return catalogEntries.get(kind)?.type === 'event' ? 'event' : 'state';
}

const isDay = (kind: string) => kind === 'birth' || kind === 'death' || shapeOf(kind) === 'event';

/** Plans may lie ahead; whatever else happened, happened until today. */
const mayLieAhead = (kind: string) => kind === 'expected-delivery';

/** How many children, and whatever speaks of a pregnancy: only what the person herself brought. */
const onlyBrought = new Set<string>([
  'children-ever',
  'unlisted/children',
  ...careKinds,
  ...[...catalogEntries].flatMap(([kind, { label }]) => (label === 'child-count' ? [kind] : [])),
]);

/**
 * A statement for the record of the county, as numbers.
 * Errors: FACT_IN_CARE_RECORD for what is kept in care records only; those of {@link factNumbers}.
 */
export function numbersOf(statement: FactStatement, context: StatementContext): FactNumbers {
  const { kind } = statement;
  if (isCareKind(kind)) throw registryError('FACT_IN_CARE_RECORD', { kind });
  return factNumbers(statement, context);
}

/**
 * A statement as numbers, wherever it will be kept.
 * Errors: FACT_KIND_UNKNOWN, FACT_SOURCE_NEEDED, FACT_DAY_NEEDED, FACT_VALUE_NEEDED,
 * FACT_VALUE_INVALID, FACT_DAYS_INVALID, FACT_IN_FUTURE.
 */
export function factNumbers(statement: FactStatement, context: StatementContext): FactNumbers {
  const { kind } = statement;
  const id = Object.hasOwn(factKinds, kind) ? factKinds[kind] : undefined;
  if (id === undefined) throw registryError('FACT_KIND_UNKNOWN', { kind });
  if (onlyBrought.has(kind) && !context.source?.trim()) {
    throw registryError('FACT_SOURCE_NEEDED', { kind });
  }
  if (isDay(kind)) return { kind: id, ...dayNumbers(statement, context.today) };
  if (statement.day !== undefined || statement.value === undefined) {
    throw registryError('FACT_VALUE_NEEDED', { kind });
  }
  const isOnce = shapeOf(kind) === 'once';
  const { from = BEGINNING, until = END } = statement;
  if (isOnce && (from !== BEGINNING || until !== END)) throw daysInvalid(kind, from, until);
  if (isOnce && statement.value === null) throw valueInvalid(kind, 'null', expectedOf(kind));
  checkDays(kind, from, until);
  return { kind: id, from, until, ...valueNumbers(kind, statement.value) };
}

function dayNumbers(
  { kind, day, value, from, until }: FactStatement,
  today: number,
): Omit<FactNumbers, 'kind'> {
  if (day === undefined || value !== undefined || from !== undefined || until !== undefined) {
    throw registryError('FACT_DAY_NEEDED', { kind });
  }
  const { earliest, latest } = typeof day === 'number' ? { earliest: day, latest: day } : day;
  const end = latest === END ? END : latest + 1;
  checkDays(kind, earliest, end);
  // A death of which the last day is open says that nobody knows whether the person died.
  const lastClosed = latest === END ? earliest : latest;
  if (lastClosed > today && !mayLieAhead(kind)) {
    throw registryError('FACT_IN_FUTURE', { kind, day: shown(lastClosed), today: shown(today) });
  }
  const number = kind in basicKinds ? undefined : 0;
  return { from: earliest, until: end, low: number, high: number };
}

/** Nobody's days lie outside these; what does is a mistake in a program or in typing. */
const EARLIEST = firstOfYear(1800);
const LATEST = firstOfYear(2300);

const isCalendarDay = (day: number) => Number.isInteger(day) && EARLIEST <= day && day <= LATEST;

/** Errors: FACT_DAYS_INVALID unless both are days or open ends, the first before the second. */
export function checkDays(kind: string, from: number, until: number): void {
  const isFrom = from === BEGINNING || isCalendarDay(from);
  const isUntil = until === END || isCalendarDay(until);
  if (!isFrom || !isUntil || from >= until) throw daysInvalid(kind, from, until);
}

/** Errors: FACT_DAYS_INVALID unless what is stored lasts until then, and longer. */
export function checkEnd(
  kind: string,
  stored: Pick<FactNumbers, 'from' | 'until'>,
  until: number,
): void {
  checkDays(kind, stored.from, until);
  if (until >= stored.until) throw daysInvalid(kind, until, stored.until);
}

const daysInvalid = (kind: string, from: number, until: number) =>
  registryError('FACT_DAYS_INVALID', { kind, from: shown(from), until: shown(until) });

const shown = (day: number): string => {
  if (day === BEGINNING || day === END) return '…';
  return isCalendarDay(day) ? isoDate(toDay(day)) : '?';
};

const gradesMax: Readonly<Record<string, number>> = {
  'disability-level': 4,
  'complication-grade': 3,
};

const sexes = ['female', 'male'];

/** More relatives of one kind than anybody has. */
const RELATIVES_MAX = 50;

function expectedOf(kind: string): string {
  if (kind === 'sex') return sexes.join(', ');
  if (kind in basicKinds) return `0-${RELATIVES_MAX}`;
  const fact = catalogEntries.get(kind)!;
  if (fact.type === 'choice') return fact.values.join(', ');
  if (fact.type === 'flag') return 'true, false';
  if (fact.type === 'level') return `1-${gradesMax[kind]}`;
  return '990101, 990101001, 990101001201';
}

function valueNumbers(kind: string, value: FactValue): Pick<FactNumbers, 'low' | 'high'> {
  if (value === null) return { low: undefined, high: undefined };
  const range = kind in basicKinds ? basicRange(kind, value) : catalogRange(kind, value);
  if (range === undefined) {
    throw valueInvalid(
      kind,
      typeof value === 'object' ? `${value.low}-${value.high}` : `${value}`,
      expectedOf(kind),
    );
  }
  return range;
}

const valueInvalid = (kind: string, value: string, expected: string) =>
  registryError('FACT_VALUE_INVALID', { kind, value, expected });

type Range = { readonly low: number; readonly high: number };

const exactly = (value: number): Range => ({ low: value, high: value });

function basicRange(kind: string, value: NonNullable<FactValue>): Range | undefined {
  if (kind === 'sex') {
    const place = sexes.indexOf(String(value));
    return place < 0 ? undefined : exactly(place + 1);
  }
  const range = typeof value === 'number' ? exactly(value) : value;
  if (typeof range !== 'object') return undefined;
  const { low, high } = range;
  const isCount = Number.isInteger(low) && Number.isInteger(high) && 0 <= low && low <= high;
  return isCount && high <= RELATIVES_MAX ? { low, high } : undefined;
}

function catalogRange(kind: string, value: NonNullable<FactValue>): Range | undefined {
  const fact = catalogEntries.get(kind)!;
  if (fact.type === 'choice') {
    const place = (fact.values as readonly unknown[]).indexOf(value);
    return place < 0 ? undefined : exactly(place);
  }
  if (fact.type === 'flag') return typeof value === 'boolean' ? exactly(Number(value)) : undefined;
  if (fact.type === 'level') {
    const isGrade = typeof value === 'number' && Number.isInteger(value) && value >= 1;
    return isGrade && value <= gradesMax[kind]! ? exactly(value) : undefined;
  }
  const isArea = typeof value === 'string' && /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(value);
  return isArea ? areaRange(value) : undefined;
}

/** A stored value in the words it was stated in; undefined: it has none, such as a day. */
export function statedValue(
  kind: string,
  low: number | undefined,
  high: number | undefined,
): FactValue | undefined {
  if (isDay(kind)) return undefined;
  if (low === undefined || high === undefined) return null;
  if (kind === 'sex') return sexes[low - 1]!;
  const fact = catalogEntries.get(kind);
  if (fact?.type === 'choice') return fact.values[low]!;
  if (fact?.type === 'flag') return low === 1;
  if (fact?.type === 'area') return areaCode(low, high);
  return low === high ? low : { low, high };
}

/** The code that both ends of a range of areas begin with. */
function areaCode(low: number, high: number): string {
  const [first, last] = [String(low).padStart(12, '0'), String(high).padStart(12, '0')];
  let length = 0;
  while (length < first.length && first[length] === last[length]) length++;
  return first.slice(0, length);
}
