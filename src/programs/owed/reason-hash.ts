/**
 * A number that stands for the reasons of an answer: it changes when a named condition of the program
 * begins, ends or becomes unknown on other days, also where the days owed stay the same.
 */
import { type Compiler, evaluateWith, type TimelineColumn, type Truth } from '../../rules/index.ts';

/**
 * For each of the people, in ascending order, a hash over the names of the rule's top conditions and
 * their certain and possible days.
 *
 * Shape: entry i belongs to `persons[i]`. 64 bits in two lanes of 32-bit integer arithmetic after
 * MurmurHash3, equal on every platform; it guards against chance and not against forgers.
 */
export function reasonHashes(compiler: Compiler, rule: Truth, persons: Uint32Array): BigInt64Array {
  const lanes = newLanes(persons.length);
  for (const [name, node] of topConditions(rule)) {
    mixCondition(lanes, name, evaluateWith(compiler, node, { persons }), persons);
  }
  const hashes = new BigInt64Array(persons.length);
  for (let i = 0; i < hashes.length; i++) hashes[i] = finished(lanes, i);
  return hashes;
}

/** The named conditions directly below a rule, by name; the rule itself where it has none. */
function topConditions(rule: Truth): readonly (readonly [name: string, node: Truth])[] {
  if (rule.kind === 'not') return topConditions(rule.of);
  if (rule.kind !== 'all' && rule.kind !== 'any' && rule.kind !== 'at-least') return [['', rule]];
  return Object.entries(rule.of).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function mixCondition(
  lanes: Lanes,
  name: string,
  { persons: entries, starts, certainLengths, spans, failures }: TimelineColumn,
  persons: Uint32Array,
): void {
  const [nameLow, nameHigh] = nameNumbers(name);
  const failed = new Set(failures.map(({ person }) => person));
  for (let i = 0, entry = 0; i < persons.length; i++) {
    // Who is not in the column has no possible day: no certain ones and none in all.
    const hasDays = entries[entry] === persons[i];
    const start = hasDays ? starts[entry]! : 0;
    const end = hasDays ? starts[entry + 1]! : 0;
    mix(lanes, i, nameLow);
    mix(lanes, i, nameHigh);
    mix(lanes, i, failed.has(persons[i]!) ? CUT_OFF : end - start);
    mix(lanes, i, hasDays ? certainLengths[entry]! : 0);
    for (let at = start; at < end; at++) mix(lanes, i, spans[at]!);
    if (hasDays) entry++;
  }
}

/** Stands for the days of a condition that was cut off. */
const CUT_OFF = -1;

type Lanes = { readonly low: Int32Array; readonly high: Int32Array };

const newLanes = (length: number): Lanes => ({
  low: new Int32Array(length),
  high: new Int32Array(length),
});

/** A name as two numbers. */
function nameNumbers(name: string): readonly [low: number, high: number] {
  const lanes = newLanes(1);
  for (let at = 0; at < name.length; at++) mix(lanes, 0, name.charCodeAt(at));
  return [lanes.low[0]!, lanes.high[0]!];
}

const rotated = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/** Takes one 32-bit integer into both lanes of entry `i`. */
function mix({ low, high }: Lanes, i: number, value: number): void {
  const a = low[i]! ^ Math.imul(rotated(Math.imul(value, 0x239b961b), 15), 0xab0e9789);
  low[i] = Math.imul(rotated(a, 19) + high[i]!, 5) + 0x561ccd1b;
  const b = high[i]! ^ Math.imul(rotated(Math.imul(value, 0x38b34ae5), 17), 0xa1e38b93);
  high[i] = Math.imul(rotated(b, 15) + low[i]!, 5) + 0x32ac3b17;
}

function finished({ low, high }: Lanes, i: number): bigint {
  const a = spread(low[i]! + high[i]!);
  const b = spread(high[i]! + a);
  return (BigInt(b) << 32n) | BigInt((a + b) >>> 0);
}

/** Lets every bit of a lane depend on every other. */
function spread(lane: number): number {
  let value = lane ^ (lane >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return value ^ (value >>> 16);
}
