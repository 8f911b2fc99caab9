/**
 * A typed client over fetch: one function for every contract. Changes get an Idempotency-Key, so that a call whose
 * answer was lost can be sent again as it is.
 */
import type { Static } from 'typebox';
import type { AnswerOf, Contract, FileAnswer, RequestOf } from './contract.ts';
import type { Problem } from './shapes.ts';

export type ClientOptions = {
  /** Where the server is, without a slash at the end; empty: where the page came from. */
  readonly origin: string;
  readonly language: 'zh-CN' | 'en';
  readonly fetch?: typeof fetch;
};

export type CallOptions = {
  /** The open task that it is for. */
  readonly task?: number;
  /** The ETag of what the edit was made on. */
  readonly ifMatch?: string;
  /** Of a call that is sent again. */
  readonly key?: string;
  readonly signal?: AbortSignal;
};

/** What a caller brings to a contract: only the parts that it has. */
export type Given<C extends Contract> = {
  [Name in keyof RequestOf<C> as RequestOf<C>[Name] extends undefined
    ? never
    : Name]: RequestOf<C>[Name];
};

export type Answered<C extends Contract> = { readonly answer: AnswerOf<C>; readonly etag?: string };

/** A refusal of the server, as RFC 9457 tells it. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;
  constructor(body: Static<typeof Problem>) {
    super(body.detail);
    this.status = body.status;
    this.code = body.code;
    this.retryAfterSeconds = body.retryAfterSeconds;
  }
}

/**
 * Calls routes by their contracts.
 * Errors: {@link ProblemError} for every refusal; what fetch throws when nothing answers.
 */
export function apiClient({ origin, language, fetch: fetchIt = fetch }: ClientOptions) {
  return async <C extends Contract>(
    { method, path, givesFile }: C,
    request: Given<C>,
    { task, ifMatch, key, signal }: CallOptions = {},
  ): Promise<Answered<C>> => {
    const { params, query, body } = request as Partial<Record<keyof RequestOf<C>, object>>;
    const response = await fetchIt(`${origin}${pathOf(path, params)}${queryOf(query)}`, {
      method,
      credentials: 'same-origin',
      headers: {
        accept:
          givesFile === undefined ? 'application/json' : `${givesFile}, application/problem+json`,
        'accept-language': language,
        ...(body && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && { 'idempotency-key': key ?? crypto.randomUUID() }),
        ...(task !== undefined && { 'nuanjia-task': String(task) }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const isFile = givesFile !== undefined && response.ok;
    const answer: unknown = isFile ? await fileOf(response) : await response.json();
    if (!response.ok) throw new ProblemError(answer as Static<typeof Problem>);
    const etag = response.headers.get('etag');
    return { answer: answer as AnswerOf<C>, ...(etag !== null && { etag }) };
  };
}

const fileOf = async (response: Response): Promise<Static<typeof FileAnswer>> => ({
  name:
    /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file',
  bytes: new Uint8Array(await response.arrayBuffer()),
});

/** The path with its parameters written in. */
export const pathOf = (path: string, params: object = {}): string =>
  Object.entries(params).reduce(
    (text, [name, value]) => text.replace(`:${name}`, encodeURIComponent(String(value))),
    path,
  );

function queryOf(query: object = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(
    entries.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return text === '' ? '' : `?${text}`;
}
