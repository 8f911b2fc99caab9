/** Saying something: one event, sealed and durable before anybody is told that it is saved. */
import { eventText, numberOfRef, type PersonRef, type Value } from '../../../model/sync/event.ts';
import { findField } from '../../../model/sync/fields.ts';
import { merged, type Version } from '../../../model/sync/merge.ts';
import { captureKeyOf, phoneError } from '../lock/gate.ts';
import { type Cryptography, fromJsonBytes, jsonBytes, openSealedTo, sealTo } from '../lock/seal.ts';
import { type DeviceRow, hiddenName } from '../lock/vault.ts';
import type { Kept } from '../state/kept.ts';
import { remove } from '../store/rows.ts';
import { type Change, codeOf, type Key, type Store } from '../store/store.ts';
import { type Holdings, saidIn } from './holdings.ts';

/** An event before it is known what it replaces. */
export type Telling = Pick<Kept, 'id' | 'record' | 'field' | 'value' | 'saidAt' | 'about'>;

/** What is written down while the store is shut. */
export type Captured =
  | ({ readonly kind: 'event' } & Telling)
  | { readonly kind: 'draft'; readonly name: string; readonly value: Value };

/** Of a signed text; the server takes a little more. */
const TEXT_MAX = 8_000;

/** Errors: PHONE_FIELD_UNKNOWN, PHONE_TEXT_LONG. */
export function checkTelling(telling: Telling): void {
  if (findField(telling.record, telling.field) === undefined) {
    throw phoneError('PHONE_FIELD_UNKNOWN', { field: telling.field });
  }
  const { length } = eventText({ ...telling, base: [], number: Number.MAX_SAFE_INTEGER });
  if (length > TEXT_MAX) throw phoneError('PHONE_TEXT_LONG', { length, most: TEXT_MAX });
}

/** Versions that stand in a field, as far as the phone knows: those of its own and those that the server named. */
export function headsOf(
  holdings: Holdings,
  { record, field }: Pick<Telling, 'record' | 'field'>,
): readonly string[] {
  const aliases = aliasesOf(holdings, record);
  const own = saidIn(holdings).filter((one) => one.field === field && aliases.has(one.record));
  const ids = new Set(own.map(({ id }) => id));
  const told = [...aliases].flatMap((one) => {
    const number = one.startsWith('visit/') ? undefined : numberOfRef(one as PersonRef);
    return (number === undefined ? undefined : holdings.people.get(number)?.heads[field]) ?? [];
  });
  const versions: readonly Version[] = [
    ...own,
    ...told.filter((id) => !ids.has(id)).map((id) => ({ id, value: null, base: [] })),
  ];
  return merged(versions)?.heads.map(({ id }) => id) ?? [];
}

/** Both names of somebody who was registered here and has a number since. */
export function aliasesOf(holdings: Holdings, record: string): ReadonlySet<string> {
  const names = new Set([record]);
  for (const { record: one, receipt } of saidIn(holdings)) {
    if (receipt?.person === undefined) continue;
    const number = `person/${receipt.person}`;
    if (one === record) names.add(number);
    if (number === record) names.add(one);
  }
  return names;
}

/** Writes it down; makes room where there is none. Errors: PHONE_FULL. */
export async function tell(store: Store, holdings: Holdings, telling: Telling): Promise<Kept> {
  const kept: Kept = { ...telling, base: headsOf(holdings, telling) };
  for (;;) {
    const row = Math.max(0, ...holdings.events.keys()) + 1;
    const change = await holdings.rows.put('event', row, kept, true);
    try {
      await writeMakingRoom(store, holdings, [change]);
      holdings.events.set(row, kept);
      return kept;
    } catch (error) {
      if (codeOf(error) !== 'STORE_TAKEN') throw error;
      await rereadEvents(holdings);
    }
  }
}

/** Another window wrote: its events are ours. */
async function rereadEvents(holdings: Holdings): Promise<void> {
  const { rows } = await holdings.rows.all('event');
  for (const [row, kept] of rows as Map<number, Kept>) holdings.events.set(row, kept);
}

/** Photos go first, then the room that was kept free for this. Errors: PHONE_FULL. */
export async function writeMakingRoom(
  store: Store,
  holdings: Holdings | undefined,
  changes: readonly Change[],
): Promise<void> {
  const tries = [
    () => store.write(changes),
    async () => {
      await shedPapers(store, holdings);
      await store.write(changes);
    },
    async () => {
      await store.write([remove('reserve', 1)]);
      await store.write(changes);
    },
  ];
  for (const one of tries) {
    try {
      return await one();
    } catch (error) {
      if (codeOf(error) !== 'STORE_FULL') throw error;
    }
  }
  throw phoneError('PHONE_FULL');
}

async function shedPapers(store: Store, holdings: Holdings | undefined): Promise<void> {
  const papers = await store.all('paper');
  if (papers.size === 0) return;
  await store.write([...papers.keys()].map((key) => remove('paper', key)));
  if (!holdings) return;
  const sync = { ...holdings.sync, papersShed: holdings.sync.papersShed + papers.size };
  const kept = [...holdings.papers.values()].filter(({ code }) => code !== undefined);
  await store.write([
    await holdings.rows.put('meta', 'sync', sync),
    await holdings.rows.put('meta', 'papers', kept),
  ]);
  holdings.sync = sync;
  holdings.papers.clear();
  for (const paper of kept) holdings.papers.set(paper.id, paper);
}

/** Seals to the key whose other half is inside. `after`: the last row that was written. */
export async function capture(
  cryptography: Cryptography,
  store: Store,
  device: DeviceRow,
  captured: Captured,
): Promise<void> {
  for (;;) {
    const keys = [...(await store.all('captured')).keys()] as number[];
    const key = Math.max(0, ...keys) + 1;
    const place = ['captured', key] as const;
    const bytes = await sealTo(cryptography, captureKeyOf(device), place, jsonBytes(captured));
    try {
      return await writeMakingRoom(store, undefined, [
        { table: 'captured', key, bytes, isNew: true },
      ]);
    } catch (error) {
      if (codeOf(error) !== 'STORE_TAKEN') throw error;
    }
  }
}

/** Takes in what was written down while the store was shut, all in one go. */
export async function takeCaptured(
  cryptography: Cryptography,
  store: Store,
  holdings: Holdings,
): Promise<void> {
  const changes: Change[] = [];
  // Later ones replace earlier ones, so these have to be known while those are read.
  const events = new Map(holdings.events);
  const drafts = new Map(holdings.drafts);
  for (const [key, bytes] of await store.all('captured')) {
    const place = ['captured', key] as const;
    const opened = await openSealedTo(cryptography, holdings.keys.capture, place, bytes);
    if (opened === undefined) {
      holdings.unreadable++;
      continue;
    }
    const captured = fromJsonBytes(opened) as Captured;
    changes.push(remove('captured', key));
    if (captured.kind === 'draft') {
      const { key: row, change } = await draftChange(cryptography, holdings, captured);
      changes.push(change);
      drafts.set(captured.name, { key: row, value: captured.value });
    } else {
      const { kind: _, ...telling } = captured;
      const row = Math.max(0, ...events.keys()) + 1;
      const kept: Kept = { ...telling, base: headsOf({ ...holdings, events }, telling) };
      events.set(row, kept);
      changes.push(await holdings.rows.put('event', row, kept, true));
    }
  }
  if (changes.length === 0) return;
  await writeMakingRoom(store, holdings, changes);
  for (const [row, kept] of events) holdings.events.set(row, kept);
  for (const [name, draft] of drafts) holdings.drafts.set(name, draft);
}

/** Saves a draft. Its row is named by a keyed hash: names speak of households. */
export async function saveDraft(
  cryptography: Cryptography,
  store: Store,
  holdings: Holdings,
  draft: { readonly name: string; readonly value: Value },
): Promise<void> {
  const { key, change } = await draftChange(cryptography, holdings, draft);
  await writeMakingRoom(store, holdings, [change]);
  holdings.drafts.set(draft.name, { key, value: draft.value });
}

async function draftChange(
  cryptography: Cryptography,
  holdings: Holdings,
  { name, value }: { readonly name: string; readonly value: Value },
): Promise<{ readonly key: Key; readonly change: Change }> {
  const known = holdings.drafts.get(name)?.key;
  const key = known ?? (await hiddenName(cryptography, holdings.keys, name));
  return { key, change: await holdings.rows.put('draft', key, { name, value }) };
}

/**
 * Takes back. What was never sent is deleted, and nothing is left of it; else an event says so, unless something
 * newer stands already.
 */
export async function undo(
  store: Store,
  holdings: Holdings,
  event: string,
  fresh: Pick<Telling, 'id' | 'saidAt'>,
): Promise<void> {
  const found = [...holdings.events].find(([, { id }]) => id === event);
  const kept = found?.[1] ?? saidIn(holdings).find(({ id }) => id === event);
  if (kept === undefined || !headsOf(holdings, kept).includes(event)) return;
  if (found && kept.sent === undefined) {
    const onDisk = (await holdings.rows.find('event', found[0])) as Kept | undefined;
    if (onDisk?.sent === undefined) {
      await store.write([remove('event', found[0])]);
      holdings.events.delete(found[0]);
      return;
    }
  }
  const { record, field, about } = kept;
  await tell(store, holdings, { ...fresh, record, field, about, value: null });
}
