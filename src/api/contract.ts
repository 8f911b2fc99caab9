/**
 * The form of a contract: what one route of the network interface takes, gives and requires. From it come the
 * checks of requests, the OpenAPI document, the typed client and the access rule; there is no second place.
 */
import Type, { type Static, type TObject, type TSchema } from 'typebox';
import type { Action } from './actions.ts';

/** public: anybody. session: whoever is signed in, about her own session or account. Else: roles that may do it. */
export type AccessRule = 'public' | 'session' | Action;

export type Contract = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Begins with /api/; parameters as `:name`. */
  readonly path: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly access: AccessRule;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TObject;
  readonly answer: TSchema;
  /** Of the answer when all goes well; 200 when left out. */
  readonly status?: 200 | 201 | 202;
  /** What a GET gives and an edit must bring: the state of the record that the edit was made on. */
  readonly etag?: 'gives' | 'needs';
  /** A change that may be sent without an Idempotency-Key, because to do it twice is the same. */
  readonly repeatable?: true;
  /** It is about a care record: what is kept for repeats is kept there, and nothing in the record of the county. */
  readonly isCare?: true;
  /** A body of up to 16 MB: a file is sent. */
  readonly takesFile?: true;
  /** Its answer holds a secret and is not kept: who sends the request again is told that it was carried out. */
  readonly shownOnce?: true;
  /**
   * Its answer is long and sent compressed. Only where nothing in it repeats what a stranger chose for this request:
   * else the length would tell what stands beside it.
   */
  readonly isCompressed?: true;
  /** Its answer is a file of this media type: the handler gives a {@link FileAnswer}, the caller gets the bytes. */
  readonly givesFile?: string;
};

type Part<Schema> = Schema extends TSchema ? Static<Schema> : undefined;

/** What a caller sends. */
export type RequestOf<C extends Contract> = {
  readonly params: Part<C['params']>;
  readonly query: Part<C['query']>;
  readonly body: Part<C['body']>;
};

/** What a caller gets. */
export type AnswerOf<C extends Contract> = Static<C['answer']>;

/** The contract, with its exact type. */
export const contract = <const C extends Contract>(one: C): C => one;

/** An object that holds these properties and no others. */
export const exactly = <const P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** The answer of a contract that gives a file. */
export const FileAnswer = exactly({
  /** Safe in a header: letters, digits, dots and hyphens. */
  name: Type.String({ pattern: '^[\\w.-]+$' }),
  bytes: Type.Unsafe<Uint8Array>({}),
});

export { Type };
