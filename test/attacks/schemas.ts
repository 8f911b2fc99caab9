/**
 * Requests made out of contracts: examples that fit, one of every form that a body may take, and the places in them
 * where text stands. What attacks every route is made of these, so a new route is attacked without a word here.
 */
import { Ajv } from 'ajv';

type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly minItems?: number;
};

/** Numbers that stand for somebody or something, by the name of the property. */
export type Numbers = Readonly<Record<string, number>>;

const ajv = new Ajv({ strict: true, addUsedSchema: false, formats: { date: true } });

/** One of them fits every pattern and format that a contract uses. */
const texts = [
  ...['测试', '2026-01-05', '990101004001', '99010119680305001X', 'abcdefgh', 'example-1'],
  ...['123456', '00000000-0000-4000-8000-000000000000', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ...['2026-01-05T00:00:00Z', '#', '1', '1.1.1', '?a=b', '02-03'],
  // Keys, hashes and signatures.
  ...['A'.repeat(43), 'a'.repeat(64), 'A'.repeat(88)],
];

/** Values that fit a schema: the first is plain, the others differ from it in one place. */
export function examplesOf(schema: object, numbers: Numbers, name = ''): readonly unknown[] {
  const { type, anyOf, properties, items, minimum = 1, minItems = 0, ...rest } = schema as Schema;
  if ('const' in rest) return [rest.const];
  if (rest.enum) return rest.enum.slice(0, 1);
  if (anyOf) return anyOf.flatMap((one) => examplesOf(one, numbers, name));
  if (properties) return objectsOf(properties, numbers);
  if (type === 'array') {
    return examplesOf(items!, numbers, name).map((one) => Array(Math.max(1, minItems)).fill(one));
  }
  if (type === 'integer' || type === 'number') return [numbers[name] ?? Math.max(1, minimum)];
  if (type === 'boolean') return [true];
  if (type === 'null') return [null];
  return [textFor(schema)];
}

function objectsOf(properties: Readonly<Record<string, Schema>>, numbers: Numbers): unknown[] {
  const all = Object.entries(properties).map(
    ([name, one]) => [name, examplesOf(one, numbers, name)] as const,
  );
  const plain = Object.fromEntries(all.map(([name, [first]]) => [name, first]));
  const others = all.flatMap(([name, [, ...more]]) =>
    more.map((one) => ({ ...plain, [name]: one })),
  );
  return [plain, ...others];
}

function textFor(schema: object): string {
  const found = texts.find((one) => ajv.validate(schema, one));
  if (found === undefined) throw new Error(`no text fits ${JSON.stringify(schema)}`);
  return found;
}

/** Where in a value something stands, as keys from the outside in. */
export type Place = readonly (string | number)[];

/** Places of all texts in a value. */
export function textPlaces(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value === 'string') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textPlaces(one, [...at, key]));
}

/** The value with something else in one place. */
export function put(value: unknown, [key, ...rest]: Place, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((one, i) => (String(i) === String(key) ? put(one, rest, replacement) : one));
  }
  const before = value as Record<string, unknown>;
  return { ...before, [key]: put(before[String(key)], rest, replacement) };
}

/** Schemas of objects anywhere in a value's schema, with the place where such an object stands in an example. */
export function objectPlaces(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, one]) => objectPlaces(one, [...at, key]));
  return Array.isArray(value) ? inside : [at, ...inside];
}
