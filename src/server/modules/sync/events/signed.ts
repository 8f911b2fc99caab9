/** Events as they arrive: their text, whether the phone signed it, and what it says. */
import { type KeyObject, verify } from 'node:crypto';
import {
  eventText,
  type PersonRef,
  type PhoneEvent,
  type SignedEvent,
} from '../../../../model/sync/event.ts';
import { type Field, findField, type PersonFields } from '../../../../model/sync/fields.ts';
import { findEventFault, findFault } from '../../../../model/sync/values.ts';
import { syncError } from '../errors.ts';

export type Arrived = SignedEvent & {
  readonly event: PhoneEvent;
  /** Undefined: no such field, or a value that it does not take. */
  readonly field: Field | undefined;
  /** Why it is refused whatever the record says. */
  readonly code?: 'PHONE_FIELD_UNKNOWN' | 'PHONE_VALUE_INVALID';
};

/**
 * An event that this phone signed.
 * Errors: PHONE_SIGNATURE for one that it did not sign, PHONE_EVENT_BROKEN for what is no event.
 */
export function arrivedOf({ text, signature }: SignedEvent, key: KeyObject): Arrived {
  const isSigned = verify(
    'sha256',
    Buffer.from(text),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64'),
  );
  if (!isSigned) throw syncError('PHONE_SIGNATURE');
  const event = eventOf(text);
  const field = findField(event.record, event.field);
  if (!field) return { text, signature, event, field: undefined, code: 'PHONE_FIELD_UNKNOWN' };
  const fault = findFault(field, event.value);
  if (fault === undefined) return { text, signature, event, field };
  return { text, signature, event, field: undefined, code: 'PHONE_VALUE_INVALID' };
}

/** Escapes of characters that no database keeps: NUL, and halves of surrogate pairs. */
const UNWRITABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

function eventOf(text: string): PhoneEvent {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw syncError('PHONE_EVENT_BROKEN', { place: 'text' });
  }
  const fault = findEventFault(value);
  if (fault !== undefined) throw syncError('PHONE_EVENT_BROKEN', { place: fault });
  const event = value as PhoneEvent;
  // Only one text says it, so what was signed and what is read are the same.
  if (eventText(event) !== text || UNWRITABLE.test(text)) {
    throw syncError('PHONE_EVENT_BROKEN', { place: 'text' });
  }
  return event;
}

/** Everybody whom an event speaks of, whose record it goes into first. */
export function peopleIn({ event, field }: Pick<Arrived, 'event' | 'field'>): readonly PersonRef[] {
  const { record, about, value } = event;
  const said = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const { who, parent, otherParent, guardian } = said as Readonly<Record<string, PersonRef>>;
  const named = field && 'who' in field ? field.who : undefined;
  const own = record.startsWith('visit/') || isRegistration(field) ? [] : [record as PersonRef];
  const all = [named, who, ...own, about, parent, otherParent, guardian];
  return [...new Set(all.filter((one) => one !== undefined))];
}

export const isRegistration = (field: Field | undefined): boolean =>
  field?.kind === 'birth' || field?.kind === 'newcomer';

/** Those without a number who must be registered before an event can be settled. */
export function awaitedBy({
  event,
  field,
}: Pick<Arrived, 'event' | 'field'>): readonly PersonRef[] {
  if (!isRegistration(field)) return peopleIn({ event, field }).filter(isNew);
  return parentsIn(event).filter(isNew);
}

const isNew = (ref: PersonRef) => ref.startsWith('new/');

/** Parents whom a registration names, the first of them first. */
export function parentsIn({ value }: Pick<PhoneEvent, 'value'>): readonly PersonRef[] {
  const { parent, otherParent } = (value ?? {}) as Partial<PersonFields['birth']>;
  return [...new Set([parent, otherParent])].filter((one) => one !== undefined);
}

/** An event that was kept, read again. */
export function readAgain({ text, signature }: SignedEvent): Arrived {
  const event = JSON.parse(text) as PhoneEvent;
  return { text, signature, event, field: findField(event.record, event.field) };
}

/** The name of an event that was taken. */
export const idOf = ({ text }: SignedEvent): string => (JSON.parse(text) as PhoneEvent).id;
