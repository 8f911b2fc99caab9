/**
 * A server that runs, on a free port of 127.0.0.1, over a county with two towns, their offices and staff: what tests
 * of the network interface talk to, from outside and over real sockets.
 */
import { createSecretKey, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { pathOf } from '../../src/api/client.ts';
import type { Contract } from '../../src/api/contract.ts';
import { changeCounty, type County, snapshotCounty } from '../../src/db/county.ts';
import { openDatabase } from '../../src/db/database.ts';
import { openStaffDatabase } from '../../src/db/staff-login.ts';
import type { Role } from '../../src/server/access/index.ts';
import { type AppOptions, buildApp, type Limits, usualLimits } from '../../src/server/http/app.ts';
import type { Route } from '../../src/server/http/route.ts';
import { startSession } from '../../src/server/modules/account/session/session.ts';
import { addPost } from '../../src/server/modules/post/index.ts';
import { addUnit, setCatchment } from '../../src/server/modules/area/index.ts';
import { routes as allRoutes } from '../../src/server/routes.ts';
import { type TestCounty, testCounty } from '../postgres/county.ts';

export type RunningServer = TestCounty & {
  readonly origin: string;
  /** What the clock of the server says; set it to go on in time. */
  readonly clock: { now: Date };
  /** The whole county, and its towns by their 9-digit code. */
  readonly units: { readonly county: number; readonly towns: ReadonlyMap<string, number> };
  /** Somebody who is signed in, in a new account and post. */
  readonly staff: (role: Role, where?: Where) => Promise<Caller>;
  /** A resident who is signed in. */
  readonly resident: (person: number) => Promise<Caller>;
  /** The same account, signed in anew: sessions end when time goes on. */
  readonly again: (caller: Caller) => Promise<Caller>;
  /** Nobody. */
  readonly stranger: Caller;
  readonly stop: () => Promise<void>;
};

/** A town's 9-digit code; left out: the whole county. */
export type Where = { readonly town?: string; readonly areas?: readonly string[] };

export type Answer = {
  readonly status: number;
  /** Whatever it says: tests look into answers of every shape. */
  readonly body: ReturnType<typeof JSON.parse>;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly headers: Headers;
};

export type Asked = {
  readonly params?: object;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly task?: number;
  readonly ifMatch?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Calls a route by its contract, checking nothing, as a stranger's program would. */
export type Caller = {
  readonly account: number;
  readonly post: number;
  readonly cookie: string;
  readonly call: (contract: Pick<Contract, 'method' | 'path'>, asked?: Asked) => Promise<Answer>;
};

export type RunOptions = {
  readonly routes?: readonly Route[];
  readonly limits?: Partial<Limits>;
  /** Towns that get an office of their own; 9 digits. */
  readonly towns?: readonly string[];
  readonly county?: TestCounty;
  readonly changed?: (county: County) => void;
  readonly logger?: AppOptions['logger'];
  readonly metrics?: AppOptions['metrics'];
  /** The header `x-forwarded-for` says where requests come from. */
  readonly isBehindProxy?: boolean;
  /** Where it listens, and is reached as localhost, by browsers too; absent: a free one, for programs alone. */
  readonly port?: number;
  /** Folder of a built phone application; absent: the one of this tree. */
  readonly builtApp?: string;
};

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Towns where generated people live: see src/datagen. */
export const towns = ['990101004', '990101111'] as const;

/** People who live in a town on the day of the server's clock, by number. */
export async function livingIn(county: County, town: string): Promise<readonly number[]> {
  const rows = await snapshotCounty(county, (tx) =>
    tx.query<{ id: number }>(
      `select distinct person_id as id from fact
       where kind = 21 and retracted_in is null and low between $1 and $2
         and from_day <= '2026-11-22' and until_day > '2026-11-22' order by 1`,
      [Number(`${town}000`), Number(`${town}999`)],
    ),
  );
  return rows.map(({ id }) => id);
}

export async function runServer(options: RunOptions = {}): Promise<RunningServer> {
  const at = options.county ?? (await testCounty());
  const clock = { now: new Date('2026-11-22T04:00:00Z') };
  const staffDb = await openStaffDatabase(at.county, createSecretKey(Buffer.alloc(32, 9)));
  const { county, keys, careKeys } = at;
  const served = { county, name: '云溪县', staffDb, keys, careKeys };
  const counties = new Map([[at.county.code, served]]);
  const settings = {
    counties,
    origin: options.port === undefined ? 'http://127.0.0.1' : `http://localhost:${options.port}`,
    clock: () => clock.now,
    // The machine of a test may be busy with other tests.
    limits: { ...usualLimits, perMinute: 1_000_000, busyMs: 0, ...options.limits },
    routes: options.routes ?? allRoutes,
    ...(options.changed && { changed: options.changed }),
    ...(options.logger && { logger: options.logger }),
    ...(options.metrics && { metrics: options.metrics }),
    ...(options.isBehindProxy && { trustProxy: '127.0.0.1' }),
    ...(options.builtApp !== undefined && { builtApp: options.builtApp }),
  };
  const app = await buildApp(settings).catch(async (error: unknown) => {
    // What cannot be served must not leave a database behind.
    await staffDb.close();
    await at.drop();
    throw error;
  });
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const units = await offices(at, options.towns ?? towns);
  const callerOf = callersOf(origin, at.county.code);
  return {
    ...at,
    origin,
    clock,
    units,
    staff: async (role, where = {}) => {
      const account = await addAccount(at, { kind: 'staff' });
      const isAdministrator = role.endsWith('-administrator');
      const unit = where.town === undefined ? units.county : units.towns.get(where.town)!;
      const post = await addPost(at.county, {
        ...{ actor: 'test', now: clock.now, account, role },
        ...(!isAdministrator && { unit }),
        ...(where.areas && { areas: where.areas }),
      });
      return callerOf(account, post, await signIn(at, account, clock.now));
    },
    resident: async (person) => {
      const account = await addAccount(at, { kind: 'resident', person });
      return callerOf(account, 0, await signIn(at, account, clock.now));
    },
    again: async ({ account, post }) =>
      callerOf(account, post, await signIn(at, account, clock.now)),
    stranger: callerOf(0, 0, undefined),
    stop: async () => {
      await app.close();
      await staffDb.close();
      await at.drop();
    },
  };
}

export type ServerBeside = {
  readonly origin: string;
  /** The same browser, calling here. */
  readonly as: (caller: Pick<Caller, 'account' | 'post' | 'cookie'>) => Caller;
  readonly stop: () => Promise<void>;
};

/**
 * Another server over the same database, with connections of its own, as a second process would have them; it may
 * serve further counties.
 */
export async function runBeside(
  at: RunningServer,
  further: readonly RunningServer[] = [],
): Promise<ServerBeside> {
  const opened = await Promise.all(
    [at, ...further].map(async ({ county, keys, careKeys }) => {
      const own = { ...county, db: openDatabase(county.db.url) };
      const staffDb = await openStaffDatabase(own, createSecretKey(Buffer.alloc(32, 9)));
      return { county: own, name: '云溪县', staffDb, keys, careKeys };
    }),
  );
  const app = await buildApp({
    counties: new Map(opened.map((one) => [one.county.code, one])),
    origin: 'http://127.0.0.1',
    clock: () => at.clock.now,
    routes: allRoutes,
    limits: { ...usualLimits, perMinute: 1_000_000, busyMs: 0 },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    origin,
    as: ({ account, post, cookie }) => ({
      ...{ account, post, cookie },
      call: (contract, asked) => send(origin, cookie, contract, asked),
    }),
    stop: async () => {
      await app.close();
      for (const { county, staffDb } of opened) {
        await staffDb.close();
        await county.db.close();
      }
    },
  };
}

async function offices({ county }: TestCounty, codes: readonly string[]) {
  const actor = 'test';
  const named = [
    { code: county.code, name: '云溪县', parent: undefined },
    ...codes.map((code, index) => ({ code, name: `第${index + 1}镇`, parent: county.code })),
  ];
  await addAreas(county, named);
  const countyUnit = await addUnit(county, { actor, name: '县卫健局', tier: 'county' });
  await setCatchment(county, { actor, unit: countyUnit, areas: [county.code], from: 0 });
  const served = new Map<string, number>();
  for (const code of codes) {
    const unit = await addUnit(county, { actor, name: `${code}服务站`, tier: 'township' });
    await setCatchment(county, { actor, unit, areas: [code], from: 0 });
    served.set(code, unit);
  }
  return { county: countyUnit, towns: served };
}

type NamedArea = {
  readonly code: string;
  readonly name: string;
  readonly parent: string | undefined;
};

/** Puts areas on record from the beginning, unless they are there, each after the one it lies in. */
async function addAreas(county: County, areas: readonly NamedArea[]): Promise<void> {
  await changeCounty(county, { kind: 'areas', actor: 'test' }, async (tx) => {
    const known = await tx.query<{ code: string }>('select code from area_code');
    const codes = new Set(known.map(({ code }) => code));
    for (const { code, name, parent } of areas) {
      if (codes.has(code)) continue;
      const level = code.length === 6 ? 'county' : 'town';
      const [area] = await tx.query<{ id: number }>(
        'insert into area (level, added_in) values ($1, $2) returning id',
        [level, tx.event],
      );
      await tx.query(
        `insert into area_code (area_id, code, name, parent_id)
         values ($1, $2, $3, (select area_id from area_code where code = $4))`,
        [area!.id, code, name, parent ?? null],
      );
    }
    tx.changed('area', undefined);
  });
}

async function addAccount(
  { county }: TestCounty,
  { kind, person }: { readonly kind: 'staff' | 'resident'; readonly person?: number },
): Promise<number> {
  const number = randomBytes(6).toString('hex').toUpperCase();
  const { value } = await changeCounty(county, { kind: 'test', actor: 'test' }, async (tx) => {
    const [row] = await tx.query<{ id: number }>(
      `insert into account (kind, name, staff_number, person_id, state, added_in)
       values ($1, $2, $3, $4, 'active', $5) returning id`,
      [kind, `测${number}`, `T${number}`, person ?? null, tx.event],
    );
    return row!.id;
  });
  return value;
}

async function signIn({ county }: TestCounty, account: number, now: Date): Promise<string> {
  const { value } = await changeCounty(county, { kind: 'test', actor: 'test' }, (tx) =>
    startSession(tx, { account, factors: ['password', 'totp'], now }),
  );
  return value.token;
}

const callersOf =
  (origin: string, code: string) =>
  (account: number, post: number, token: string | undefined): Caller => {
    const cookie = token === undefined ? '' : `__Host-nuanjia=${code}.${token}`;
    return {
      account,
      post,
      cookie,
      call: (contract, asked) => send(origin, cookie, contract, asked),
    };
  };

/** Calls with a cookie, or with none. */
export async function send(
  origin: string,
  cookie: string,
  { method, path }: Pick<Contract, 'method' | 'path'>,
  { params, query, body, task, ifMatch, key, headers }: Asked = {},
): Promise<Answer> {
  const search = query
    ? `?${new URLSearchParams(Object.entries(query).map(([a, b]): [string, string] => [a, String(b)]))}`
    : '';
  const response = await fetch(`${origin}${pathOf(path, params)}${search}`, {
    method,
    headers: {
      'accept-language': 'en',
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(method !== 'GET' && { 'idempotency-key': key ?? crypto.randomUUID() }),
      ...(task !== undefined && { 'nuanjia-task': String(task) }),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    body: isJson ? JSON.parse(text) : undefined,
    ...{ text, bytes },
    headers: response.headers,
  };
}
