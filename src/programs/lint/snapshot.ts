/**
 * A plain copy of whatever a pack hands over, so that what was checked is what is loaded.
 *
 * Only own data properties are read, each once. Prototypes count for nothing, getters and functions are
 * findings, and a proxy cannot answer twice.
 */
import { inside, report, type Scope } from './finding.ts';

export type Plain = null | boolean | number | string | readonly Plain[] | PlainRecord;
export type PlainRecord = { readonly [key: string]: Plain };

/** More than any honest pack holds; shared parts count once. */
const MOST_VALUES = 2_000_000;
const MOST_LEVELS = 400;

/** A part that is kept as it came: the people of a case carry builder functions. */
export type Kept = (key: string, path: readonly string[]) => boolean;

/** The copy; undefined, with findings, for what is no plain data. */
export function snapshotOf(value: unknown, scope: Scope, isKept: Kept): Plain | undefined {
  const copies = new Map<object, Plain | undefined>();
  let valuesLeft = MOST_VALUES;

  const refuse = (at: Scope, subject: string) => {
    report(at, 'NOT_PLAIN_DATA', subject);
    return undefined;
  };

  function copyOf(source: unknown, at: Scope): Plain | undefined {
    valuesLeft -= 1;
    if (valuesLeft < 0 || at.path.length > MOST_LEVELS) {
      report({ ...at, path: at.path.slice(0, 8) }, 'TOO_LARGE', at.path.at(-1) ?? 'pack');
      return undefined;
    }
    switch (typeof source) {
      case 'string':
      case 'boolean':
        return source;
      case 'number':
        return Number.isNaN(source) ? refuse(at, 'NaN') : source;
      case 'object':
        return source === null ? null : objectCopy(source, at);
      default:
        return refuse(at, typeof source);
    }
  }

  function objectCopy(source: object, at: Scope): Plain | undefined {
    if (copies.has(source)) return copies.get(source) ?? refuse(at, 'cycle');
    copies.set(source, undefined);
    try {
      const copy = Array.isArray(source) ? listCopy(source, at) : recordCopy(source, at);
      copies.set(source, copy);
      return copy;
    } catch (error) {
      return refuse(at, error instanceof Error ? error.message : 'an error');
    }
  }

  function listCopy(source: readonly unknown[], at: Scope): Plain {
    const copies = Object.entries(recordCopy(source, at)).filter(([key]) => key !== 'length');
    return copies.map(([, item]) => item);
  }

  function recordCopy(source: object, at: Scope): PlainRecord {
    const copy: Record<string, Plain> = Object.create(null);
    for (const key of Reflect.ownKeys(source)) {
      if (typeof key === 'symbol' || key === '__proto__') {
        refuse(at, String(key));
        continue;
      }
      const property = Reflect.getOwnPropertyDescriptor(source, key);
      if (property === undefined || !('value' in property)) {
        refuse(inside(at, key), 'getter');
        continue;
      }
      if (property.value === undefined || isKept(key, at.path)) continue;
      const part = copyOf(property.value, inside(at, key));
      if (part !== undefined) copy[key] = part;
    }
    return copy;
  }

  return copyOf(value, scope);
}

export const isRecord = (value: Plain | undefined): value is PlainRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);

/** The records of a list; anything else is left to the check of its shape. */
export const recordsIn = (value: Plain | undefined): readonly PlainRecord[] =>
  isList(value) ? value.filter((item) => isRecord(item)) : [];

/** A key and its value somewhere below, with the names on the way there. */
export type Entry = {
  readonly key: string;
  readonly value: Plain;
  readonly path: readonly string[];
};

/** Every entry of every record and list below a value; shared parts once. */
export function* entriesIn(
  value: Plain | undefined,
  path: readonly string[] = [],
  seen = new Set<Plain>(),
): Generator<Entry> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const [key, part] of Object.entries(value)) {
    yield { key, value: part, path };
    yield* entriesIn(part, [...path, key], seen);
  }
}
