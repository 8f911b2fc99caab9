/** What is served, and in which language a request is answered. */
import type { County } from '../../db/county.ts';
import type { Database } from '../../db/database.ts';
import type { CareKeys } from '../../db/keys/care-keys.ts';
import type { KeyRing } from '../../db/keys/key-ring.ts';
import type { Language } from '../../rules/index.ts';

/** A county that is served. */
export type ServedCounty = {
  readonly county: County;
  /** What it is called. */
  readonly name: string;
  /** The login that can see no more than row policies show. */
  readonly staffDb: Database;
  readonly keys: KeyRing;
  readonly careKeys: CareKeys;
};

/** Everything that requests are answered from. */
export type Serving = {
  readonly counties: ReadonlyMap<string, ServedCounty>;
  /** Where people reach it, such as https://nuanjia.example: other sites may not send requests. */
  readonly origin: string;
  readonly clock: () => Date;
  /** Told after a change was answered. */
  readonly changed?: (county: County) => void;
};

/** zh-CN unless the request prefers English. */
export const languageOf = (headers: {
  readonly 'accept-language'?: string | undefined;
}): Language => (/^en\b/i.test(headers['accept-language']?.trim() ?? '') ? 'en' : 'zh-CN');
