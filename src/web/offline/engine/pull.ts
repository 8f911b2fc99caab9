/** What the server tells: the whole caseload once, page by page, and from then on what changed. */
import type { PackedPerson } from '../../../model/sync/caseload.ts';
import { utf8 } from '../lock/seal.ts';
import type { Context } from './context.ts';
import type { SyncState } from './holdings.ts';
import { storePeople } from './pages.ts';
import { noConnection } from './transport.ts';

/** Told people come as the contract says, an id and a name at least; the rest of a row is the server's word. */
type Told = readonly { readonly id: number; readonly name: string }[];

/** Of a county without a policy in force. */
const NO_POLICY = '0'.repeat(64);

const packed = (people: Told): readonly PackedPerson[] => people as readonly PackedPerson[];

/** Fetches until nothing is left to tell. A cut anywhere is gone on from. */
export async function pull(context: Context): Promise<void> {
  const { holdings } = context;
  while (holdings.sync.cursor === undefined) await pullPage(context);
  for (let hasMore = true; hasMore; ) hasMore = await pullChanges(context);
  await pullPolicy(context);
}

async function pullPage(context: Context): Promise<void> {
  const { holdings, transport, store, signal, serially } = context;
  const { first, ...sync } = holdings.sync;
  const page = await transport.fetchCaseload(holdings.device, first?.after, signal);
  // Pages of two epochs or two policies do not fit together.
  const isOther = page.epoch !== sync.epoch || (first !== undefined && page.policy !== sync.policy);
  await serially(async () => {
    if (page.epoch !== sync.epoch) return context.restart(page.epoch);
    if (isOther) return storePeople(store, holdings, { people: [], gone: [], sync });
    const cursor = first?.cursor ?? page.cursor;
    const [after, last] = [first?.after ?? 0, page.next ?? Number.MAX_SAFE_INTEGER];
    const here = new Set(page.people.map(({ id }) => id));
    const gone = [...holdings.people.keys()].filter(
      (id) => id > after && id <= last && !here.has(id),
    );
    const next: SyncState = {
      ...sync,
      policy: page.policy,
      ...(page.next === undefined ? { cursor } : { first: { cursor, after: page.next } }),
    };
    await storePeople(store, holdings, { people: packed(page.people), gone, sync: next });
  });
  for (const { id } of page.people) context.told.add(id);
  context.progress({ doing: 'fetching', done: holdings.people.size });
}

/** Whether there is more to ask for. */
async function pullChanges(context: Context): Promise<boolean> {
  const { holdings, transport, store, signal, serially } = context;
  const { cursor, epoch, policy } = holdings.sync;
  if (cursor === undefined || policy === undefined) {
    await pullPage(context);
    return true;
  }
  const told = await transport.fetchChanges(
    holdings.device,
    { after: cursor, epoch, policy },
    signal,
  );
  for (const { id } of told.people) context.told.add(id);
  return serially(async () => {
    if (told.epoch !== epoch) {
      await context.restart(told.epoch);
      return true;
    }
    if (told.isWhole) {
      const { cursor: _, first: __, ...sync } = holdings.sync;
      await storePeople(store, holdings, { people: [], gone: [], sync });
      return true;
    }
    const isNews = told.people.length > 0 || told.gone.length > 0;
    if (isNews || told.cursor !== cursor || told.policy !== policy) {
      const sync = { ...holdings.sync, cursor: told.cursor, policy: told.policy };
      await storePeople(store, holdings, { people: packed(told.people), gone: told.gone, sync });
    }
    // Whoever promises more and tells nothing would be asked for ever.
    return told.hasMore && told.cursor > cursor;
  });
}

/** The rules that the answers rest on, once for each hash. */
async function pullPolicy(context: Context): Promise<void> {
  const { holdings, transport, store, signal, serially, cryptography } = context;
  const hash = holdings.sync.policy;
  if (hash === undefined || hash === NO_POLICY || holdings.policy?.hash === hash) return;
  context.progress({ doing: 'rules', done: 0 });
  const { definition } = await transport.fetchPolicy(hash, signal);
  const digest = new Uint8Array(await cryptography.subtle.digest('SHA-256', utf8(definition)));
  const text = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (text !== hash) throw noConnection();
  await serially(async () => {
    const policy = { hash, definition };
    await store.write([await holdings.rows.put('meta', 'policy', policy)]);
    holdings.policy = policy;
  });
}
