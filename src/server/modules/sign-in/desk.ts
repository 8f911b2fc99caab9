/** What signing in works on, and the cookies that come of it. */
import type { ServedCounty } from '../../http/serving.ts';
import type { At } from '../../http/route.ts';
import { cookieOf, SESSION_COOKIE } from '../../http/visitor.ts';
import type { CountyDesk, SessionPost, StartedSession } from '../account/index.ts';
import { accountError } from '../account/errors.ts';
import { DEVICE_DAYS } from '../account/sign-in/queries.ts';

/** Remembers a browser in which owners have signed in, so that strangers who guess do not hold them up. */
export const DEVICE_COOKIE = '__Host-nuanjia-device';

/** The desk of a county that somebody names, or of the only one. Errors: SIGN_IN_COUNTY. */
export function deskOf({ findServed, origin }: Pick<At, 'findServed' | 'origin'>, code?: string) {
  const served = findServed(code);
  if (!served) throw accountError('SIGN_IN_COUNTY');
  return deskAt(served, origin);
}

export const deskAt = ({ county, keys, name }: ServedCounty, origin: string): CountyDesk => ({
  county,
  keys,
  countyName: name,
  site: { origin },
});

/** Where a request comes from. */
export function visitOf({ address, headers, cookies, now }: At) {
  const device = cookies[DEVICE_COOKIE];
  return { address, now, ...agentOf(headers), ...(device !== undefined && { device }) };
}

export function agentOf(headers: At['headers']): { readonly agent?: string } {
  const agent = headers['user-agent'];
  return typeof agent === 'string' ? { agent } : {};
}

/** Gives the browser its session, and what it is to be remembered by; says what the session is. */
export function entered(
  { now, setCookie }: At,
  { county }: Pick<CountyDesk, 'county'>,
  { token, until, post, posts, device }: StartedSession & { readonly device?: string },
) {
  const seconds = Math.floor((until.getTime() - now.getTime()) / 1000);
  setCookie(SESSION_COOKIE, cookieOf(county, token), seconds);
  if (device !== undefined) setCookie(DEVICE_COOKIE, device, DEVICE_DAYS * 86_400);
  return {
    until: until.toISOString(),
    ...(post && { post: post.id }),
    posts: posts.map(shown),
  };
}

const shown = ({ id, role, unit }: SessionPost) => ({
  ...{ id, role },
  ...(unit !== undefined && { unit }),
});
