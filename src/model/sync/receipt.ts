/** What became of an event, as the server tells the phone that sent it. */

/**
 * accepted: it counts. merged: kept, and another version counts or says the same. conflict: versions differ and
 * somebody decides. refused: the record does not take it, for the reason in `code`. waiting: it speaks of
 * somebody whose registration has not arrived. elsewhere: the worker no longer serves the person, or a registration
 * was not taken; it went to the unit that decides. held: the device is reported lost.
 */
export type ReceiptState =
  | 'accepted'
  | 'merged'
  | 'conflict'
  | 'refused'
  | 'waiting'
  | 'elsewhere'
  | 'held';

export type Receipt = {
  /** Of the event. */
  readonly id: string;
  /** Its number on the device. */
  readonly number: number;
  readonly state: ReceiptState;
  /** Error code, where it is refused, or went to an office because a registration was. */
  readonly code?: string;
  /** Change number with which everybody sees what it did. */
  readonly seq?: number;
  /** Number of the person that a registration made. */
  readonly person?: number;
};
