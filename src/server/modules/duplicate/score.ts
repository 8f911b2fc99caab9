/**
 * Compares two records and says what speaks for their being one person and what against. Merging is
 * never done here: a person looks at the evidence.
 */
import { BEGINNING, civilDate, END, type Sex, toDay } from '../../../rules/index.ts';
import { type EvidenceName, type Level, levelOf, weightOf } from './evidence.ts';
import { type NameKey, nameKey } from './names.ts';
import { slipBetween, type WrittenNumber, writtenNumber } from './numbers.ts';

export type Candidate = {
  readonly id: number;
  /** Empty: unknown. */
  readonly name: string;
  readonly sex?: Sex;
  /** Days, both included; BEGINNING and END where nothing is known. */
  readonly bornEarliest: number;
  readonly bornLatest: number;
  /** As typed, in memory only. */
  readonly idNumber?: string;
  readonly area?: number;
  readonly household?: number;
  /** Ids of recorded parents; empty: unknown. */
  readonly parents: readonly number[];
  readonly phone?: string;
};

export type Evidence = { readonly name: EvidenceName; readonly weight: number };

export type Match = {
  /** The smaller id. */
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly level: Level;
  readonly evidence: readonly Evidence[];
};

/** A candidate whose name and number have been read, for comparing it many times. */
export type Reading = {
  readonly of: Candidate;
  readonly name: NameKey;
  readonly number: WrittenNumber;
};

export const readingOf = (of: Candidate, keyOf: (name: string) => NameKey): Reading => ({
  of,
  name: keyOf(of.name),
  number: writtenNumber(of.idNumber),
});

/** The match of two records; undefined if they are the same record or too little speaks for it. */
export const compare = (a: Candidate, b: Candidate): Match | undefined =>
  matchOf(readingOf(a, nameKey), readingOf(b, nameKey));

/** {@link compare} of candidates that have been read. */
export function matchOf(a: Reading, b: Reading): Match | undefined {
  if (a.of.id === b.of.id) return undefined;
  const names = evidenceOf(a, b);
  let score = 0;
  for (const name of names) score += weightOf(name);
  const level = levelOf(score, names);
  if (level === undefined) return undefined;
  return {
    a: Math.min(a.of.id, b.of.id),
    b: Math.max(a.of.id, b.of.id),
    score,
    level,
    evidence: names.map((name) => ({ name, weight: weightOf(name) })),
  };
}

function evidenceOf(a: Reading, b: Reading): EvidenceName[] {
  const [one, other] = [a.of, b.of];
  const number = numberEvidence(a.number, b.number);
  const name = nameEvidence(a.name, b.name);
  const birth = birthEvidence(one, other);
  const parents = parentEvidence(one, other);
  const maybeTwins =
    birth === 'same-birth-day' && parents === 'same-parents' && !isOneChild(name, number);
  const found: (EvidenceName | false | undefined)[] = [
    number,
    name,
    birth,
    parents,
    maybeTwins && 'maybe-twins',
    one.sex !== undefined && other.sex !== undefined && one.sex !== other.sex && 'different-sex',
    one.household !== undefined && one.household === other.household && 'same-household',
    one.area !== undefined && one.area === other.area && 'same-area',
    one.phone !== undefined && one.phone === other.phone && 'same-phone',
  ];
  return found.filter((piece) => piece !== undefined && piece !== false);
}

function numberEvidence(a: WrittenNumber, b: WrittenNumber): EvidenceName | undefined {
  if (a.text === '' || b.text === '') return undefined;
  if (a.text === b.text) return a.isShort === b.isShort ? 'same-number' : 'id-15-and-18';
  if (a.isValid && b.isValid) return 'both-have-different-valid-numbers';
  if (!a.isValid && !b.isValid) return 'different-numbers';
  const slip = slipBetween(a.text, b.text);
  if (slip === undefined) return 'different-numbers';
  return slip === 'one-digit' ? 'id-one-digit-differs' : 'id-digits-transposed';
}

const sameWriting: ReadonlySet<EvidenceName | undefined> = new Set([
  'same-name',
  'variant-characters',
  'exchanged-characters',
] as const);

const sameNumber: ReadonlySet<EvidenceName | undefined> = new Set([
  'same-number',
  'id-15-and-18',
  'id-digits-transposed',
  'id-one-digit-differs',
] as const);

/** Whether two children of one birth are one child: parents may give twins names of one sound. */
const isOneChild = (name: EvidenceName | undefined, number: EvidenceName | undefined): boolean =>
  sameWriting.has(name) || (name === 'same-reading' && sameNumber.has(number));

function nameEvidence(a: NameKey, b: NameKey): EvidenceName | undefined {
  if (a.written === '' || b.written === '') return undefined;
  if (a.written === b.written) return 'same-name';
  if (a.usual === b.usual) return 'variant-characters';
  if (a.exchanged === b.exchanged) return 'exchanged-characters';
  if (a.reading === b.reading) return 'same-reading';
  if (a.nearReading === b.nearReading) return 'near-reading';
  return isPartlySame(a.exchanged, b.exchanged) ? 'name-partly-same' : 'different-name';
}

/** One character is another, or is missing, in names of which the longer has three or more. */
function isPartlySame(a: string, b: string): boolean {
  const [short, long] = [[...a], [...b]].sort((x, y) => x.length - y.length) as [
    string[],
    string[],
  ];
  if (long.length < 3 || long.length - short.length > 1) return false;
  let first = 0;
  while (first < short.length && short[first] === long[first]) first++;
  const rest = long.slice(first + 1);
  const restOfShort = short.slice(short.length - rest.length);
  return rest.every((character, i) => character === restOfShort[i]);
}

function birthEvidence(a: Candidate, b: Candidate): EvidenceName | undefined {
  if (isBirthUnknown(a) || isBirthUnknown(b)) return undefined;
  const isExact = a.bornEarliest === a.bornLatest && b.bornEarliest === b.bornLatest;
  if (isExact && a.bornEarliest === b.bornEarliest) return 'same-birth-day';
  if (!isExact) {
    const overlap = a.bornEarliest <= b.bornLatest && b.bornEarliest <= a.bornLatest;
    return overlap ? 'birth-may-be-same' : 'different-birth';
  }
  const [one, other] = [civilDate(toDay(a.bornEarliest)), civilDate(toDay(b.bornEarliest))];
  if (one.year === other.year && one.month === other.day && one.day === other.month) {
    return 'birth-day-month-swapped';
  }
  return slipBetween(digitsOf(one), digitsOf(other)) ? 'birth-one-digit' : 'different-birth';
}

/** A birth that may have been in any of more than two years says nothing. */
const unknownBirthDays = 2 * 366;

const isBirthUnknown = ({ bornEarliest, bornLatest }: Candidate): boolean =>
  bornEarliest === BEGINNING || bornLatest === END || bornLatest - bornEarliest > unknownBirthDays;

const digitsOf = ({ year, month, day }: { year: number; month: number; day: number }): string =>
  String(year * 10000 + month * 100 + day);

/** One recorded parent on each side may be the father here and the mother there. */
function parentEvidence(a: Candidate, b: Candidate): EvidenceName | undefined {
  if (a.parents.includes(b.id) || b.parents.includes(a.id)) return 'parent-and-child';
  if (a.parents.length === 0 || b.parents.length === 0) return undefined;
  if (a.parents.some((parent) => b.parents.includes(parent))) return 'same-parents';
  return a.parents.length + b.parents.length > 2 ? 'different-parents' : undefined;
}
