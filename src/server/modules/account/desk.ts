/** What work on accounts needs of a county. Accounts are the software's own business: no role of a person reads them. */
import type { County } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';

/** Where the product is reached; passkeys belong to its host name. */
export type Site = {
  /** Such as `https://nuanjia.example.cn`, without a path. */
  readonly origin: string;
};

export type CountyDesk = {
  readonly county: County;
  readonly keys: KeyRing;
  /** Name of the county, for the authenticator's list and against passwords made of it. */
  readonly countyName: string;
  readonly site: Site;
};

/** The county with the rights of the software, whoever asks; who that is and in which post is in the audit row. */
export const itself = (county: County): County =>
  county.asker ? { ...county, asker: { ...county.asker, staffDb: undefined } } : county;

/** How an account is named as an actor. */
export const actorOf = (account: number): string => `account ${account}`;
