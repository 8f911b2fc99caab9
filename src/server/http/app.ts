/**
 * The network interface: routes from contracts, each behind its access rule. A route whose rule is missing, or whose
 * contract leaves room for unknown properties, stops the start.
 */
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import underPressure from '@fastify/under-pressure';
import { Ajv } from 'ajv';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import type { Static } from 'typebox';
import type { Contract, FileAnswer } from '../../api/contract.ts';
import { Problem } from '../../api/shapes.ts';
import { addBuiltApp, builtApp } from '../pages/app.ts';
import { addPages } from '../pages/pages.ts';
import { answer } from './answer.ts';
import { checkRoutes } from './check-routes.ts';
import { compressed } from './compress.ts';
import { isDay } from './days.ts';
import type { Metrics } from './metrics.ts';
import { problemOf } from './problem.ts';
import type { Route } from './route.ts';
import { languageOf, type Serving } from './serving.ts';

export type Limits = {
  /** Requests a minute from one address. */
  readonly perMinute: number;
  readonly bodyBytes: number;
  /** A request that has not arrived whole by then is cut off. */
  readonly requestMs: number;
  /** Who asks while the server is held up for so long is sent away to come again; 0: nobody is. */
  readonly busyMs: number;
};

export const usualLimits: Limits = {
  perMinute: 1200,
  bodyBytes: 256 * 1024,
  requestMs: 15_000,
  busyMs: 1500,
};

/** A reply of a bank about twenty thousand lines is a few of them. */
const FILE_BYTES = 16 * 1024 * 1024;

export type AppOptions = Omit<Serving, 'clock'> & {
  readonly routes: readonly Route[];
  readonly clock?: () => Date;
  readonly limits?: Limits;
  readonly logger?: FastifyServerOptions['logger'];
  readonly metrics?: Metrics;
  readonly https?: { readonly cert: Buffer; readonly key: Buffer };
  readonly trustProxy?: string | false;
  /** Folder of the application as it was built; absent: where the build puts it. */
  readonly builtApp?: string;
};

/** The application, ready to listen. Errors: HTTP_ROUTE_RULE for routes that are not safe to serve. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const limits = options.limits ?? usualLimits;
  checkRoutes(options.routes.map(({ contract }) => contract));
  // Node looks only now and then, and waits for headers a minute; that would be long for who sends byte by byte.
  const patience = {
    headersTimeout: limits.requestMs,
    connectionsCheckingInterval: Math.ceil(limits.requestMs / 4),
  };
  const app = fastify({
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.requestMs * 2,
    keepAliveTimeout: 10_000,
    logger: options.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    ...(options.https ? { https: { ...options.https, ...patience } } : { http: patience }),
    trustProxy: options.trustProxy ?? false,
    genReqId: () => crypto.randomUUID(),
    // Whatever arrives is routed, so that no refusal leaves without the headers that protect it.
    routerOptions: { maxParamLength: 16_384 },
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/unreadable'),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  });
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : fromText).compile(schema),
  );
  await addSafety(app, options, limits);
  addProblems(app, options);
  await app.register(swagger, openApi(options.origin));
  const serving: Serving = {
    counties: options.counties,
    origin: options.origin,
    clock: options.clock ?? (() => new Date()),
    ...(options.changed && { changed: options.changed }),
  };
  for (const route of options.routes) addRoute(app, route, serving);
  addPages(app, serving);
  addBuiltApp(app, options.builtApp ?? builtApp, limits.perMinute);
  app.get('/health', { schema: { hide: true } }, async () => ({ status: 'ok' }));
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  return app;
}

/** Whether the path can be decoded. */
function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?')[0]!);
    return true;
  } catch {
    return false;
  }
}

const formats = { date: (text: string) => isDay(text) };
/** Bodies are taken as they are; numbers in paths and queries arrive as text. */
const strict = new Ajv({ allErrors: false, strict: true, coerceTypes: false, formats });
const fromText = new Ajv({ allErrors: false, strict: true, coerceTypes: true, formats });

/** What is served besides answers, such as the application's files, may say otherwise. */
const unlessSaid = {
  // Not even what anybody may read is for search engines: a public notice must be gone when its time is over.
  'x-robots-tag': 'noindex',
  'cache-control': 'no-store',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

async function addSafety(
  app: FastifyInstance,
  { metrics }: AppOptions,
  limits: Limits,
): Promise<void> {
  // JSON is all there is: forms of other sites can send plain text without asking.
  app.removeContentTypeParser('text/plain');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        imgSrc: ["'self'", 'data:'],
      },
    },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(unlessSaid)) {
      if (!reply.hasHeader(name)) reply.header(name, value);
    }
  });
  await app.register(cookie);
  await app.register(rateLimit, { max: limits.perMinute, timeWindow: '1 minute' });
  await app.register(underPressure, {
    maxEventLoopDelay: limits.busyMs,
    retryAfter: 5,
    exposeStatusRoute: false,
  });
  app.addHook('onResponse', async (request, reply) => {
    metrics?.seen(request, reply);
    // The pattern of the route, never the address: it may hold the number of a person.
    const { method, routeOptions } = request;
    const line = { method, route: routeOptions.url ?? 'none', status: reply.statusCode };
    request.log.info({ ...line, milliseconds: Math.round(reply.elapsedTime) });
  });
}

function addProblems(app: FastifyInstance, options: AppOptions): void {
  app.setErrorHandler((error, request, reply) => {
    const { body, isOurs } = problemOf(error, languageOf(request.headers), request.id);
    // The error itself stays out of the log of refusals: it may carry what somebody typed.
    if (isOurs) request.log.error({ code: body.code, name: nameOf(error), stack: stackOf(error) });
    options.metrics?.refused(body.code);
    if (body.retryAfterSeconds !== undefined) reply.header('retry-after', body.retryAfterSeconds);
    return reply.code(body.status).type('application/problem+json').send(body);
  });
  app.setNotFoundHandler((request, reply) => {
    const missing = Object.assign(new Error('REQUEST_NOT_FOUND'), { code: 'REQUEST_NOT_FOUND' });
    const { body } = problemOf(missing, languageOf(request.headers), request.id);
    return reply.code(404).type('application/problem+json').send(body);
  });
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);
/** Where, not what: messages of the database may quote values. */
const stackOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6).join('\n') : '';

const openApi = (origin: string): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Nuanjia', version: '1', description: 'What an office owes each resident.' },
    servers: [{ url: origin }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-nuanjia' },
      },
    },
  },
});

function addRoute(app: FastifyInstance, route: Route, serving: Serving): void {
  const { contract } = route;
  app.route({
    method: contract.method,
    url: contract.path,
    schema: schemaOf(contract),
    ...(contract.isCompressed && { onSend: compressed }),
    ...(contract.takesFile && { bodyLimit: FILE_BYTES }),
    handler: async (request, reply) => {
      const answered = await answer(route, serving, request, reply);
      return contract.givesFile === undefined
        ? answered
        : sendFile(reply, contract.givesFile, answered as Static<typeof FileAnswer>);
    },
  });
}

/** To be kept or opened by whoever asked, never shown as a page of this site. */
function sendFile(
  reply: FastifyReply,
  mediaType: string,
  { name, bytes }: Static<typeof FileAnswer>,
): FastifyReply {
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(bytes));
}

function schemaOf({
  summary,
  params,
  query,
  body,
  answer: shape,
  access,
  status,
  givesFile,
}: Contract) {
  const file = { type: 'string', format: 'binary' };
  const given =
    givesFile === undefined
      ? shape
      : { description: 'A file.', content: { [givesFile]: { schema: file } } };
  return {
    summary,
    ...(params && { params }),
    querystring: query ?? nothing,
    ...(body && { body }),
    response: { [status ?? 200]: given, default: refusal },
    ...(access !== 'public' && { security: [{ session: [] }] }),
  };
}

const refusal = {
  description: 'A refusal, as RFC 9457 tells it.',
  content: { 'application/problem+json': { schema: Problem } },
};
const nothing = { type: 'object', properties: {}, additionalProperties: false };
