/** How people and visits are named in addresses: by number or random name, never by anything that says who it is. */
import { isUuid, type PersonRef, type RecordRef } from '../../../model/sync/event.ts';

/** `person/12` is 12 in an address; visits and people who are new have random names. */
export const paramOf = (ref: RecordRef): string => ref.slice(ref.indexOf('/') + 1);

/** Whom an address names; undefined for nobody that a phone can hold. */
export function findRef(param: string): PersonRef | undefined {
  if (isUuid(param)) return `new/${param}`;
  return /^[1-9]\d{0,15}$/.test(param) ? `person/${Number(param)}` : undefined;
}
