/** The bad network: in fair weather every byte passes as it is; in a storm it does what it counts. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BadNetwork, openProxy } from './proxy.ts';

/** Echoes what is sent, and counts how often it was asked. */
let asked = 0;
const server = createServer((request, answer) => {
  asked++;
  request.pipe(answer);
});
let proxy: BadNetwork;
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  proxy = await openProxy((server.address() as AddressInfo).port, 1);
});
afterAll(async () => {
  await proxy.stop();
  server.close();
});

const echo = async (text: string) => {
  const headers = { connection: 'close' };
  const body = { method: 'POST', body: text, headers };
  return (await fetch(`http://127.0.0.1:${proxy.port}/`, body)).text();
};
const long = 'abcdefghij'.repeat(100_000);
const weather = { refuse: 0, cut: 0, repeat: 0, delayMilliseconds: 0 };

test('a late answer is the whole answer, in its order', async () => {
  proxy.set({ ...weather, delayMilliseconds: 30 });
  expect(await echo(long)).toBe(long);
});

test('a refused connection fails', async () => {
  proxy.set({ ...weather, refuse: 1 });
  await expect(echo('a')).rejects.toThrow();
  expect(proxy.counts.refused).toBeGreaterThan(0);
});

test('a connection that is cut gives no whole answer', async () => {
  proxy.set({ ...weather, cut: 1 });
  await expect(echo(long)).rejects.toThrow();
  expect(proxy.counts.cut).toBeGreaterThan(0);
});

test('a request that is repeated reaches the server twice', async () => {
  proxy.set({ ...weather, repeat: 1 });
  const before = asked;
  expect(await echo('once more')).toBe('once more');
  await expect.poll(() => asked).toBe(before + 2);
});
