/** Serving until it is told to stop, on a port that is free. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Language } from '../../rules/index.ts';
import { serve, type Served, type ServeOptions } from '../../server/http/serve.ts';
import type { Installation } from '../../server/installation.ts';
import { recordError } from '../record/errors.ts';
import { print } from '../terminal.ts';

export type ServingOptions = ServeOptions & {
  readonly language: Language;
  readonly signal: AbortSignal;
  /** What is said besides, once it runs. */
  readonly also?: (served: Served) => Promise<string> | string;
};

/** Serves, says where, and ends what is under way before it stops. */
export async function serveUntilStopped(
  installation: Installation,
  { language, signal, also, ...options }: ServingOptions,
): Promise<void> {
  const served = await serve(installation, options);
  await print(startedWords(served)[language]);
  if (also) await print(await also(served));
  if (!signal.aborted) await once(signal, 'abort');
  await served.stop();
}

/** Errors: COMMAND_CHOICE. */
export function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw recordError('COMMAND_CHOICE', { value: text, known: '0–65535' });
}

/** Ports tried after the one that was wanted. */
const PORTS_TRIED = 20;

/** The port, or the next one that nobody listens on. */
export async function freePortFrom(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + PORTS_TRIED && port <= 65_535; port++) {
    if (await isFree(port)) return port;
  }
  return wanted;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
      .once('error', () => done(false))
      .listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

const startedWords = ({ url, origin, metricsUrl: metrics }: Served) => ({
  'zh-CN': `已在 ${url} 提供服务${metrics ? `；指标在 ${metrics}` : ''}。请在 ${origin} 登录。按 Ctrl-C 停止：先办完正在处理的请求。\n`,
  en: `serving at ${url}${metrics ? `; figures at ${metrics}` : ''}. Sign in at ${origin}. Ctrl-C stops it, after what is under way.\n`,
});
