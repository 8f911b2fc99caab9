/** Routes of the own session and of what it can be signed in to with. Nobody but the owner comes here. */
import * as contracts from '../../../api/contracts/session.ts';
import type { Action } from '../../../api/actions.ts';
import { isRole, isServed, roleOf } from '../../access/index.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { SESSION_COOKIE } from '../../http/visitor.ts';
import {
  actorOf,
  addPasskey,
  addTotp,
  beginOwnPasskey,
  beginTotp,
  changePassword,
  choosePost,
  endSession,
  listSessions,
  ownFactors,
  postsOf,
  removePasskey,
  removeTotp,
  renewRecoveryCodes,
  type SessionPost,
} from '../account/index.ts';
import { agentOf, deskOf, entered } from '../sign-in/desk.ts';
import { pictureOf } from '../sign-in/picture.ts';

/** The desk at which an owner stands, and in which session. */
const ownDesk = (at: SignedIn) =>
  [deskOf(at, at.county.code), { session: at.session, now: at.now }] as const;

/** In a post that is not chosen yet, what it serves is not looked up. */
const mayIn = (may: readonly Action[], post: { readonly isWhole: boolean } | undefined) =>
  post ? may.filter((action) => isServed(action, post)) : [...may];

const readRoute = route(contracts.readSession, async (at) => {
  const { session, now, county, language } = at;
  const { account, kind, name, person, factors, post, idleMinutes } = session;
  const [desk] = ownDesk(at);
  const posts = await postsOf(county, account, now);
  const named = ({ id, role, unit, unitName }: SessionPost) => ({
    ...{ id, role, roleName: isRole(role) ? roleOf(role).name[language] : role },
    ...(unit !== undefined && { unit }),
    ...(unitName !== undefined && { unitName }),
    may: isRole(role) ? mayIn(roleOf(role).may, id === post?.id ? post : undefined) : [],
  });
  return {
    county: { code: county.code, name: desk.countyName },
    ...{ account, kind, name, factors, idleMinutes },
    ...(person !== undefined && { person }),
    since: session.provedAt.toISOString(),
    until: session.until.toISOString(),
    ...(post && { post: post.id }),
    posts: posts.map(named),
  };
});

const chooseRoute = route(contracts.choosePost, async (at, { body: { post } }) => {
  const started = await choosePost(at.county, { session: at.session, post, now: at.now });
  return { post, until: entered(at, at, started).until };
});

const signOutRoute = route(contracts.signOut, async ({ county, session, now, clearCookie }) => {
  await endSession(county, session, now);
  clearCookie(SESSION_COOKIE);
  return {};
});

const listRoute = route(
  contracts.listSessions,
  async ({ county, session: { account, id }, now }) => {
    const sessions = await listSessions(county, { actor: actorOf(account), account, now });
    return {
      sessions: sessions.map((one) => ({
        ...{ id: one.id, isThis: one.id === id, device: one.deviceClass },
        since: one.since.toISOString(),
        lastSeen: one.lastSeen.toISOString(),
      })),
    };
  },
);

const endRoute = route(contracts.endSession, async (at, { params: { id } }) => {
  const { account } = at.session;
  await endSession(at.county, { account, id }, at.now);
  return {};
});

const passwordRoute = route(contracts.changePassword, async (at, { body }) => {
  const [desk, own] = ownDesk(at);
  const started = await changePassword(desk, { ...own, ...body, ...agentOf(at.headers) });
  return { until: entered(at, at, started).until };
});

const factorsRoute = route(contracts.listFactors, async (at) => {
  const { passkeys, ...factors } = await ownFactors(ownDesk(at)[0], at.session);
  return {
    ...factors,
    passkeys: passkeys.map(({ id, name, added, used }) => ({
      ...{ id, name, added: added.toISOString() },
      ...(used && { used: used.toISOString() }),
    })),
  };
});

const beginTotpRoute = route(contracts.beginTotp, async (at) => {
  const begun = await beginTotp(...ownDesk(at));
  return { ...begun, qr: pictureOf(begun.uri) };
});

const addTotpRoute = route(contracts.addTotp, async (at, { body }) => {
  const [desk, own] = ownDesk(at);
  return addTotp(desk, { ...own, ...body });
});

const removeTotpRoute = route(contracts.removeTotp, async (at) => {
  await removeTotp(...ownDesk(at));
  return {};
});

const recoveryRoute = route(contracts.renewRecoveryCodes, async (at) => ({
  recoveryCodes: await renewRecoveryCodes(...ownDesk(at)),
}));

const beginPasskeyRoute = route(contracts.beginPasskey, async (at) => ({
  options: await beginOwnPasskey(...ownDesk(at)),
}));

const addPasskeyRoute = route(contracts.addPasskey, async (at, { body: { made, name } }) => {
  const [desk, own] = ownDesk(at);
  const response = { ...made, clientExtensionResults: {} };
  await addPasskey(desk, { ...own, response, name });
  return {};
});

const removePasskeyRoute = route(contracts.removePasskey, async (at, { params: { id } }) => {
  const [desk, own] = ownDesk(at);
  await removePasskey(desk, { ...own, passkey: id });
  return {};
});

export const sessionRoutes = [
  ...[readRoute, chooseRoute, signOutRoute, listRoute, endRoute, passwordRoute],
  ...[factorsRoute, beginTotpRoute, addTotpRoute, removeTotpRoute, recoveryRoute],
  ...[beginPasskeyRoute, addPasskeyRoute, removePasskeyRoute],
];
