/** What every answer carries, and doors that must not be there: paths, methods, addresses in fields, words of the inside. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../src/api/shapes.ts';
import {
  NOBODY,
  contracts,
  nameOf,
  openScene,
  reasonsFor,
  requestsFor,
  type Scene,
} from './scene.ts';
import type { Answer } from '../server/running.ts';

let scene: Scene;
let log = '';
beforeAll(async () => {
  scene = await openScene({
    logger: {
      level: 'trace',
      stream: {
        write: (line: string) => {
          log += line;
        },
      },
    },
  });
});
afterAll(() => scene.at.stop());

type Raw = { readonly status: number; readonly text: string; readonly headers: object };

/** A request as it is, with a path that nobody tidies. */
const raw = (method: string, path: string, headers: Record<string, string> = {}) =>
  new Promise<Raw>((done, failed) => {
    const { hostname, port } = new URL(scene.at.origin);
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        done({ status: response.statusCode!, text, headers: response.headers }),
      );
    });
    sent.on('error', failed);
    sent.end();
  });

const wanted: Readonly<Record<string, RegExp>> = {
  'content-security-policy':
    /^default-src 'self';(?!.*unsafe)(?=.*frame-ancestors 'none')(?=.*object-src 'none')/,
  'strict-transport-security': /^max-age=31536000/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/i,
  'referrer-policy': /^no-referrer$/,
  'cache-control': /^no-store$/,
  'permissions-policy': /camera=\(\)/,
};
const forbidden = ['server', 'x-powered-by', 'access-control-allow-origin', 'x-ratelimit-user'];

function wrongHeaders(headers: object): string[] {
  const given = headers as Readonly<Record<string, string | undefined>>;
  const missing = Object.entries(wanted).filter(([name, form]) => !form.test(given[name] ?? ''));
  const open = forbidden.filter((name) => given[name] !== undefined);
  return [...missing.map(([name]) => `${name}: ${given[name]}`), ...open];
}

// A43
describe('every answer carries the headers that protect it', () => {
  test('of all routes, allowed and refused', async () => {
    const wrong: [string, string[]][] = [];
    for (const contract of contracts) {
      const [asked] = requestsFor(contract, scene.she);
      const caller = await scene.callerFor(contract);
      const answers = [
        await scene.at.stranger.call(contract, asked),
        await caller.call(contract, asked),
        await caller.call(contract, { ...asked, query: { role: 'x' } }),
      ];
      for (const { headers } of answers) {
        const found = wrongHeaders(Object.fromEntries(headers));
        if (found.length > 0) wrong.push([nameOf(contract), found]);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['GET', '/nothing-here'],
    ['GET', '/health'],
    ['GET', '/api/openapi.json'],
    ['GET', '/api/people/%ff'],
    ['GET', '/%'],
    ['GET', '//evil.example/'],
    ['GET', `/api/people/${'1'.repeat(500)}`],
    ['TRACE', '/api/people/1'],
    ['OPTIONS', '/api/people/1'],
  ])('of %s %s', async (method, path) => {
    expect(wrongHeaders((await raw(method, path)).headers)).toEqual([]);
  });
});

// A42
describe('a door that is not there', () => {
  const paths = [
    ...['/.git/HEAD', '/.git/config', '/.env', '/.npmrc', '/package.json', '/metrics', '/docs'],
    ...[
      '/api/docs',
      '/documentation',
      '/documentation/json',
      '/swagger',
      '/admin',
      '/api',
      '/api/',
    ],
    ...['/../../etc/passwd', '/api/../../etc/passwd', '/api/people/../../../etc/passwd'],
    ...['/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/backup.tar'],
    ...['/index.js.map', '/app.js.map', '/server.ts', '/node_modules/', '/debug/pprof', '/status'],
    ...['/api/v1/people/1', '/v1/api/people/1', '/fhir/Patient/1', '/graphql', '/robots.txt', '//'],
    ...['/API/people/1', '/api/People/1', '/api/people/1/', '/api//people/1', '/health/../metrics'],
  ];
  const bare = ({ status, text }: Raw) => {
    const { instance: _one, ...body } = JSON.parse(text) as Record<string, unknown>;
    return { status, body };
  };

  test.each(paths)('%s answers like any other', async (path) => {
    const { cookie } = await scene.callerAs('registrar');
    const [there, none] = [
      await raw('GET', path, { cookie }),
      await raw('GET', '/none', { cookie }),
    ];
    expect(bare(there)).toEqual(bare(none));
    expect(bare(none).status).toBe(404);
  });

  test.each([
    'TRACE',
    'OPTIONS',
    'PATCH',
    'PROPFIND',
    'PURGE',
  ])('%s is no method here', async (method) => {
    const { cookie } = await scene.callerAs('registrar');
    const secret = `x-secret-${cookie.length}`;
    const { status, text } = await raw(method, `/api/people/${scene.she}`, {
      cookie,
      [secret]: 'MIRROR',
    });
    expect([status, text.includes('MIRROR')]).toEqual([404, false]);
  });

  test.each([
    ['no HTTP at all', 'GARBAGE\r\n\r\n'],
    [
      'two lengths',
      'POST /api/tasks HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ncontent-length: 9\r\n\r\n',
    ],
    [
      'a length and chunks',
      'POST /api/tasks HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /api/tasks HTTP/1.1\r\n\r\n',
    ],
    ['a bare newline in a header', 'GET /health HTTP/1.1\r\nhost: a\nx: b\r\n\r\n'],
    ['no host', 'GET /health HTTP/1.1\r\n\r\n'],
  ])('%s is refused in one bare answer', async (_what, bytes) => {
    const text = await new Promise<string>((done) => {
      const { hostname, port } = new URL(scene.at.origin);
      let got = '';
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      socket.setEncoding('utf8');
      socket.on('data', (part: string) => {
        got += part;
      });
      socket.on('close', () => done(got));
      socket.on('error', () => done(got));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text.match(/^HTTP\/1\.1/gm)).toHaveLength(1);
    expect(text).not.toMatch(/node_modules|\.ts:|HPE_|llhttp/);
  });
});

const ajv = new Ajv({ strict: true });

// A42
test('no refusal says a word of the inside, of the request or of a person, nor does the log', async () => {
  const marker = '植入标记甲乙丙';
  const { rows } = await scene.at.db.pool.query(
    `update county_990101.person set name = $1 where id in ($2, $3) returning id`,
    [marker, scene.she, scene.elsewhere],
  );
  expect(rows).toHaveLength(2);
  const typed = 'TYPED-MARKER';
  const wrong: string[] = [];
  const look = (name: string, { status, text, body }: Answer) => {
    const isProblem = status < 400 || ajv.validate(Problem, body);
    const tells = /node_modules|\bat .*\.ts|county_990101|postgres|SELECT |植入标记/;
    if (!isProblem || (status >= 400 && tells.test(text)) || status >= 500)
      wrong.push(`${name}: ${text}`);
  };
  for (const contract of contracts) {
    const caller = await scene.callerFor(contract);
    const reasons = await reasonsFor(caller, scene.she);
    for (const person of [scene.she, scene.elsewhere, NOBODY]) {
      for (const asked of requestsFor(contract, person)) {
        look(nameOf(contract), await caller.call(contract, { ...asked, ...reasons }));
      }
    }
    const [asked] = requestsFor(contract, scene.she);
    const slips = [
      { ...asked, query: { q: typed } },
      ...(contract.method === 'GET' ? [] : [{ ...asked, body: `{"${typed}` }]),
      { ...asked, headers: { 'idempotency-key': typed } },
      { ...asked, headers: { 'content-type': typed } },
    ];
    for (const one of slips) look(nameOf(contract), await caller.call(contract, one));
  }
  expect(wrong).toEqual([]);
  for (const secret of [marker, typed, `/${scene.she}`, `/${scene.elsewhere}`, '__Host-'])
    expect([secret, log.includes(secret)]).toEqual([secret, false]);
  expect(log).toContain('/api/people/:person');
});

/** Names of all properties that are text. */
function textNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as {
    properties?: Readonly<Record<string, { type?: string }>>;
  };
  const own = Object.keys(properties).filter((name) => properties[name]!.type === 'string');
  return [...own, ...Object.values(schema).flatMap(textNames)];
}

// A41
test('no contract takes an address that the server would then call', () => {
  const isAddress = /url|uri|href|link|webhook|callback|endpoint|host$|redirect|address/i;
  const open = contracts.flatMap((contract) =>
    [contract.params, contract.query, contract.body]
      .flatMap(textNames)
      .filter((name) => isAddress.test(name))
      .map((name) => `${nameOf(contract)} ${name}`),
  );
  expect(open).toEqual([]);
});

type Operation = {
  readonly summary?: string;
  readonly security?: unknown;
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
};

// A45
describe('the document of the interface', () => {
  const document = async () => {
    const { paths } = JSON.parse((await raw('GET', '/api/openapi.json')).text) as {
      paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, one]) => [`${method.toUpperCase()} ${path}`, one] as const,
      ),
    );
  };

  test('names exactly the routes that there are', async () => {
    const documented = (await document()).map(([name]) => name);
    const ours = contracts.map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(documented.toSorted()).toEqual(ours.toSorted());
  });

  test('says of each what it does, who may, and how it refuses', async () => {
    const isPublic = new Set(contracts.filter(({ access }) => access === 'public').map(nameOf));
    for (const [name, { summary, security, responses }] of await document()) {
      expect([name, /^[A-Z].*\.$/.test(summary ?? '')]).toEqual([name, true]);
      const route = name.replace(/\{(\w+)\}/g, ':$1');
      expect([name, security !== undefined]).toEqual([name, !isPublic.has(route)]);
      const problem = responses.default?.content ?? {};
      expect([name, Object.keys(problem)]).toEqual([name, ['application/problem+json']]);
    }
  });
});
