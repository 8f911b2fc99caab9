/** From the cookie of a request to who is signed in, in which county, acting in which post. */
import { createHash } from 'node:crypto';
import type { County } from '../../db/county.ts';
import { isRole, type Post, type Role } from '../access/index.ts';
import { findSession, type Session } from '../modules/account/session/session.ts';
import type { Visitor } from './route.ts';

/** `__Host-`: bound to this host, sent over TLS only, for the whole site. */
export const SESSION_COOKIE = '__Host-nuanjia';

/** The cookie says in which county the session is; everything else is looked up. */
const cookieText = /^(\d{6})\.([A-Za-z0-9_-]{20,100})$/;

export type SignedInAt = {
  readonly countyCode: string;
  readonly tokenHash: Buffer;
};

/** What a cookie names; undefined when it is none of ours. */
export function readCookie(value: string | undefined): SignedInAt | undefined {
  const match = cookieText.exec(value ?? '');
  if (!match) return undefined;
  return {
    countyCode: match[1]!,
    tokenHash: createHash('sha256').update(match[2]!).digest(),
  };
}

export const cookieOf = (county: County, token: string): string => `${county.code}.${token}`;

/** Who is signed in with a token; undefined when the session ended, in whatever way. */
export async function findVisitor(
  county: County,
  tokenHash: Buffer,
  now: Date,
): Promise<{ readonly visitor: Visitor; readonly session: Session } | undefined> {
  const session = await findSession(county, tokenHash, now);
  if (!session) return undefined;
  const { account, person, id, post } = session;
  return {
    session,
    visitor: {
      session: id,
      account,
      ...(person !== undefined && { person }),
      ...(post && isRole(post.role) && { post: postOf({ ...post, role: post.role }) }),
    },
  };
}

const postOf = ({ id, role, unit, unitName = '', serves, isWhole }: Acting): Post => ({
  ...{ id, role, isWhole },
  areas: serves,
  unit: unit === undefined ? undefined : { id: unit, name: unitName },
});

type Acting = NonNullable<Session['post']> & { readonly role: Role };
