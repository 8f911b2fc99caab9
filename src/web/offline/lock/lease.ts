/**
 * The lent half of the key and until when it may be kept. Time is the phone's; the end is moved by how far its clock
 * is off, so that a clock that is years wrong changes nothing as long as nobody turns it.
 */

/** As it lies in the store. Moments are milliseconds of the phone's clock. */
export type LeaseRow = {
  /** base64; absent when it was taken away. */
  readonly share?: string;
  readonly until: number;
  /** The latest moment that was ever seen. */
  readonly seen: number;
  /** How far the phone's clock was ahead of the server's, in milliseconds. */
  readonly ahead: number;
  /** The last contact. */
  readonly since: number;
};

/** Networks set clocks right by a little; more than this backwards is somebody's hand. */
const BACKWARDS_MAX = 120_000;

export type LentShare = { readonly share: string; readonly until: string; readonly now: string };

export function leaseFrom({ share, until, now }: LentShare, here: number): LeaseRow {
  const ahead = here - Date.parse(now);
  return { share, until: Date.parse(until) + ahead, seen: here, ahead, since: here };
}

/** Whether the share may be used: it is there, its end has not come, and the clock was not set back. */
export const isLent = ({ share, until, seen }: LeaseRow, now: number): boolean =>
  share !== undefined && now < until && now >= seen - BACKWARDS_MAX;

/** Without its share. */
export const ended = ({ share: _, ...rest }: LeaseRow): LeaseRow => rest;
