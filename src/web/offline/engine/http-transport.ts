/** The calls over HTTP: whatever does not look like an answer of this server counts as no connection. */
import { apiClient, ProblemError } from '../../../api/client.ts';
import type { Contract } from '../../../api/contract.ts';
import { addDevice, listDevices, renewLease } from '../../../api/contracts/phone/devices.ts';
import {
  fetchAreas,
  fetchCaseload,
  fetchChanges,
  fetchPolicy,
  fetchReceipts,
  sendEvents,
  sendPaper,
} from '../../../api/contracts/phone/sync.ts';
import { getStock } from '../../../api/contracts/service/stock.ts';
import { noConnection, type Transport } from './transport.ts';

export type HttpOptions = {
  readonly origin: string;
  readonly language: 'zh-CN' | 'en';
  readonly fetch?: typeof fetch;
  /** A call that takes longer is given up and made again later. Slow networks need their time. */
  readonly timeoutSeconds?: number;
};

/** A call that is cut is made again at once so often: in a storm a sync would else never get through all of its calls. */
const TRIES = 3;

export function httpTransport(options: HttpOptions): Transport {
  const { origin, language, timeoutSeconds = 60 } = options;
  const call = apiClient({ origin, language, fetch: onlyJson(options.fetch ?? fetch) });
  const ask = async <C extends Contract>(
    contract: C,
    request: Parameters<typeof call<C>>[1],
    signal: AbortSignal,
  ) => {
    const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]);
    for (let left = TRIES - 1; ; left--) {
      try {
        const { answer } = await call(contract, request, { signal: within });
        if (!hasShape(contract, answer)) throw noConnection();
        return answer;
      } catch (error) {
        if (error instanceof ProblemError && isProblem(error)) throw error;
        if (left === 0 || within.aborted) throw noConnection(error);
      }
    }
  };
  return {
    addDevice: (body, signal) => ask(addDevice, { body }, signal),
    listDevices: (signal) => ask(listDevices, {}, signal),
    renewLease: (id, signal) => ask(renewLease, { params: { id } }, signal),
    fetchCaseload: (device, after, signal) =>
      ask(
        fetchCaseload,
        { params: { device }, query: after === undefined ? {} : { after } },
        signal,
      ),
    fetchChanges: (device, query, signal) =>
      ask(fetchChanges, { params: { device }, query }, signal),
    fetchPolicy: (hash, signal) => ask(fetchPolicy, { params: { hash } }, signal),
    fetchAreas: (known, signal) =>
      ask(fetchAreas, { query: known === undefined ? {} : { known } }, signal),
    fetchStock: (signal) => ask(getStock, {}, signal),
    sendEvents: (device, events, signal) =>
      ask(sendEvents, { params: { device }, body: { events: [...events] } }, signal),
    fetchReceipts: (device, after, signal) =>
      ask(fetchReceipts, { params: { device }, query: { after } }, signal),
    sendPaper: (device, { paper, offset, data }, signal) =>
      ask(sendPaper, { params: { device, paper, offset }, body: { data } }, signal),
  };
}

/** Fetch that takes no other kind of content for an answer, and follows nobody elsewhere. */
const onlyJson =
  (fetchIt: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await fetchIt(input, { ...init, redirect: 'error', cache: 'no-store' });
    const type = response.headers.get('content-type') ?? '';
    if (!/^application\/(?:problem\+)?json\b/.test(type)) throw noConnection();
    return response;
  };

/** Whether everything that the contract promises is there; more may be. */
function hasShape({ answer }: Contract, value: unknown): boolean {
  const { required = [] } = answer as { readonly required?: readonly string[] };
  return (
    typeof value === 'object' &&
    value !== null &&
    required.every((name) => Object.hasOwn(value, name))
  );
}

const isProblem = ({ status, code }: ProblemError): boolean =>
  Number.isInteger(status) && typeof code === 'string' && code !== '';
