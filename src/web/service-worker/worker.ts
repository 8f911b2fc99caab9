/**
 * Keeps the application on the phone: every file of one build, checked by its hash, so that it opens without network. A
 * new build waits until nobody is in a visit. Answers of the server are never kept here.
 */

/** Of the build that this worker belongs to; tools/web.ts writes it in. */
declare const BUILD: {
  readonly version: string;
  /** Hashes (SHA-256, hex) by path, such as `/app/index.html`. */
  readonly files: Readonly<Record<string, string>>;
};

/** Named once: it stands in the text wherever the word does. */
const build = BUILD;
const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const PREFIX = 'application-';
const cacheName = PREFIX + build.version;
const INDEX = '/app/index.html';
const VISIT = '/app/visit/';

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
  const path = pathFor(event.request);
  if (path !== undefined) event.respondWith(kept(path, event.request));
});
worker.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.data === 'version') port?.postMessage(build.version);
  if (event.data === 'take over') event.waitUntil(takeOverUnlessVisiting(port));
});

/** Fetches what is not kept yet. Fails as a whole, and is tried again by the browser at a later visit. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  const has = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  for (const [path, hash] of Object.entries(build.files)) {
    if (!has.has(path)) await cache.put(path, await fetchChecked(path, hash));
  }
}

/** From an earlier build where it is the same file, else from the server, which a captive network may stand in for. */
async function fetchChecked(path: string, hash: string): Promise<Response> {
  const earlier = await caches.match(path);
  if (earlier && (await hashOf(earlier)) === hash) return earlier;
  const fresh = await fetch(path, { cache: 'no-cache', redirect: 'error' });
  if (fresh.ok && (await hashOf(fresh)) === hash) return fresh;
  throw new Error(`${path} did not arrive as it was built`);
}

async function hashOf(response: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Other builds are deleted only now: pages of theirs were served until this moment. */
async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith(PREFIX) && name !== cacheName,
  );
  await Promise.all(others.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The kept file that answers a request; undefined for what goes to the server. */
function pathFor({ method, mode, url }: Request): string | undefined {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== worker.location.origin) return undefined;
  if (pathname in build.files) return pathname;
  return mode === 'navigate' && pathname.startsWith('/app/') ? INDEX : undefined;
}

/** A browser short of room may have deleted it; then the server is asked after all. */
async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(path)) ?? fetch(request.mode === 'navigate' ? path : request);
}

/** Answers whether it takes over: never while a page is in a visit. */
async function takeOverUnlessVisiting(port: MessagePort | undefined): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const isVisiting = pages.some(({ url }) => new URL(url).pathname.startsWith(VISIT));
  port?.postMessage(!isVisiting);
  if (!isVisiting) await worker.skipWaiting();
}
