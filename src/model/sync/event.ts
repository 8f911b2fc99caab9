/**
 * What a phone writes down while it may have no signal: one field of one record, said once. Phones and the server
 * hold the same events and work out the same state from them, in whatever order they arrive.
 */

/** JSON as events carry it. */
export type Value =
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [name: string]: Value };

/**
 * Somebody by number, or somebody whom a phone registered: `person/<number>` or `new/<uuid>`. An event may speak of
 * a `new/` person before the server has given her a number.
 */
export type PersonRef = `person/${number}` | `new/${string}`;

/** A visit is made by a phone, so it has no number of the server's. */
export type RecordRef = PersonRef | `visit/${string}`;

export type PhoneEvent = {
  /** UUID, made by the phone. */
  readonly id: string;
  /** Counts the events of a device from 1: a gap says that something never arrived. */
  readonly number: number;
  readonly record: RecordRef;
  /** Field of the record; see {@link fieldOf}. */
  readonly field: string;
  /** null takes back what was said. */
  readonly value: Value;
  /** Versions of this field that this one replaces, by id: all that the phone knew of. */
  readonly base: readonly string[];
  /** Of the phone's clock, ISO 8601 in UTC: a claim. */
  readonly saidAt: string;
  /** Whose record it touches and why the worker was there, for the access decision: the person visited. */
  readonly about: PersonRef;
};

/** An event with its device's signature over {@link eventText}. */
export type SignedEvent = {
  /** The text that was signed, as it was signed. */
  readonly text: string;
  /** ECDSA P-256 with SHA-256, IEEE P1363, base64. */
  readonly signature: string;
};

/** The text that is signed: JSON with the names of every object in order. */
export const eventText = (event: PhoneEvent): string => canonical(event as unknown as Value);

/** JSON with sorted names, so that equal values have equal texts. Undefined properties are left out. */
export function canonical(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const named = Object.entries(value as { readonly [name: string]: Value | undefined })
    .filter((entry): entry is [string, Value] => entry[1] !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${named.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const personRef = new RegExp(`^(?:person/[1-9]\\d{0,15}|new/${uuid})$`);
const recordRef = new RegExp(`^(?:person/[1-9]\\d{0,15}|(?:new|visit)/${uuid})$`);

export const isUuid = (text: string): boolean => new RegExp(`^${uuid}$`).test(text);
export const isPersonRef = (text: string): text is PersonRef => personRef.test(text);
export const isRecordRef = (text: string): text is RecordRef => recordRef.test(text);

/** Number of a person the server knows; undefined for somebody whom a phone registered. */
export const numberOfRef = (ref: PersonRef): number | undefined =>
  ref.startsWith('person/') ? Number(ref.slice('person/'.length)) : undefined;
