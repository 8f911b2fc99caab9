/** What happens to a request that fits its contract: who asks, may they, was it done before, then the handler. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Contract, RequestOf } from '../../api/contract.ts';
import type { County } from '../../db/county.ts';
import { countyFor } from '../access/index.ts';
import { assertCare, careOf } from '../modules/care/access.ts';
import { versionOf } from '../modules/registry/version.ts';
import { dayAt } from './clock.ts';
import {
  findRepeated,
  isKey,
  isSameKey,
  keepAnswer,
  noteRequest,
  type RequestKey,
  requestKey,
} from './repeats.ts';
import type { Session } from '../modules/account/index.ts';
import type { At, Route, SignedIn, Visitor } from './route.ts';
import { languageOf, type ServedCounty, type Serving } from './serving.ts';
import { findVisitor, readCookie, SESSION_COOKIE } from './visitor.ts';

const requestError = (code: string, detail: object = {}) =>
  Object.assign(new Error(code), { code, detail });

type Times = { readonly now: Date; readonly today: number };

/** Answers a request. Errors: those of the handler, for the error handler of the application. */
export async function answer(
  route: Route,
  serving: Serving,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { contract } = route;
  refuseOtherSites(contract, request, serving.origin);
  refuseBrokenText(partsOf(request));
  const now = serving.clock();
  const times = { now, today: dayAt(now) };
  const at: At = { ...surroundings(request, reply, serving), ...times };
  if (contract.access === 'public') return route.handle(at as SignedIn, partsOf(request));
  const { served, visitor, session } = await whoAsks(serving, request, times);
  const asked = await askedBy(contract, served, visitor, request, times);
  const key = keyOf(contract, visitor, request);
  if (contract.isCare) await assertCare(served.county);
  const kept = contract.isCare ? careOf(served.county) : served.county;
  const done = key && (await findRepeated(kept, key));
  if (done) return repeated(done, reply);
  const begun = key && beginning(contract, request, key);
  const full: SignedIn = {
    ...at,
    ...asked,
    ...(begun && {
      county: { ...asked.county, begun },
      office: { ...asked.office, begun },
    }),
    keys: served.keys,
    careKeys: served.careKeys,
    visitor,
    session,
  };
  return carryOut(route, full, { served, kept, request, reply, key, serving });
}

type Running = {
  readonly served: ServedCounty;
  /** Where requests are kept that may be sent again. */
  readonly kept: County;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly key: RequestKey | undefined;
  readonly serving: Serving;
};

async function carryOut(
  route: Route,
  at: SignedIn,
  { served, kept, request, reply, key, serving }: Running,
): Promise<unknown> {
  const status = route.contract.status ?? 200;
  try {
    const body = await route.handle(at, partsOf(request));
    if (key) {
      if (!route.contract.shownOnce) await keepAnswer(kept, key, status, body);
      serving.changed?.(served.county);
    }
    reply.code(status);
    return body;
  } catch (error) {
    if (!key || !isSameKey(error)) throw error;
    // The other one has committed, or this would still be waiting for it.
    return repeated((await findRepeated(kept, key))!, reply);
  }
}

function repeated(
  done: NonNullable<Awaited<ReturnType<typeof findRepeated>>>,
  reply: FastifyReply,
) {
  if (done.kind === 'other') throw requestError('REQUEST_KEY_REUSED');
  if (done.kind === 'lost') throw requestError('REQUEST_ANSWER_LOST', { event: done.event });
  reply.code(done.status).header('idempotency-replayed', 'true');
  return done.answer;
}

/** A browser says where a request comes from; a page of another site may not change anything here. */
function refuseOtherSites({ method }: Contract, { headers }: FastifyRequest, origin: string): void {
  const site = headers['sec-fetch-site'];
  const from = headers.origin;
  const isOther =
    (from !== undefined && from !== origin) || site === 'cross-site' || site === 'same-site';
  if (isOther && (method !== 'GET' || site === 'cross-site'))
    throw requestError('REQUEST_OTHER_SITE');
}

/** Half a character and the character of nothing are in no language, and the database keeps neither. */
function refuseBrokenText(part: unknown): void {
  if (typeof part === 'string' && (!part.isWellFormed() || part.includes('\0'))) {
    throw requestError('REQUEST_INVALID', { place: '/' });
  }
  if (typeof part !== 'object' || part === null) return;
  for (const one of Object.values(part)) refuseBrokenText(one);
}

const partsOf = ({ params, query, body }: FastifyRequest) =>
  ({ params, query, body }) as unknown as RequestOf<Contract>;

function surroundings(
  request: FastifyRequest,
  reply: FastifyReply,
  { counties, origin }: Serving,
): Omit<At, 'now' | 'today'> {
  const secure = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;
  return {
    findServed: (code) => (code === undefined ? onlyOf(counties) : counties.get(code)),
    origin,
    language: languageOf(request.headers),
    address: request.ip,
    headers: request.headers,
    cookies: request.cookies,
    setCookie: (name, value, seconds) => {
      reply.setCookie(name, value, { ...secure, maxAge: seconds });
    },
    clearCookie: (name) => {
      reply.clearCookie(name, secure);
    },
    setETag: (etag) => {
      reply.header('etag', etag);
    },
  };
}

const onlyOf = (counties: Serving['counties']): ServedCounty | undefined =>
  counties.size === 1 ? [...counties.values()][0] : undefined;

type Asker = {
  readonly served: ServedCounty;
  readonly visitor: Visitor;
  readonly session: Session;
};

async function whoAsks(
  { counties }: Serving,
  { cookies }: FastifyRequest,
  times: Times,
): Promise<Asker> {
  const found = readCookie(cookies[SESSION_COOKIE]);
  const served = found && counties.get(found.countyCode);
  const signedIn = served && (await findVisitor(served.county, found.tokenHash, times.now));
  if (!served || !signedIn) throw requestError('SESSION_NEEDED');
  return { served, ...signedIn };
}

/** The county as who asks sees it; for a session's own affairs no role is needed. */
async function askedBy(
  { access }: Contract,
  { county, staffDb }: ServedCounty,
  visitor: Visitor,
  { headers }: FastifyRequest,
  times: Times,
): Promise<{ readonly county: County; readonly office: County }> {
  if (access === 'public' || access === 'session') return { county, office: county };
  const { account, person, post } = visitor;
  if (!post && person === undefined) throw requestError('SESSION_POST_NEEDED');
  const task = Number(headers['nuanjia-task']);
  const asking = {
    account,
    ...times,
    action: access,
    ...(person !== undefined && { person }),
    ...(post && { post }),
    ...(Number.isSafeInteger(task) && task > 0 && { task }),
  };
  return {
    county: await countyFor(county, asking, staffDb),
    office: await countyFor(county, asking),
  };
}

function keyOf(
  { method, repeatable }: Contract,
  { account }: Visitor,
  { headers, url, body }: FastifyRequest,
): RequestKey | undefined {
  if (method === 'GET' || repeatable) return undefined;
  const key = headers['idempotency-key'];
  if (!isKey(key)) throw requestError('REQUEST_KEY_NEEDED');
  return requestKey({ account, key, method, url, task: headers['nuanjia-task'], body });
}

/** First in the transaction of the change: the key is noted, and an edit is of what is still so. */
function beginning(
  { etag, params }: Contract,
  request: FastifyRequest,
  key: RequestKey,
): NonNullable<County['begun']> {
  const ifMatch = request.headers['if-match'];
  if (etag === 'needs' && ifMatch === undefined) throw requestError('REQUEST_ETAG_NEEDED');
  const person = params && (request.params as { person?: number }).person;
  return async (tx, event) => {
    await noteRequest(tx, event, key);
    if (etag !== 'needs' || person === undefined) return;
    if ((await versionOf(tx, person)) !== ifMatch) throw requestError('REQUEST_STALE');
  };
}
