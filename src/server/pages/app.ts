/**
 * The family worker's application as it was built: every address below /app/ leads to its one page, and its files, whose
 * names change with their content, may be kept for a year.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where tools/web.ts puts it. */
export const builtApp = join(import.meta.dirname, '../../../dist/web');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** Scripts and styles only from files of its own; see docs/adr for how antd keeps to it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';');

/** Photos of papers are taken with the camera; nothing else of the phone is needed. */
const permissions = 'camera=(self), geolocation=(), microphone=()';

const index = 'index.html';
/** Written last by every build. */
const worker = 'sw.js';
const compressions = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Held in memory, so that a build made while the server runs does not mix with the one it serves. */
type File = {
  readonly path: string;
  readonly plain: Buffer;
  /** By the name of the encoding. */
  readonly packed: ReadonlyMap<string, Buffer>;
};

/**
 * Files that a browser fetches the first time it opens a screen, at most. They are held in memory and kept by the browser,
 * and an office of many desks stands behind one address in the morning; so they count apart from what is asked of the record.
 */
const FILES_OF_A_SCREEN = 200;

/** Serves what was built; where nothing is, addresses answer WEB_NOT_BUILT until it was. */
export function addBuiltApp(app: FastifyInstance, folder: string, perMinute: number): void {
  let files: ReadonlyMap<string, File> = new Map();
  let readAt = 0;
  const schema = { hide: true };
  app.get('/app', { schema }, async (_, reply) => reply.redirect('/app/'));
  const config = { rateLimit: { max: perMinute * FILES_OF_A_SCREEN, timeWindow: '1 minute' } };
  app.get<{ Params: { '*': string } }>('/app/*', { schema, config }, async (request, reply) => {
    // Looked at again for the page and its worker alone: files in between belong to the build that asks for them.
    const builtAt = findTimeOf(join(folder, worker));
    if (files.size === 0 || (builtAt !== readAt && !request.params['*'].startsWith('assets/'))) {
      files = readBuilt(folder);
      readAt = builtAt;
    }
    const asked = files.get(request.params['*']);
    const isFile = extname(request.params['*']) !== '';
    // A file of another build that is gone must not be answered with a page.
    if (!asked && isFile) return reply.callNotFound();
    return send(asked ?? files.get(index)!, request, reply);
  });
}

const findTimeOf = (path: string): number =>
  statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Errors: WEB_NOT_BUILT. */
function readBuilt(folder: string): ReadonlyMap<string, File> {
  if (!existsSync(join(folder, index))) {
    throw Object.assign(new Error('WEB_NOT_BUILT'), { code: 'WEB_NOT_BUILT', detail: {} });
  }
  const paths = globSync('**/*.*', { cwd: folder }).map((path) => path.replaceAll('\\', '/'));
  return new Map(
    paths
      .filter((path) => extname(path) in types && !path.startsWith('.'))
      .map((path) => [path, readFile(folder, path)]),
  );
}

function readFile(folder: string, path: string): File {
  const packed = compressions
    .map(([name, end]) => [name, join(folder, path + end)] as const)
    .filter(([, file]) => existsSync(file))
    .map(([name, file]) => [name, readFileSync(file)] as const);
  return { path, plain: readFileSync(join(folder, path)), packed: new Map(packed) };
}

function send({ path, plain, packed }: File, { headers }: FastifyRequest, reply: FastifyReply) {
  reply.header('content-security-policy', policy);
  reply.header('permissions-policy', permissions);
  reply.header('vary', 'accept-encoding');
  reply.header('cache-control', cacheFor(path));
  reply.type(types[extname(path)]!);
  const accepted = String(headers['accept-encoding'] ?? '');
  const encoding = [...packed.keys()].find((name) => accepted.includes(name));
  if (encoding === undefined) return reply.send(plain);
  return reply.header('content-encoding', encoding).send(packed.get(encoding));
}

const cacheFor = (path: string) => {
  if (path.startsWith('assets/')) return 'public, max-age=31536000, immutable';
  return path === index ? 'no-store' : 'no-cache';
};
