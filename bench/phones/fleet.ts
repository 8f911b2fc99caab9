/**
 * Many phones in one process, each with the engine of the application over a disk in memory. They begin where the log
 * stands, without the caseload: what is measured is what they do from then on.
 */
import { fork } from 'node:child_process';
import { isoDate, toDay } from '../../src/rules/index.ts';
import { fieldText } from '../../src/model/sync/fields.ts';
import { httpTransport } from '../../src/web/offline/engine/http-transport.ts';
import type { Transport } from '../../src/web/offline/engine/transport.ts';
import { openPhone, type OpenPhone } from '../../src/web/offline/open-phone.ts';
import { newDisk, openMemoryStore } from '../../src/web/offline/simulated/memory-store.ts';
import { ON } from '../county.ts';
import type { Visit, Worker } from './office.ts';
import { messageOf } from './serve.ts';

export type FleetFigures = {
  readonly syncs: number;
  readonly seconds: number;
  /** From when it was due until all was done, retries included. Units: milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Of those who were never asked to come again. */
  readonly p95AtFirst: number;
  /** Phones that were asked to come again, or found nobody, at least once. */
  readonly retried: number;
  /** Never done within the time given. */
  readonly failed: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly events: number;
  /** What became of the events. */
  readonly receipts: Readonly<Record<string, number>>;
  readonly cpuMs: number;
};

export type Order =
  /** Sets every phone up. */
  | { readonly do: 'enrol'; readonly origin: string; readonly workers: readonly Worker[] }
  /** Each phone that is next takes down a visit of six events, if `visits`; then it syncs at its moment. */
  | {
      readonly do: 'syncs';
      readonly perSecond: number;
      readonly count: number;
      readonly visits: boolean;
    }
  /** Every phone has so many visits to send; so many phones send at a time. */
  | { readonly do: 'push'; readonly visitsEach: number; readonly atOnce: number };

/** How long a phone goes on coming again. */
const PATIENCE_MS = 60_000;
const PIN = '704938';

export type Fleet = {
  readonly order: <Answer = FleetFigures>(order: Order) => Promise<Answer>;
  readonly stop: () => void;
};

export function startFleet(): Fleet {
  const child = fork(import.meta.filename, ['fleet']);
  return {
    order: (order) => {
      child.send(order);
      return messageOf(child);
    },
    stop: () => child.kill(),
  };
}

type Member = { readonly phone: OpenPhone; readonly visits: Visit[] };

const cryptography = {
  subtle: crypto.subtle,
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};

/** A phone that knows where the log stands. */
async function enrolled(origin: string, { cookie, visits }: Worker, rules: Rules): Promise<Member> {
  const real = httpTransport({
    origin,
    language: 'zh-CN',
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init?.headers, cookie } }),
  });
  let isNew = true;
  const transport: Transport = {
    ...real,
    fetchCaseload: async (device, after, signal) => {
      if (!isNew) return real.fetchCaseload(device, after, signal);
      isNew = false;
      const { epoch } = await real.renewLease(device, signal);
      const nothing = { after: 0, epoch, policy: '0'.repeat(64) };
      const head = await real.fetchChanges(device, nothing, signal);
      return { epoch, policy: head.policy, cursor: head.cursor, people: [] };
    },
    fetchPolicy: (hash, signal) => {
      rules.text ??= real.fetchPolicy(hash, signal);
      return rules.text;
    },
  };
  const phone = await openPhone({
    store: openMemoryStore(newDisk()),
    transport,
    cryptography,
    clock: { now: () => Date.now() },
    pinRounds: 1000,
    reserveBytes: 0,
  });
  await untilDone(() => phone.enrol('工作手机', PIN));
  await untilDone(async () => {
    const result = await phone.sync();
    if (!result.isDone) throw new Error(result.code);
  });
  return { phone, visits: [...visits] };
}

/** Again while the server says that it is busy. Errors: the last one. */
async function untilDone(work: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const isDone = await work().then(
      () => true,
      () => false,
    );
    if (isDone) return;
    await new Promise((done) => setTimeout(done, 1_000));
  }
  await work();
}

type Rules = { text?: ReturnType<Transport['fetchPolicy']> };

/** A visit as it is taken down at a door: six events. False where nobody is left to be visited. */
async function visit({ phone, visits }: Member): Promise<boolean> {
  const next = visits.shift();
  if (!next) return false;
  const who = `person/${next.person}` as const;
  const record = phone.newRef('visit');
  const day = isoDate(ON);
  const { program, step } = next;
  const stepText = fieldText({ kind: 'step', who, program, step });
  await phone.say(record, 'visit', { day, place: 'home', minutes: 25 }, who);
  await phone.say(record, stepText, { outcome: 'done', day }, who);
  const weight = fieldText({ kind: 'measure', who, observation: 'weight' });
  await phone.say(record, weight, 3.4 + (next.person % 50) / 10, who);
  await phone.say(record, 'note', '一切都好，下次带上接种本。', who);
  await phone.say(who, 'phone', `139${String(10_000_000 + next.person).slice(-8)}`, who);
  const since = isoDate(toDay(ON - 30));
  await phone.say(who, 'fact/employment', { value: 'employed', from: since }, who);
  return true;
}

type Tally = { readonly times: number[]; readonly atFirst: number[]; readonly codes: string[] };

/** Syncs, and comes again as the engine says until it is done. */
async function sync({ phone }: Member, due: number, tally: Tally): Promise<void> {
  const first = await phone.sync();
  let result = first;
  while (!result.isDone && performance.now() - due < PATIENCE_MS) {
    tally.codes.push(result.code);
    await new Promise((done) => setTimeout(done, 500));
    const contact = phone.snapshot().health.problem;
    await phone.tick();
    const { problem } = phone.snapshot().health;
    if (contact !== undefined && problem === undefined) result = { isDone: true };
    else tally.codes.pop();
  }
  if (!first.isDone) tally.codes.push(first.code);
  const took = performance.now() - due;
  if (!result.isDone) return;
  tally.times.push(took);
  if (first.isDone) tally.atFirst.push(took);
}

const members: Member[] = [];
let nextMember = 0;

async function enrol({ origin, workers }: Extract<Order, { do: 'enrol' }>): Promise<number> {
  const rules: Rules = {};
  for (const worker of workers) members.push(await enrolled(origin, worker, rules));
  return members.length;
}

async function syncs({ perSecond, count, visits }: Extract<Order, { do: 'syncs' }>) {
  const chosen = Array.from({ length: count }, () => members[nextMember++ % members.length]!);
  const before = receiptsOf();
  if (visits) for (const member of chosen) await visit(member);
  const started = performance.now();
  const cpu = process.cpuUsage();
  const tally: Tally = { times: [], atFirst: [], codes: [] };
  const running: Promise<void>[] = [];
  for (const [nth, member] of chosen.entries()) {
    const due = started + (nth * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((done) => setTimeout(done, wait));
    running.push(sync(member, due, tally));
  }
  await Promise.all(running);
  return figuresOf(tally, { count, started, before, cpu });
}

async function push({ visitsEach, atOnce }: Extract<Order, { do: 'push' }>) {
  const before = receiptsOf();
  const ready: Member[] = [];
  for (const member of members) {
    for (let nth = 0; nth < visitsEach; nth++) {
      if ((await visit(member)) && nth === 0) ready.push(member);
    }
  }
  const started = performance.now();
  const cpu = process.cpuUsage();
  const tally: Tally = { times: [], atFirst: [], codes: [] };
  const queue = [...ready];
  const lane = async () => {
    for (let one = queue.pop(); one; one = queue.pop()) await sync(one, performance.now(), tally);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return figuresOf(tally, { count: ready.length, started, before, cpu });
}

/** How many events of all phones have which receipt. */
function receiptsOf(): Readonly<Record<string, number>> {
  const sum: Record<string, number> = {};
  for (const { phone } of members) {
    for (const [state, count] of Object.entries(phone.snapshot().health.counts)) {
      sum[state] = (sum[state] ?? 0) + count;
    }
  }
  return sum;
}

type Run = {
  readonly count: number;
  readonly started: number;
  readonly before: Readonly<Record<string, number>>;
  readonly cpu: NodeJS.CpuUsage;
};

function figuresOf(tally: Tally, { count, started, before, cpu }: Run): FleetFigures {
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const receipts = Object.fromEntries(
    Object.entries(receiptsOf())
      .map(([state, now]) => [state, now - (before[state] ?? 0)] as const)
      .filter(([, more]) => more !== 0),
  );
  return {
    syncs: count,
    seconds: Number(seconds.toFixed(1)),
    p50: shareOf(tally.times, 0.5),
    p95: shareOf(tally.times, 0.95),
    p99: shareOf(tally.times, 0.99),
    p95AtFirst: shareOf(tally.atFirst, 0.95),
    retried: count - tally.atFirst.length,
    failed: count - tally.times.length,
    codes: countsOf(tally.codes),
    events: Object.values(receipts).reduce((sum, one) => sum + one, 0),
    receipts,
    cpuMs: Math.round((user + system) / 1000),
  };
}

function shareOf(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  const place = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
  return Number((sorted[place] ?? 0).toFixed(1));
}

const countsOf = (codes: readonly string[]) =>
  Object.fromEntries(
    [...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length]),
  );

const doing = { enrol, syncs, push } as const;

if (process.argv[2] === 'fleet') {
  process.on('message', (order: Order) => {
    const work = doing[order.do] as (order: Order) => Promise<unknown>;
    work(order).then(
      (answer) => process.send!(answer as object),
      (error: unknown) => {
        process.stderr.write(`${(error as Error).stack}\n`);
        process.exit(1);
      },
    );
  });
}
