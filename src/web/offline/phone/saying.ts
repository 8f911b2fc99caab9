/** Saying, taking back, photos and drafts: what a visit calls. While the store is shut, saying goes on. */
import type { PhoneEvent, Value } from '../../../model/sync/event.ts';
import { capture, checkTelling, saveDraft, tell, type Telling, undo } from '../engine/telling.ts';
import { phoneError } from '../lock/gate.ts';
import type { Bytes, Cryptography } from '../lock/seal.ts';
import type { Drafts, NewPaper, Phone } from '../phone.ts';
import { remove } from '../store/rows.ts';
import { codeOf } from '../store/store.ts';
import { type Core, getDoor, getHoldings, serially, touch } from './inside.ts';

export function sayingOf(
  core: Core,
): Pick<Phone, 'newRef' | 'say' | 'undo' | 'addPaper' | 'drafts' | 'putAway'> {
  const { cryptography, store } = core.options;
  return {
    newRef: (kind) => `${kind}/${newUuid(cryptography)}`,
    say: (record, field, value, about) => say(core, { record, field, value, about }),
    undo: (event) => written(core, () => undo(store, getHoldings(core), event, stamp(core))),
    addPaper: (paper) => addPaper(core, paper),
    drafts: draftsOf(core),
    putAway: (event) => written(core, () => putAway(core, event)),
  };
}

/** A random UUID (version 4) from the phone's own source of randomness. */
export function newUuid({ randomBytes }: Cryptography): string {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

const stamp = ({ options }: Core): Pick<Telling, 'id' | 'saidAt'> => ({
  id: newUuid(options.cryptography),
  saidAt: new Date(options.clock.now()).toISOString(),
});

const written = async <T>(core: Core, write: () => Promise<T>): Promise<T> => {
  const result = await serially(core, write);
  // A failed sync keeps to its pause; else what is new goes out with the next look.
  if (core.failures === 0) core.nextSync = 0;
  touch(core);
  core.options.tellWindows();
  return result;
};

async function say(core: Core, said: Omit<Telling, 'id' | 'saidAt'>): Promise<PhoneEvent['id']> {
  const { cryptography, store } = core.options;
  const telling = { ...stamp(core), ...said };
  checkTelling(telling);
  const { device } = getDoor(core);
  await written(core, async () => {
    const { holdings } = core;
    if (holdings) await tell(store, holdings, telling);
    else await capture(cryptography, store, device, { kind: 'event', ...telling });
  });
  return telling.id;
}

/** The bytes first: an event that speaks of a photo which is nowhere would help nobody. */
async function addPaper(core: Core, { visit, who, shows, bytes }: NewPaper) {
  const { cryptography, store } = core.options;
  const id = newUuid(cryptography);
  const copy: Bytes = Uint8Array.from(bytes);
  const digest = new Uint8Array(await cryptography.subtle.digest('SHA-256', copy));
  await serially(core, async () => {
    const holdings = getHoldings(core);
    const paper = { id, bytes: copy.length };
    try {
      await store.write([
        await holdings.rows.putBytes('paper', id, copy),
        await holdings.rows.put('meta', 'papers', [...holdings.papers.values(), paper]),
      ]);
    } catch (error) {
      // Photos are what gives way, so none makes room for itself.
      throw codeOf(error) === 'STORE_FULL' ? phoneError('PHONE_FULL') : error;
    }
    holdings.papers.set(id, paper);
  });
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const value = { who, shows, sha256, bytes: copy.length };
  return say(core, { record: visit, field: `paper/${id}`, value, about: who });
}

function draftsOf(core: Core): Drafts {
  const { cryptography, store } = core.options;
  return {
    save: (name, value: Value) =>
      serially(core, async () => {
        const { holdings } = core;
        if (holdings) await saveDraft(cryptography, store, holdings, { name, value });
        else
          await capture(cryptography, store, getDoor(core).device, { kind: 'draft', name, value });
      }),
    find: (name) => core.holdings?.drafts.get(name)?.value,
    names: () => [...(core.holdings?.drafts.keys() ?? [])],
    remove: (name) =>
      serially(core, async () => {
        const draft = core.holdings?.drafts.get(name);
        if (!draft) return;
        await store.write([remove('draft', draft.key)]);
        core.holdings?.drafts.delete(name);
      }),
  };
}

async function putAway(core: Core, event: string): Promise<void> {
  const { store } = core.options;
  const holdings = getHoldings(core);
  const found = [...holdings.events].find(([, { id }]) => id === event);
  const field =
    found?.[1].field ?? [...holdings.sent.values()].flat().find(({ id }) => id === event)?.field;
  const papers = [...holdings.papers.values()].filter(
    ({ id, code }) => code === undefined || field !== `paper/${id}`,
  );
  const changes = [await holdings.rows.put('meta', 'papers', papers)];
  const away = found && { ...found[1], isAway: true as const };
  if (away) changes.push(await holdings.rows.put('event', found[0], away));
  await store.write(changes);
  if (away) holdings.events.set(found[0], away);
  holdings.papers.clear();
  for (const paper of papers) holdings.papers.set(paper.id, paper);
}
