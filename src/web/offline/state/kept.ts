/** What was said on this phone, as it is kept, and which of it the server's answers do not hold yet. */
import type { PhoneEvent, SignedEvent } from '../../../model/sync/event.ts';
import type { Receipt } from '../../../model/sync/receipt.ts';
import type { Said, Whereabouts } from '../phone.ts';

/** An event without its number is on no way yet: it gets one, and the signature, before it is first sent. */
export type Kept = Omit<PhoneEvent, 'number'> & {
  readonly sent?: SignedEvent & { readonly number: number };
  readonly receipt?: Receipt;
  /** Put away by the worker, who has read why it was refused. */
  readonly isAway?: true;
  /** Milliseconds of the server's clock: since then nothing can become of it any more. */
  readonly settledAt?: number;
};

export const whereIs = ({ receipt }: Kept): Whereabouts => receipt?.state ?? 'here';

export const saidFrom = ({
  sent: _,
  receipt,
  isAway: __,
  settledAt: ___,
  ...said
}: Kept): Said => ({
  ...said,
  where: receipt?.state ?? 'here',
  ...(receipt?.code !== undefined && { code: receipt.code }),
});

/** Whether the server will never make it count as it is. */
export const isInTray = ({ receipt, isAway }: Kept): boolean =>
  !isAway && (receipt?.state === 'refused' || receipt?.state === 'elsewhere');

/** Whether somebody else said otherwise, and it is to be decided which of both counts. */
export const isContested = ({ receipt, isAway }: Kept): boolean =>
  !isAway && receipt?.state === 'conflict';

/**
 * Whether it has to be laid over what the server told: until the change with which everybody sees it has been
 * fetched. What was refused or went elsewhere counts nowhere.
 */
export function isPending({ receipt }: Kept, cursor: number): boolean {
  if (receipt === undefined || receipt.state === 'waiting') return true;
  if (!isTaken(receipt)) return false;
  return receipt.seq !== undefined && receipt.seq > cursor;
}

const isTaken = ({ state }: Receipt): boolean =>
  state === 'accepted' || state === 'merged' || state === 'conflict';

/** Whether nothing can become of it any more that a worker should see, so that it is only kept to be sent again. */
export const isSettled = (kept: Kept, cursor: number): boolean =>
  kept.receipt !== undefined &&
  !isPending(kept, cursor) &&
  (kept.isAway === true || kept.receipt.state === 'accepted' || kept.receipt.state === 'merged');
