/** The built application as the server hands it out: its page at every address, files for a year, nothing without one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../http/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'nuanjia-app-'));
const page = '<!doctype html><title>暖家</title>';
beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'sw.js'), '1');
  writeFileSync(join(folder, 'assets/a-12345678.js'), 'export const a = 1;');
  writeFileSync(join(folder, 'assets/a-12345678.js.gz'), gzipSync('export const a = 1;'));
  writeFileSync(join(folder, '.vite/manifest.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true }));

const appOf = (builtApp: string) =>
  buildApp({ counties: new Map(), routes: [], origin: 'http://localhost', builtApp });

async function get(url: string, encoding?: string) {
  const app = await appOf(folder);
  const headers = { ...(encoding && { 'accept-encoding': encoding }) };
  const answer = await app.inject({ method: 'GET', url, headers });
  await app.close();
  return answer;
}

test.each([
  '/app/',
  '/app/sync',
  '/app/household/12',
])('%s is the page, never kept', async (url) => {
  const { statusCode, body, headers } = await get(url);
  expect([statusCode, body, headers['cache-control']]).toEqual([200, page, 'no-store']);
});

test('the page allows scripts and styles only from files, and the camera', async () => {
  const { headers } = await get('/app/');
  expect(headers['content-security-policy']).toContain("script-src 'self';style-src 'self'");
  expect(String(headers['content-security-policy'])).not.toMatch(/unsafe|\*|http/);
  expect(headers['permissions-policy']).toContain('camera=(self)');
});

test('a file whose name has its hash is kept for a year, and packed for who takes it packed', async () => {
  const plain = await get('/app/assets/a-12345678.js');
  expect(plain.headers['cache-control']).toContain('immutable');
  expect(plain.body).toBe('export const a = 1;');
  const packed = await get('/app/assets/a-12345678.js', 'gzip, deflate');
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(packed.rawPayload).toString()).toBe('export const a = 1;');
});

test('the worker is asked for anew each time', async () => {
  expect((await get('/app/sw.js')).headers['cache-control']).toBe('no-cache');
});

test.each([
  '/app/assets/gone-87654321.js',
  '/app/.vite/manifest.json',
  '/app/..%2fpackage.json',
  '/app/%2e%2e/%2e%2e/package.json',
  '/app/assets/a-12345678.js.gz',
])('%s is not there', async (url) => {
  expect((await get(url)).statusCode).toBe(404);
});

test('where nothing was built, the answer says how it is built', async () => {
  const app = await appOf(join(folder, 'assets'));
  const { statusCode, json } = await app.inject({ method: 'GET', url: '/app/' });
  await app.close();
  expect(statusCode).toBe(503);
  expect(json().detail).toContain('tools/web.ts');
});
