/**
 * A server in memory that does what the contracts of sync say and nothing more: slow, plain and obviously right, to
 * be held beside phones in tests. Its network may lose a call, or the answer to one.
 */
import type { AnswerOf } from '../../../api/contract.ts';
import type { getStock } from '../../../api/contracts/service/stock.ts';
import type { fetchAreas, fetchCaseload } from '../../../api/contracts/phone/sync.ts';
import type { PackedPerson } from '../../../model/sync/caseload.ts';
import type { PhoneEvent, SignedEvent } from '../../../model/sync/event.ts';
import { merged } from '../../../model/sync/merge.ts';
import type { Receipt } from '../../../model/sync/receipt.ts';
import { noConnection, type PublicKey, type Transport } from '../engine/transport.ts';
import { fromBase64, toBase64, utf8 } from '../lock/seal.ts';

export type Fate = 'arrives' | 'is-lost' | 'answer-is-lost';

export type MemoryServer = {
  readonly transport: Transport;
  readonly events: Map<string, PhoneEvent>;
  readonly people: Map<number, { readonly person: PackedPerson; readonly seq: number }>;
  readonly papers: Map<string, number>;
  /** Counts every call. */
  calls: number;
  now: () => number;
  epoch: string;
  policy: { readonly hash: string; readonly definition: string };
  areas: Required<AnswerOf<typeof fetchAreas>>;
  stock: AnswerOf<typeof getStock>['stock'];
  state: 'active' | 'lost' | 'ended' | 'unknown';
  /** Refused fields, with the code. */
  readonly refuses: Map<string, string>;
  fate: () => Fate;
  /** Puts somebody on record, or changes her. */
  readonly put: (person: PackedPerson) => void;
  /** As a restored backup: events from a number of seconds ago on are gone. */
  readonly restore: (keep: (event: PhoneEvent) => boolean) => void;
};

const PEOPLE_PER_PAGE = 3;
const LEASE_HOURS = 72;

/** What only the server itself knows. */
type Inside = { readonly share: string; seq: number; key: PublicKey | undefined };

export function memoryServer(now: () => number): MemoryServer {
  const inside: Inside = {
    share: toBase64(new Uint8Array(32).fill(7)),
    seq: 1,
    key: undefined,
  };
  let restored = 0;
  const blank = new Map<number, PackedPerson>();
  const server: Omit<MemoryServer, 'transport'> = {
    events: new Map(),
    people: new Map(),
    papers: new Map(),
    refuses: new Map(),
    calls: 0,
    now,
    epoch: epochOf(0),
    policy: { hash: '0'.repeat(64), definition: '' },
    areas: { hash: '1'.repeat(64), areas: [] },
    stock: [],
    state: 'active',
    fate: () => 'arrives',
    put: (person) => {
      blank.set(person.id, person);
      const row = { person: stateOf(server, person), seq: ++inside.seq };
      server.people.set(person.id, row);
    },
    restore: (keep) => {
      for (const [id, event] of server.events) if (!keep(event)) server.events.delete(id);
      server.epoch = epochOf(++restored);
      for (const person of blank.values()) server.put(person);
    },
  };
  const transport = { ...fetching(server, inside), ...sending(server, inside) };
  return Object.assign(server, { transport });
}

type Server = Omit<MemoryServer, 'transport'>;

const fetching = (
  server: Server,
  inside: Inside,
): Omit<Transport, 'sendEvents' | 'fetchReceipts' | 'sendPaper'> => ({
  addDevice: ({ key }) =>
    answered(server, () => {
      inside.key = key;
      server.state = 'active';
      return { device: 1, lease: lease(server, inside.share) };
    }),
  listDevices: () =>
    answered(server, () => {
      const numbers = [...server.events.values()].map(({ number }) => number);
      const missing = Math.max(0, ...numbers) - numbers.length;
      const own = { id: 1, name: '', state: 'active', addedAt: '' } as const;
      return { devices: [{ ...own, events: numbers.length, missing }] };
    }),
  renewLease: () => answered(server, () => lease(server, inside.share)),
  fetchCaseload: (_, after = 0) =>
    answered(server, () => {
      const all = [...server.people.values()].map(({ person }) => person);
      const rest = all.filter(({ id }) => id > after).toSorted((a, b) => a.id - b.id);
      const people = rest.slice(0, PEOPLE_PER_PAGE);
      const next = rest.length > PEOPLE_PER_PAGE ? people.at(-1)!.id : undefined;
      const page = { ...headOf(server), cursor: inside.seq, people: told(people) };
      return { ...page, ...(next !== undefined && { next }) };
    }),
  fetchChanges: (_, { after, epoch }) =>
    answered(server, () => ({
      ...headOf(server),
      cursor: inside.seq,
      people: told(
        [...server.people.values()].filter(({ seq }) => seq > after).map(({ person }) => person),
      ),
      gone: [],
      isWhole: epoch !== server.epoch,
      hasMore: false,
    })),
  fetchPolicy: () => answered(server, () => ({ definition: server.policy.definition })),
  fetchAreas: (known) =>
    answered(server, () => (known === server.areas.hash ? { hash: known } : server.areas)),
  fetchStock: () => answered(server, () => ({ stock: server.stock })),
});

const sending = (
  server: Server,
  inside: Inside,
): Pick<Transport, 'sendEvents' | 'fetchReceipts' | 'sendPaper'> => ({
  sendEvents: (_, events) =>
    answered(server, async () => {
      const receipts: Receipt[] = [];
      for (const one of events) {
        receipts.push(await take(server, inside.key!, one, () => ++inside.seq));
      }
      return { epoch: server.epoch, receipts };
    }),
  fetchReceipts: (_, after) =>
    answered(server, () => ({
      epoch: server.epoch,
      receipts: [...server.events.values()]
        .filter(({ number }) => number > after)
        .map((event) => receiptOf(server, event, inside.seq)),
      hasMore: false,
    })),
  sendPaper: (_, { paper, offset, data }) =>
    answered(server, () => {
      const received = Math.max(server.papers.get(paper) ?? 0, offset + fromBase64(data).length);
      server.papers.set(paper, received);
      const event = [...server.events.values()].find(({ field }) => field === `paper/${paper}`);
      const { bytes = 0 } = (event?.value ?? {}) as { readonly bytes?: number };
      return { received, isWhole: received >= bytes };
    }),
});

/** Rows as the contract names them: the same, but for tuples that are lists there. */
const told = (people: readonly PackedPerson[]) =>
  people as unknown as AnswerOf<typeof fetchCaseload>['people'];

const epochOf = (count: number) => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;

const headOf = ({ epoch, policy }: Server) => ({ epoch, policy: policy.hash });

function lease(server: Server, share: string) {
  if (server.state !== 'active') {
    const code = `DEVICE_${server.state.toUpperCase()}`;
    throw Object.assign(new Error(code), { code, status: 403 });
  }
  const now = server.now();
  return {
    share,
    until: new Date(now + LEASE_HOURS * 3_600_000).toISOString(),
    epoch: server.epoch,
    now: new Date(now).toISOString(),
  };
}

async function answered<T>(server: Server, act: () => T | Promise<T>): Promise<T> {
  server.calls++;
  const fate = server.fate();
  if (fate === 'is-lost') throw noConnection();
  const answer = await act();
  if (fate === 'answer-is-lost') throw noConnection();
  return structuredClone(answer);
}

async function take(
  server: Server,
  key: PublicKey,
  { text, signature }: SignedEvent,
  nextSeq: () => number,
): Promise<Receipt> {
  const how = { name: 'ECDSA', namedCurve: 'P-256' };
  const publicKey = await crypto.subtle.importKey('jwk', key, how, false, ['verify']);
  const isSigned = await crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    publicKey,
    fromBase64(signature),
    utf8(text),
  );
  if (!isSigned)
    throw Object.assign(new Error('signature'), { code: 'PHONE_SIGNATURE', status: 403 });
  const event = JSON.parse(text) as PhoneEvent;
  const known = server.events.get(event.id);
  if (known && JSON.stringify(known) !== text) throw new Error('two events of one id');
  if (!known) {
    server.events.set(event.id, event);
    const number = Number(event.record.replace('person/', ''));
    const row = server.people.get(number);
    if (row) server.people.set(number, { person: stateOf(server, row.person), seq: nextSeq() });
  }
  return receiptOf(server, event, nextSeq());
}

function receiptOf({ refuses }: Server, { id, number, field }: PhoneEvent, seq: number): Receipt {
  const code = refuses.get(field);
  return { id, number, ...(code ? { state: 'refused', code } : { state: 'accepted', seq }) };
}

/** The person with what all events about her come to. Only the field `phone` has an effect. */
function stateOf({ events }: Server, person: PackedPerson): PackedPerson {
  const own = [...events.values()].filter(({ record }) => record === `person/${person.id}`);
  const fields = Map.groupBy(own, ({ field }) => field);
  const heads = Object.fromEntries(
    [...fields].map(([field, versions]) => [field, merged(versions)!.heads.map(({ id }) => id)]),
  );
  const { phone: _, ...rest } = person;
  const said = merged(fields.get('phone') ?? []);
  const phone = said ? said.standing.value : person.phone;
  return { ...rest, heads, ...(typeof phone === 'string' && { phone }) };
}
