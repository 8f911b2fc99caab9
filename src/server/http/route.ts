/** A route: its contract and what it does. What it is given has been checked against the contract and allowed. */
import type { AnswerOf, Contract, RequestOf } from '../../api/contract.ts';
import type { County } from '../../db/county.ts';
import type { CareKeys } from '../../db/keys/care-keys.ts';
import type { KeyRing } from '../../db/keys/key-ring.ts';
import type { Language } from '../../rules/index.ts';
import type { Post } from '../access/index.ts';
import type { Session } from '../modules/account/index.ts';
import type { ServedCounty } from './serving.ts';

/** Who is signed in. */
export type Visitor = {
  readonly session: number;
  readonly account: number;
  /** Residents: whose account it is. */
  readonly person?: number;
  /** Staff: the post they act in; absent until one is chosen. */
  readonly post?: Post;
};

/** What every handler is given. */
export type At = {
  readonly language: Language;
  /** The civil day, in China. */
  readonly today: number;
  readonly now: Date;
  /** Where people reach the server. */
  readonly origin: string;
  /** The county with a code; without one, the only county there is. */
  readonly findServed: (code?: string) => ServedCounty | undefined;
  /** Address that the request came from, for throttling. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** A cookie for this host, for so many seconds; `__Host-` names only. */
  readonly setCookie: (name: string, value: string, seconds: number) => void;
  readonly clearCookie: (name: string) => void;
  /** Gives the answer this ETag. */
  readonly setETag: (etag: string) => void;
};

/** Where somebody must be signed in. */
export type SignedIn = At & {
  readonly visitor: Visitor;
  /** What the visitor signed in with, and when. */
  readonly session: Session;
  readonly keys: KeyRing;
  readonly careKeys: CareKeys;
  /** As who asks sees it: residents' records are shown only when the access decision opened them. */
  readonly county: County;
  /** The same asker with the rights of the software: for what is no resident's record, such as accounts and units. */
  readonly office: County;
};

/** In a public route nobody need be signed in. */
export type AtOf<C extends Contract> = C['access'] extends 'public' ? At : SignedIn;

export type Handler<C extends Contract> = (
  at: AtOf<C>,
  request: RequestOf<C>,
) => Promise<Unchanging<AnswerOf<C>>>;

/** The same, of which nothing can be changed: what modules give. */
type Unchanging<T> = T extends readonly (infer One)[]
  ? readonly Unchanging<One>[]
  : T extends object
    ? { readonly [Name in keyof T]: Unchanging<T[Name]> }
    : T;

export type Route = {
  readonly contract: Contract;
  readonly handle: (at: SignedIn, request: RequestOf<Contract>) => Promise<unknown>;
};

/** A contract with its handler; that they fit is checked here and forgotten afterwards. */
export const route = <const C extends Contract>(contract: C, handle: Handler<C>): Route => ({
  contract,
  handle: handle as unknown as Route['handle'],
});
