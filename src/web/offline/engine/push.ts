/** What was said goes to the server in order, and what became of it comes back. Everything may be sent again. */
import { EVENTS_MAX } from '../../../api/contracts/phone/sync.ts';
import { eventText, type SignedEvent } from '../../../model/sync/event.ts';
import type { Receipt } from '../../../model/sync/receipt.ts';
import { signed } from '../lock/vault.ts';
import { isSettled, type Kept } from '../state/kept.ts';
import { remove } from '../store/rows.ts';
import type { Change } from '../store/store.ts';
import type { Context } from './context.ts';
import { outOf, saidIn } from './holdings.ts';
import { refusalOf } from './transport.ts';

/** Bytes of one call, below what a server takes. */
const BATCH_BYTES_MAX = 200_000;
/** Settled events are kept so long, for a server that is restored from a backup. */
const KEPT_DAYS = 30;
const EVENTS_PER_PAGE = 100;

type Numbered = Kept & Required<Pick<Kept, 'sent'>>;

/** Sends until everything has a receipt, or the server gives none. */
export async function push(context: Context): Promise<void> {
  const total = waitingIn(context).length;
  for (let left = total; left > 0; ) {
    context.progress({ doing: 'sending', done: total - left, total });
    const batch = await context.serially(() => prepare(context));
    await send(context, batch);
    const now = waitingIn(context).length;
    if (now >= left) return;
    left = now;
  }
}

const waitingIn = ({ holdings }: Context) =>
  outOf(holdings.events).filter(([, { receipt }]) => receipt === undefined);

/** The next batch, numbered and signed on disk before a byte of it leaves. */
async function prepare(context: Context): Promise<readonly Numbered[]> {
  const { holdings, store } = context;
  let { nextNumber } = holdings.sync;
  let bytes = 0;
  const batch: Numbered[] = [];
  const fresh: (readonly [number, Numbered])[] = [];
  for (const [row, kept] of waitingIn(context).slice(0, EVENTS_MAX)) {
    const ready = kept.sent
      ? { ...kept, sent: kept.sent }
      : { ...kept, sent: await signedEvent(context, kept, nextNumber) };
    bytes += ready.sent.text.length * 3 + 200;
    if (batch.length > 0 && bytes > BATCH_BYTES_MAX) break;
    batch.push(ready);
    if (kept.sent) continue;
    nextNumber++;
    fresh.push([row, ready]);
  }
  if (fresh.length > 0) {
    const sync = { ...holdings.sync, nextNumber };
    const changes = fresh.map(([row, kept]) => holdings.rows.put('event', row, kept));
    await store.write([
      ...(await Promise.all(changes)),
      await holdings.rows.put('meta', 'sync', sync),
    ]);
    for (const [row, kept] of fresh) holdings.events.set(row, kept);
    holdings.sync = sync;
  }
  return batch;
}

async function signedEvent(
  { cryptography, holdings }: Context,
  { receipt: _, isAway: __, sent: ___, settledAt: ____, ...event }: Kept,
  number: number,
): Promise<NonNullable<Kept['sent']>> {
  const text = eventText({ ...event, number });
  return { number, text, signature: await signed(cryptography, holdings.keys, text) };
}

/**
 * Sends a batch and keeps the receipts. A batch that does not get through is halved: a bad network carries little at a
 * time. One that the server does not take as it is is halved until the one event is found that it means; that one is
 * refused, and those behind it go on.
 */
async function send(context: Context, batch: readonly Numbered[]): Promise<void> {
  const { holdings, transport, signal, serially } = context;
  if (batch.length === 0) return;
  const events = batch.map(
    ({ sent }): SignedEvent => ({ text: sent.text, signature: sent.signature }),
  );
  try {
    const { epoch, receipts } = await transport.sendEvents(holdings.device, events, signal);
    if (epoch !== holdings.sync.epoch) await serially(() => context.restart(epoch));
    await serially(() => takeReceipts(context, receipts));
  } catch (error) {
    const code = formRefusal(error);
    const isCut = refusalOf(error) === 'NO_CONNECTION' && !signal.aborted;
    if (batch.length > 1 && (isCut || code !== undefined)) {
      const half = Math.ceil(batch.length / 2);
      await send(context, batch.slice(0, half));
      await send(context, batch.slice(half));
    } else if (code === undefined) {
      throw error;
    } else {
      const { id, sent } = batch[0]!;
      await serially(() =>
        takeReceipts(context, [{ id, number: sent.number, state: 'refused', code }]),
      );
    }
  }
}

/** The code, where the server will never take these bytes as they are; not where it is busy or asks who we are. */
function formRefusal(error: unknown): string | undefined {
  const { status = 0, code } = error as { readonly status?: number; readonly code?: string };
  const isForEver = [400, 413, 422].includes(status) || code?.startsWith('PHONE_');
  return isForEver ? code : undefined;
}

/** Receipts stand in the rows of their events. What was settled and no longer is comes back from its page. */
export async function takeReceipts(
  { holdings, store }: Context,
  receipts: readonly Receipt[],
): Promise<void> {
  const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  const withReceipt = (kept: Kept): Kept => ({ ...kept, receipt: byId.get(kept.id)! });
  const isNews = ({ id, receipt }: Kept) => byId.has(id) && !isSame(receipt, byId.get(id)!);
  const hasTurned = ({ id, receipt }: Kept) =>
    byId.has(id) && receipt?.state !== byId.get(id)!.state;
  const first = Math.max(0, ...holdings.events.keys()) + 1;
  const turned = [...holdings.sent.values()].flat().filter(hasTurned);
  const pages = [...holdings.sent]
    .filter(([, all]) => all.some(hasTurned))
    .map(([page, all]) => [page, all.filter((kept) => !hasTurned(kept))] as const);
  const fresh = [
    ...[...holdings.events].filter(([, kept]) => isNews(kept)),
    ...turned.map((kept, place) => [first + place, kept] as const),
  ].map(([row, kept]) => [row, withReceipt(kept)] as const);
  if (fresh.length === 0) return;
  await store.write(
    await Promise.all([
      ...fresh.map(([row, kept]) => holdings.rows.put('event', row, kept)),
      ...pages.map(([page, all]) => holdings.rows.put('sent', page, all)),
    ]),
  );
  for (const [row, kept] of fresh) holdings.events.set(row, kept);
  for (const [page, all] of pages) holdings.sent.set(page, all);
}

const isSame = (a: Receipt | undefined, b: Receipt): boolean =>
  a !== undefined &&
  a.state === b.state &&
  a.code === b.code &&
  a.seq === b.seq &&
  a.person === b.person;

/**
 * Asks how those stand of which nothing final is known, and on the first sync after opening whether the server has
 * events of this phone that the phone has not: its storage was lost or set back.
 */
export async function followUp(context: Context, isFirst: boolean): Promise<void> {
  const { holdings, transport, signal, serially } = context;
  const open = saidIn(holdings).flatMap((kept) =>
    kept.sent && (isUndecided(kept) || isContested(context, kept)) ? [kept.sent.number] : [],
  );
  if (open.length === 0 && !isFirst) return;
  let after = Math.min(...open.map((number) => number - 1), holdings.sync.nextNumber - 1);
  for (let hasMore = true; hasMore; ) {
    const told = await transport.fetchReceipts(holdings.device, after, signal);
    await serially(async () => {
      await takeReceipts(context, told.receipts);
      await countForgotten(context, told.receipts);
    });
    const last = Math.max(after, ...told.receipts.map(({ number }) => number));
    hasMore = told.hasMore && last > after;
    after = last;
  }
  if (isFirst) await countMissing(context);
}

/** What never arrived although everything was sent: rows that this phone or the way lost. */
async function countMissing(context: Context): Promise<void> {
  const { holdings, store, transport, signal, serially } = context;
  const { devices } = await transport.listDevices(signal);
  const missing = devices.find(({ id }) => id === holdings.device)?.missing ?? 0;
  if (missing === holdings.sync.missing) return;
  await serially(async () => {
    const sync = { ...holdings.sync, missing };
    await store.write([await holdings.rows.put('meta', 'sync', sync)]);
    holdings.sync = sync;
  });
}

const isUndecided = ({ receipt }: Kept): boolean =>
  receipt !== undefined && ['waiting', 'conflict', 'held', 'elsewhere'].includes(receipt.state);

/** Whether the server has just told of another version beside this one, so that its receipt may read otherwise. */
function isContested({ holdings, told }: Context, { id, record, field, receipt }: Kept): boolean {
  const number = receipt?.person ?? Number(record.replace('person/', ''));
  const heads = told.has(number) ? (holdings.people.get(number)?.heads[field] ?? []) : [];
  return heads.length > 1 && heads.includes(id);
}

/** Numbers that the server knows and this phone has yet to give: the storage was set back. They are never used again. */
async function countForgotten(
  { holdings, store }: Context,
  receipts: readonly Receipt[],
): Promise<void> {
  const { nextNumber, forgotten } = holdings.sync;
  const lost = receipts.filter(({ number }) => number >= nextNumber);
  if (lost.length === 0) return;
  const sync = {
    ...holdings.sync,
    nextNumber: Math.max(...lost.map(({ number }) => number)) + 1,
    forgotten: forgotten + lost.length,
  };
  await store.write([await holdings.rows.put('meta', 'sync', sync)]);
  holdings.sync = sync;
}

/**
 * Puts settled events on pages, and lets those go that are old enough.
 * @param at Milliseconds of the server's clock: that of the phone may be years off.
 */
export async function settle({ holdings, store }: Context, at: number): Promise<void> {
  const cursor = holdings.sync.cursor ?? 0;
  const settled = outOf(holdings.events).filter(([, kept]) => isSettled(kept, cursor));
  const oldest = at - KEPT_DAYS * 86_400_000;
  const isOver = (page: readonly Kept[]) =>
    page.every(({ settledAt }) => settledAt !== undefined && settledAt < oldest);
  const over = [...holdings.sent].flatMap(([page, all]) => (isOver(all) ? [page] : []));
  if (settled.length === 0 && over.length === 0) return;
  const last = Math.max(0, ...holdings.sent.keys());
  const open = holdings.sent.get(last) ?? [];
  const isFull = last === 0 || open.length >= EVENTS_PER_PAGE || over.includes(last);
  const page = isFull ? last + 1 : last;
  const all = [...(isFull ? [] : open), ...settled.map(([, kept]) => ({ ...kept, settledAt: at }))];
  const changes: Change[] = [
    ...settled.map(([row]) => remove('event', row)),
    ...over.map((old) => remove('sent', old)),
  ];
  if (settled.length > 0) changes.push(await holdings.rows.put('sent', page, all));
  await store.write(changes);
  for (const old of over) holdings.sent.delete(old);
  for (const [row] of settled) holdings.events.delete(row);
  if (settled.length > 0) holdings.sent.set(page, all);
}

/** Another epoch: what the old server said is void. In one transaction, so that nothing is between two places. */
export async function restart(
  { holdings, store }: Pick<Context, 'holdings' | 'store'>,
  epoch: string,
): Promise<void> {
  const again = [...holdings.sent.values()].flat().map(unanswered);
  const first = Math.max(0, ...holdings.events.keys()) + 1;
  const events = [
    ...[...holdings.events].map(([row, kept]): [number, Kept] => [row, unanswered(kept)]),
    ...again.map((kept, place): [number, Kept] => [first + place, kept]),
  ];
  const { cursor: _, first: __, ...sync } = { ...holdings.sync, epoch };
  const rows = await Promise.all(
    events.map(([row, kept]) => holdings.rows.put('event', row, kept)),
  );
  await store.write([
    ...rows,
    ...[...holdings.sent.keys()].map((page) => remove('sent', page)),
    await holdings.rows.put('meta', 'sync', sync),
  ]);
  for (const [row, kept] of events) holdings.events.set(row, kept);
  holdings.sent.clear();
  holdings.sync = sync;
}

const unanswered = ({ receipt: _, settledAt: __, ...kept }: Kept): Kept => kept;
