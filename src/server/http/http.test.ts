/** The network interface itself: contracts, repeats, refusals, what is logged, and stopping. */
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty } from '../../../test/postgres/county.ts';
import { type Caller, type RunningServer, runServer } from '../../../test/server/running.ts';
import { apiClient } from '../../api/client.ts';
import { contract, exactly, Type } from '../../api/contract.ts';
import { byPerson, Done, text } from '../../api/shapes.ts';
import { changeCounty } from '../../db/county.ts';
import { actorOf } from '../access/index.ts';
import { checkRoutes } from './check-routes.ts';
import { newMetrics } from './metrics.ts';
import { route } from './route.ts';

const note = contract({
  method: 'POST',
  path: '/api/notes/:person',
  summary: 'Note something, for this test.',
  access: 'session',
  params: byPerson,
  body: exactly({ words: text(50), nested: Type.Optional(exactly({ deep: Type.Boolean() })) }),
  answer: Done,
  status: 201,
});
const broken = contract({
  method: 'GET',
  path: '/api/broken',
  summary: 'Fails, for this test.',
  access: 'public',
  answer: exactly({ fine: Type.Boolean() }),
});
const slow = { ...broken, path: '/api/slow', summary: 'Takes its time, for this test.' } as const;

let begun = () => {};
let finish = () => {};
const routes = [
  route(note, async ({ office, visitor }) => {
    const act = { kind: 'test-note', actor: actorOf(visitor.account) };
    const { value, seq } = await changeCounty(office, act, async (tx) => tx.event);
    return { event: value, seq };
  }),
  route(broken, async () => {
    throw new Error('SECRET-VALUE in a message of the database');
  }),
  route(slow, async () => {
    await new Promise<void>((done) => {
      finish = done;
      begun();
    });
    return { fine: true };
  }),
];

let at: RunningServer;
let worker: Caller;
let log = '';
const metrics = newMetrics();
beforeAll(async () => {
  const stream = new PassThrough();
  stream.on('data', (chunk) => {
    log += String(chunk);
  });
  at = await runServer({ routes, logger: { level: 'info', stream }, metrics });
  worker = await at.staff('clerk');
});
afterAll(() => at.stop());

const asked = (words = 'one') => ({ params: { person: 7 }, body: { words } });

describe('a contract', () => {
  test.each([
    ['has no access rule', { ...note, access: undefined }],
    ['has no access rule', { ...note, access: 'anything' }],
    ['reads and takes a body', { ...note, method: 'GET' }],
    ['names other parameters than it describes', { ...note, path: '/api/notes/:somebody' }],
    ['lets unknown properties in', { ...note, body: Type.Object({ words: Type.String() }) }],
    ['does not begin with /api/', { ...note, path: '/notes/:person' }],
  ])('that %s stops the start', async (fault, one) => {
    const wrong = one as unknown as typeof note;
    const started = runServer({ routes: [route(wrong, async () => ({ event: 1, seq: 1 }))] });
    await expect(started).rejects.toMatchObject({ code: 'HTTP_ROUTE_RULE', detail: { fault } });
  });

  test('that is there twice stops the start', () => {
    expect(() => checkRoutes([note, note])).toThrow(
      expect.objectContaining({ code: 'HTTP_ROUTE_RULE' }),
    );
  });

  test.each([
    ['an unknown property', { words: 'a', role: 'clerk' }],
    ['a prototype', '{"words":"a","__proto__":{"admin":true}}'],
    ['an unknown property inside', { words: 'a', nested: { deep: true, x: 1 } }],
    ['another type', { words: 7 }],
    ['nothing but blanks', { words: '   ' }],
    ['no object', []],
  ])('refuses %s and does nothing', async (_what, body) => {
    const before = await events();
    const answer = await worker.call(note, { params: { person: 7 }, body });
    expect([answer.status, answer.body.code]).toEqual([400, 'REQUEST_INVALID']);
    expect(await events()).toBe(before);
  });
});

const events = async () =>
  (await at.db.pool.query('select count(*) as n from county_990101.event')).rows[0].n;

describe('a change', () => {
  test('needs a key, and a session that is somebody’s', async () => {
    const { body } = await worker.call(note, { ...asked(), key: 'none' });
    expect(body.code).toBe('REQUEST_KEY_NEEDED');
    expect((await at.stranger.call(note, asked())).body.code).toBe('SESSION_NEEDED');
  });

  test('that is sent again gets the same answer and happens once', async () => {
    const key = crypto.randomUUID();
    const first = await worker.call(note, { ...asked(), key });
    const before = await events();
    const again = await worker.call(note, { ...asked(), key });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await events()).toBe(before);
  });

  test('whose answer was lost is not done again, and says which act it was', async () => {
    const key = crypto.randomUUID();
    const { body } = await worker.call(note, { ...asked(), key });
    const forget = `update county_990101.request set status = null, answer = null, at = at - interval '1 hour'
      where event_id = $1`;
    await at.db.pool.query(forget, [body.event]);
    const again = await worker.call(note, { ...asked(), key });
    expect([again.status, again.body.code]).toEqual([409, 'REQUEST_ANSWER_LOST']);
    expect(again.body.detail).toContain(String(body.event));
  });

  test('by the typed client carries a key by itself', async () => {
    const fetchAsWorker: typeof fetch = (url, init) =>
      fetch(url, { ...init, headers: { ...init?.headers, cookie: worker.cookie } });
    const call = apiClient({ origin: at.origin, language: 'en', fetch: fetchAsWorker });
    const { answer } = await call(note, { params: { person: 7 }, body: { words: 'typed' } });
    expect(answer.seq).toBeGreaterThanOrEqual(0);
  });
});

describe('a refusal', () => {
  test('is a problem with a code, in the language that was asked for', async () => {
    const english = await at.stranger.call(note, asked());
    const chinese = await at.stranger.call(note, {
      ...asked(),
      headers: { 'accept-language': 'zh-CN,zh;q=0.9' },
    });
    expect(english.headers.get('content-type')).toContain('application/problem+json');
    expect(english.body).toMatchObject({ status: 401, code: 'SESSION_NEEDED' });
    expect(english.body.detail).toMatch(/sign in/);
    expect(chinese.body.detail).toMatch(/登录/);
  });

  test('of the server’s own making says nothing about the inside', async () => {
    const { status, text: words, body } = await at.stranger.call(broken);
    expect([status, body.code]).toEqual([500, 'REQUEST_FAILED']);
    expect(words).not.toMatch(/SECRET|database|node_modules|\.ts/);
    expect(log).toContain(body.instance);
    expect(log).not.toContain('SECRET-VALUE');
  });

  test('of a request from another site changes nothing', async () => {
    const before = await events();
    const from = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of from) {
      const answer = await worker.call(note, {
        ...asked(),
        headers: headers as Record<string, string>,
      });
      expect([answer.status, answer.body.code]).toEqual([403, 'REQUEST_OTHER_SITE']);
    }
    expect(await events()).toBe(before);
  });
});

test('neither the log nor the figures hold numbers of people, cookies or what was typed', async () => {
  await worker.call(note, { params: { person: 7345119 }, body: { words: 'TYPED-BY-SOMEBODY' } });
  const figures = await metrics.text();
  const token = worker.cookie.split('.')[1]!;
  for (const marker of ['7345119', 'TYPED-BY-SOMEBODY', token]) {
    expect(log).not.toContain(marker);
    expect(figures).not.toContain(marker);
  }
  expect(log).toContain('/api/notes/:person');
  expect(figures).toContain('route="/api/notes/:person"');
});

test('stopping takes no more requests and finishes those that are under way', async () => {
  const other = await runServer({ routes, county: await testCounty() });
  const isBegun = new Promise<void>((done) => {
    begun = done;
  });
  const answer = other.stranger.call(slow);
  await isBegun;
  const stopped = other.stop();
  finish();
  expect((await answer).body).toEqual({ fine: true });
  await stopped;
  await expect(other.stranger.call(slow)).rejects.toThrow();
});
