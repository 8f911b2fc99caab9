/**
 * What runs inside the browser that is measured: the phone's engine over IndexedDB, PouchDB with the same records, and
 * plain fetching. Built into one script and put into a page of the server.
 */
import PouchDB from 'pouchdb-browser';
import type { PackedPerson } from '../../src/model/sync/caseload.ts';
import { httpTransport } from '../../src/web/offline/engine/http-transport.ts';
import { openPhone, type OpenPhone } from '../../src/web/offline/open-phone.ts';
import { openDexieStore } from '../../src/web/offline/store/dexie-store.ts';

const PIN = '739164';

const timed = async <T>(work: () => Promise<T> | T): Promise<readonly [number, T]> => {
  const start = performance.now();
  const value = await work();
  return [performance.now() - start, value];
};

const newPhone = async (name: string): Promise<OpenPhone> =>
  openPhone({
    store: await openDexieStore(name, navigator.storage),
    transport: httpTransport({ origin: '', language: 'zh-CN' }),
    cryptography: {
      subtle: crypto.subtle,
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    },
    clock: { now: () => Date.now() },
  });

/** Sets a phone up and syncs once. Units: milliseconds. */
async function firstSync(name: string) {
  const phone = await newPhone(name);
  const [enrolMs] = await timed(() => phone.enrol('工作手机', PIN));
  const [syncMs, result] = await timed(() => phone.sync());
  if (!result.isDone) throw new Error(result.code);
  return { enrolMs, syncMs, people: phone.people().length };
}

/** Opens a phone that was set up: the PIN's key, then the store, then the list. Units: milliseconds. */
async function opening(name: string, day: number) {
  const phone = await newPhone(name);
  let keyAt = 0;
  const { subtle } = crypto;
  const derive = subtle.deriveBits.bind(subtle);
  subtle.deriveBits = async (...given) => {
    const bits = await derive(...given);
    keyAt = performance.now();
    return bits;
  };
  const start = performance.now();
  await phone.unlock(PIN);
  subtle.deriveBits = derive;
  const openedAt = performance.now();
  const rows = phone.today(day);
  const listedAt = performance.now();
  return {
    keyMs: keyAt - start,
    storeMs: openedAt - keyAt,
    listMs: listedAt - openedAt,
    rows: rows.length,
    people: phone.people().length,
  };
}

/** Says so many things about people held here; how long each takes until it is durable. */
async function saving(name: string, times: number): Promise<readonly number[]> {
  const phone = await newPhone(name);
  await phone.unlock(PIN);
  const people = phone.people();
  const taken: number[] = [];
  for (let nth = 0; nth < times; nth++) {
    const { ref } = people[(nth * 37) % people.length]!;
    const [ms] = await timed(() =>
      phone.say(phone.newRef('visit'), 'note', `一切都好 ${nth}`, ref),
    );
    taken.push(ms);
  }
  return taken;
}

/** Everybody, page by page, as the server tells it. */
async function fetchAll(device: number): Promise<readonly PackedPerson[]> {
  const people: PackedPerson[] = [];
  for (let query = ''; ; ) {
    const response = await fetch(`/api/devices/${device}/caseload${query}`);
    const page = JSON.parse(await response.text());
    people.push(...page.people);
    if (page.next === undefined) return people;
    query = `?after=${page.next}`;
  }
}

/** A phone's number, by the order in which they were set up. */
async function deviceOf(nth: number): Promise<number> {
  const { devices } = await (await fetch('/api/devices')).json();
  return devices[nth].id;
}

/** Fetching and reading alone, without storing: nothing can be faster. Units: milliseconds. */
async function floor() {
  const device = await deviceOf(0);
  const [ms, people] = await timed(() => fetchAll(device));
  return { ms, people: people.length };
}

/** PouchDB replicates the same records from one database of this browser to another. Units: milliseconds. */
async function pouch(name: string) {
  const people = await fetchAll(await deviceOf(0));
  const source = new PouchDB<PackedPerson>(`${name}-source`);
  const target = new PouchDB<PackedPerson>(`${name}-target`);
  await source.bulkDocs(people.map((person) => ({ ...person, _id: String(person.id) })));
  const [ms, done] = await timed(() => source.replicate.to(target, { batch_size: 200 }));
  const [saveMs] = await timed(() => target.put({ ...people[0]!, _id: `note-${people[0]!.id}` }));
  const [openMs, rows] = await timed(() => target.allDocs({ include_docs: true }));
  await source.destroy();
  await target.destroy();
  return { ms, saveMs, openMs, people: done.docs_written, rows: rows.rows.length };
}

Object.assign(globalThis, { bench: { firstSync, opening, saving, floor, pouch } });
