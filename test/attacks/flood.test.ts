/** More than anybody needs: bodies, headers, arrays and nesting without end, and requests that never arrive whole. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listTasks, openTask } from '../../src/api/contracts/tasks.ts';
import type { Caller } from '../server/running.ts';
import { openScene, type Scene } from './scene.ts';

const MIB = 1024 * 1024;
const REQUEST_MS = 2000;

let scene: Scene;
let worker: Caller;
beforeAll(async () => {
  scene = await openScene({ limits: { requestMs: REQUEST_MS } });
  worker = await scene.callerAs('family-worker');
});
afterAll(() => scene.at.stop());

type Sent = { readonly status: number | undefined; readonly bytes: number };

/** Sends bytes as they come until the server answers or hangs up; gives its status and how much it took. */
function pour(head: string, parts: () => Iterable<string>, pauseMs = 0): Promise<Sent> {
  const { hostname, port } = new URL(scene.at.origin);
  return new Promise((done) => {
    let answer = '';
    let bytes = 0;
    let isOver = false;
    const socket = connect(Number(port), hostname);
    const end = () => {
      if (isOver) return;
      isOver = true;
      socket.destroy();
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      done({ status: status === undefined ? undefined : Number(status), bytes });
    };
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.includes('\r\n\r\n')) end();
    });
    socket.on('close', end);
    socket.on('error', end);
    const send = async () => {
      for (const part of [head, ...parts()].values()) {
        if (isOver) return;
        bytes += part.length;
        if (!socket.write(part, 'latin1')) await Promise.race([event('drain'), event('close')]);
        if (pauseMs > 0) await new Promise((next) => setTimeout(next, pauseMs));
      }
    };
    const event = (name: string) => new Promise((next) => socket.once(name, next));
    socket.on('connect', () => void send());
  });
}

const headOf = (more: string) =>
  `POST /api/tasks HTTP/1.1\r\nhost: x\r\ncookie: ${worker.cookie}\r\ncontent-type: application/json\r\nidempotency-key: ${crypto.randomUUID()}\r\n${more}`;

function* repeated(part: string, times: number): Iterable<string> {
  for (let i = 0; i < times; i++) yield part;
}

/** What memory grows by, and whether another client is answered meanwhile. */
async function meanwhile<T>(work: () => Promise<T>) {
  const other = await scene.callerAs('registrar');
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  let isOver = false;
  const statuses: number[] = [];
  const watching = (async () => {
    do {
      statuses.push((await other.call(listTasks)).status);
      most = Math.max(most, process.memoryUsage().rss);
      await new Promise((next) => setTimeout(next, 20));
    } while (!isOver);
  })();
  const value = await work();
  isOver = true;
  await watching;
  return { value, grownMib: (most - before) / MIB, others: new Set(statuses) };
}

const person = { person: 1, purpose: 'service', basis: 'asked-for' };
const written = async () =>
  (await scene.at.db.pool.query('select count(*) from county_990101.task')).rows[0];

// A33
describe('is refused while others are served, and memory does not grow:', () => {
  const chunk = 'x'.repeat(64 * 1024);
  const framed = `${chunk.length.toString(16)}\r\n${chunk}\r\n`;
  test.each([
    ['a gigabyte that says so', `content-length: ${1024 * MIB}\r\n\r\n`, chunk, 413],
    ['a gigabyte in pieces', 'transfer-encoding: chunked\r\n\r\n', framed, 413],
  ])('%s', async (_what, more, part, status) => {
    const { value, grownMib, others } = await meanwhile(() =>
      pour(headOf(more), () => repeated(part, 16 * 1024)),
    );
    expect([value.status, [...others]]).toEqual([status, [200]]);
    expect(value.bytes).toBeLessThan(64 * MIB);
    expect(grownMib).toBeLessThan(100);
  });

  test.each([
    ['10⁵ headers', () => repeated('a: b\r\n', 100_000)],
    ['one header of a megabyte', () => repeated('a'.repeat(1024), 1024)],
  ])('%s', async (_what, parts) => {
    const { value, grownMib, others } = await meanwhile(() => pour(headOf('x-long: '), parts));
    expect([value.status, [...others]]).toEqual([431, [200]]);
    expect(grownMib).toBeLessThan(100);
  });

  test.each([
    ['an array of 10⁶', `[${'1,'.repeat(1_000_000)}1]`, 413],
    ['an array that just fits', `[${'1,'.repeat(100_000)}1]`, 400],
    ['nesting of 10⁴', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400],
    ['objects nested 10⁴ deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 400],
    [
      'nesting inside a field',
      JSON.stringify(person).replace('1', `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
      400,
    ],
    [
      '10⁴ properties',
      JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`p${i}`, i]))),
      400,
    ],
    [
      'a text as long as a body may be',
      JSON.stringify({ ...person, program: 'x'.repeat(200_000) }),
      400,
    ],
    ['a number of 10⁵ digits', JSON.stringify(person).replace('1', '9'.repeat(100_000)), 400],
  ])('%s', async (_what, body, status) => {
    const before = await written();
    const { value, grownMib, others } = await meanwhile(() => worker.call(openTask, { body }));
    expect([value.status, [...others]]).toEqual([status, [200]]);
    expect(grownMib).toBeLessThan(100);
    expect(await written()).toEqual(before);
  });

  test('a hundred requests that come byte by byte and never end', async () => {
    const slow = (head: string) => pour(head, () => repeated('a', 10_000), 250);
    const { value, others } = await meanwhile(() =>
      Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          slow(i % 2 === 0 ? 'GET /health HTTP/1.1\r\nx-' : headOf('content-length: 5000\r\n\r\n')),
        ),
      ),
    );
    // In the middle of a header, or of a body.
    expect(new Set(value.map(({ status }) => status))).toEqual(new Set([408]));
    expect([...others]).toEqual([200]);
  });
});

test('whoever asks more often than the limit is told when to come again', async () => {
  const limited = await openScene({ limits: { perMinute: 30 } });
  try {
    const other = await limited.callerAs('family-worker');
    const answers = await Promise.all(Array.from({ length: 60 }, () => other.call(listTasks)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBe(30);
    for (const { body, headers } of refused) {
      expect([body.code, Number(headers.get('retry-after')) > 0]).toEqual([
        'REQUEST_TOO_MANY',
        true,
      ]);
    }
  } finally {
    await limited.at.stop();
  }
});

test('the files of many screens leave the limit of the record alone, and have one of their own', async () => {
  const limited = await openScene({ limits: { perMinute: 30 } });
  const file = async () => (await fetch(`${limited.at.origin}/app/assets/none.js`)).status;
  const files = (count: number) => Promise.all(Array.from({ length: count }, file));
  try {
    const other = await limited.callerAs('family-worker');
    expect(new Set(await files(60))).toEqual(new Set([404]));
    expect((await other.call(listTasks)).status).toBe(200);
    for (let asked = 60; asked < 6000; asked += 99) await files(99);
    expect(await files(1)).toEqual([429]);
    expect((await other.call(listTasks)).status).toBe(200);
  } finally {
    await limited.at.stop();
  }
});
