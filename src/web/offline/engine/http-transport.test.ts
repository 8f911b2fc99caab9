/** Whatever is not this server's answer is no connection: a hotel's sign-in page, half an answer, another's JSON. */
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { codeOf } from '../store/store.ts';
import { httpTransport } from './http-transport.ts';

const never = new AbortController().signal;

async function answeredBy(listener: RequestListener): Promise<unknown> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const transport = httpTransport({ origin, language: 'en', timeoutSeconds: 0.3 });
  try {
    return await transport.fetchReceipts(1, 0, never);
  } catch (error) {
    return codeOf(error);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const json = { 'content-type': 'application/json; charset=utf-8' };
const receipts = { epoch: 'e', receipts: [], hasMore: false };

test('an answer of the server is taken', async () => {
  const answer = await answeredBy((_, to) => to.writeHead(200, json).end(JSON.stringify(receipts)));
  expect(answer).toEqual(receipts);
});

test('a call that is cut is made again at once, twice', async () => {
  let cuts = 2;
  const answer = await answeredBy((asked, to) => {
    if (cuts-- > 0) asked.destroy();
    else to.writeHead(200, json).end(JSON.stringify(receipts));
  });
  expect(answer).toEqual(receipts);
});

test('a refusal of the server is told by its code', async () => {
  const problem = {
    type: '',
    title: '',
    status: 403,
    code: 'DEVICE_LOST',
    detail: '',
    instance: '',
  };
  const type = { 'content-type': 'application/problem+json' };
  const refused = await answeredBy((_, to) => to.writeHead(403, type).end(JSON.stringify(problem)));
  expect(refused).toBe('DEVICE_LOST');
});

test.each<readonly [string, RequestListener]>([
  ['a sign-in page', (_, to) => to.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
  ['a page that says it is JSON', (_, to) => to.writeHead(200, json).end('<html>')],
  ['JSON of somebody else', (_, to) => to.writeHead(200, json).end('{"ok":true}')],
  ['a refusal of somebody else', (_, to) => to.writeHead(403, json).end('{"error":"login"}')],
  [
    'a gateway without a server',
    (_, to) => to.writeHead(502, { 'content-type': 'text/html' }).end(),
  ],
  [
    'a way to somewhere else',
    (_, to) => to.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  ],
  [
    'half an answer',
    (_, to) => to.writeHead(200, { ...json, 'content-length': 99 }).write('{"epoch"'),
  ],
  ['silence', () => undefined],
])('%s is no connection', async (_, listener) => {
  expect(await answeredBy(listener)).toBe('NO_CONNECTION');
});
