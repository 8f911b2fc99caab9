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

/** The county as the software itself sees it, whoever asks; the audit row names them as `actor`. */
export const itself = ({ asker: _, ...county }: County): County => county;

/** How an account is named as an actor. */
export const actorOf = (account: number): string => `account ${account}`;
