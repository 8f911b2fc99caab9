/**
 * What values each field takes, so that nothing else can be collected: a value with anything that is not named here is
 * refused by name, never cut down in silence.
 */
import { findDay } from '../../rules/index.ts';
import { isPersonRef, isUuid, type PhoneEvent, type Value } from './event.ts';
import { isRecordRef } from './event.ts';
import type { Field, FieldKind } from './fields.ts';

type Check = (value: Value | undefined) => boolean;
type Shape = Readonly<Record<string, Check>>;

const text =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= most;
const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const oneOf =
  (...words: readonly Value[]): Check =>
  (value) =>
    words.includes(value as Value);
const whole =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && least <= value && value <= most;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);

const day: Check = (value) => typeof value === 'string' && findDay(value) !== undefined;
const instant = matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/);
const flag = oneOf(true, false);
const person: Check = (value) => typeof value === 'string' && isPersonRef(value);
const id = whole(1, Number.MAX_SAFE_INTEGER);
const phone = matching(/^\+?[0-9][0-9 -]{4,18}[0-9]$/);
const area = matching(/^(\d{6}|\d{9}|\d{12})$/);
const sex = oneOf('female', 'male');
const outcome = { outcome: oneOf('done', 'declined', 'booked', 'moved', 'not-needed'), day };

/** What is not an object. */
const plain: Readonly<Partial<Record<FieldKind, Check>>> = {
  measure: (value) => typeof value === 'number' && Number.isFinite(value),
  note: text(2000),
  phone,
};

const shapes: Readonly<Partial<Record<FieldKind, Shape>>> = {
  visit: {
    day,
    place: oneOf('home', 'office', 'phone', 'elsewhere'),
    minutes: optional(whole(1, 1440)),
    household: optional(id),
  },
  help: { wants: flag, day, confirmed: optional(listOf(text(60), 20)) },
  paper: {
    who: person,
    shows: oneOf('certificate', 'bank-card', 'identity-card', 'other'),
    sha256: matching(/^[0-9a-f]{64}$/),
    bytes: whole(1, 1024 * 1024),
  },
  supply: { who: person, item: text(60), lot: optional(text(60)), quantity: whole(1, 1000) },
  referral: {
    who: person,
    to: oneOf('township', 'county', 'hospital'),
    reason: oneOf('abnormal-result', 'asked-for', 'follow-up', 'other'),
    day,
    note: optional(text(500)),
  },
  fact: {
    value: (value) => value !== undefined && (typeof value !== 'object' || value === null),
    from: optional(day),
    until: optional(day),
  },
  consent: {
    answer: oneOf('yes', 'no'),
    textVersion: whole(1, 100_000),
    language: oneOf('zh-CN', 'en'),
    readAloud: flag,
    guardian: optional(person),
  },
  death: { day },
  move: { day, area },
  birth: {
    parent: person,
    otherParent: optional(person),
    day,
    name: text(60),
    sex,
    household: optional(id),
    area: optional(area),
  },
  newcomer: {
    name: text(60),
    sex,
    born: day,
    area,
    since: day,
    household: optional(id),
    phone: optional(phone),
  },
};

function shapeOf({ kind }: Field, value: { readonly [name: string]: Value }): Shape {
  if (kind !== 'step') return shapes[kind] ?? {};
  if (value.outcome === 'declined') return { ...outcome, reviewDay: optional(day) };
  return value.outcome === 'booked' ? { ...outcome, bookedFor: instant } : outcome;
}

/** The first part of a value that its field does not take; undefined: it takes it. null is taken by every field. */
export function findFault(field: Field, value: Value): string | undefined {
  if (value === null) return undefined;
  const check = plain[field.kind];
  if (check) return check(value) ? undefined : 'value';
  if (typeof value !== 'object' || Array.isArray(value)) return 'value';
  const parts = value as { readonly [name: string]: Value };
  const shape = shapeOf(field, parts);
  const unknown = Object.keys(parts).find((name) => !Object.hasOwn(shape, name));
  return unknown ?? Object.keys(shape).find((name) => !shape[name]!(parts[name]));
}

const event: Shape = {
  id: (value) => typeof value === 'string' && isUuid(value),
  number: whole(1, Number.MAX_SAFE_INTEGER),
  record: (value) => typeof value === 'string' && isRecordRef(value),
  field: text(300),
  value: (value) => value !== undefined,
  base: listOf((one) => typeof one === 'string' && isUuid(one), 50),
  saidAt: instant,
  about: person,
};

/** The first part of an event that is missing, wrong or too much; undefined: it is an event. */
export function findEventFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'event';
  const parts = value as Record<keyof PhoneEvent, Value>;
  const unknown = Object.keys(parts).find((name) => !Object.hasOwn(event, name));
  return (
    unknown ?? Object.keys(event).find((name) => !event[name]!(parts[name as keyof PhoneEvent]))
  );
}
