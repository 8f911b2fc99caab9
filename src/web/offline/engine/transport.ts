/** The calls that a phone makes, and the one error that means that the server was not reached. */
import type { AnswerOf } from '../../../api/contract.ts';
import type { addDevice, listDevices, renewLease } from '../../../api/contracts/phone/devices.ts';
import type {
  fetchAreas,
  fetchCaseload,
  fetchChanges,
  fetchPolicy,
  fetchReceipts,
  sendEvents,
  sendPaper,
} from '../../../api/contracts/phone/sync.ts';
import type { getStock } from '../../../api/contracts/service/stock.ts';
import type { SignedEvent } from '../../../model/sync/event.ts';
import { codeOf } from '../store/store.ts';

export type PublicKey = {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
};

/**
 * Every call may be made again: the server does nothing twice.
 * Errors: NO_CONNECTION for whatever is not an answer of this server, a hotel's sign-in page included; else the code
 * of the refusal.
 */
export type Transport = {
  readonly addDevice: (
    device: { readonly name: string; readonly key: PublicKey },
    signal: AbortSignal,
  ) => Promise<AnswerOf<typeof addDevice>>;
  readonly listDevices: (signal: AbortSignal) => Promise<AnswerOf<typeof listDevices>>;
  readonly renewLease: (
    device: number,
    signal: AbortSignal,
  ) => Promise<AnswerOf<typeof renewLease>>;
  readonly fetchCaseload: (
    device: number,
    after: number | undefined,
    signal: AbortSignal,
  ) => Promise<AnswerOf<typeof fetchCaseload>>;
  readonly fetchChanges: (
    device: number,
    since: { readonly after: number; readonly epoch: string; readonly policy: string },
    signal: AbortSignal,
  ) => Promise<AnswerOf<typeof fetchChanges>>;
  readonly fetchPolicy: (
    hash: string,
    signal: AbortSignal,
  ) => Promise<AnswerOf<typeof fetchPolicy>>;
  /** Known: the hash of the list that is here. */
  readonly fetchAreas: (
    known: string | undefined,
    signal: AbortSignal,
  ) => Promise<AnswerOf<typeof fetchAreas>>;
  readonly fetchStock: (signal: AbortSignal) => Promise<AnswerOf<typeof getStock>>;
  readonly sendEvents: (
    device: number,
    events: readonly SignedEvent[],
    signal: AbortSignal,
  ) => Promise<AnswerOf<typeof sendEvents>>;
  readonly fetchReceipts: (
    device: number,
    after: number,
    signal: AbortSignal,
  ) => Promise<AnswerOf<typeof fetchReceipts>>;
  readonly sendPaper: (
    device: number,
    piece: { readonly paper: string; readonly offset: number; readonly data: string },
    signal: AbortSignal,
  ) => Promise<AnswerOf<typeof sendPaper>>;
};

export const noConnection = (cause?: unknown) =>
  Object.assign(new Error('NO_CONNECTION', { cause }), { code: 'NO_CONNECTION' });

/** The code of a failed call; whatever has none did not come from the server. */
export const refusalOf = (error: unknown): string => codeOf(error) ?? 'NO_CONNECTION';
