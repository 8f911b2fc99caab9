/** Routes of the administrators: accounts of staff, offices and what they serve, and posts. They show no resident. */
import * as accounts from '../../../api/contracts/account.ts';
import * as offices from '../../../api/contracts/office.ts';
import { areaCodeOf } from '../../../model/area.ts';
import { actorOf } from '../../access/index.ts';
import { daysFrom, daysShown, dayFrom } from '../../http/days.ts';
import { route, type SignedIn } from '../../http/route.ts';
import {
  disableAccount,
  enableAccount,
  endSessionsOf,
  inviteAccount,
  inviteAgain,
  type Invited,
  listAccounts,
} from '../account/index.ts';
import { addUnit, areasOf, listUnits, setCatchment } from '../area/index.ts';
import { addPost, endPost, listPosts } from '../post/index.ts';

const by = ({ visitor: { account }, now }: SignedIn) => ({ actor: actorOf(account), now });

const shownOnce = ({ until, ...invited }: Invited) => ({ ...invited, until: until.toISOString() });

const inviteRoute = route(accounts.inviteAccount, async (at, { body }) =>
  shownOnce(await inviteAccount(at.office, at.keys, { ...by(at), ...body, kind: 'staff' })),
);

const inviteAgainRoute = route(accounts.inviteAgain, async (at, { params: { id } }) =>
  shownOnce(await inviteAgain(at.office, { ...by(at), account: id, kind: 'staff' })),
);

const disableRoute = route(accounts.disableAccount, async (at, { params: { id } }) => {
  await disableAccount(at.office, { ...by(at), account: id });
  return {};
});

const enableRoute = route(accounts.enableAccount, async (at, { params: { id } }) => {
  await enableAccount(at.office, { ...by(at), account: id });
  return {};
});

const endSessionsRoute = route(accounts.endSessions, async (at, { params: { id } }) => ({
  ended: await endSessionsOf(at.office, { ...by(at), account: id }),
}));

const PAGE = 50;

/** What a page ends with, when it is full. */
const nextOf = (ids: readonly number[], limit: number) =>
  ids.length === limit ? { next: ids.at(-1)! } : {};

const accountsRoute = route(accounts.listAccounts, async (at, { query }) => {
  const { after = 0, limit = PAGE } = query;
  const asked = { kind: 'staff', after, limit } as const;
  const listed = await listAccounts(at.office, at.keys, by(at).actor, asked);
  return {
    accounts: listed.map(({ account, name, login, state, roles, lastSignIn }) => ({
      ...{ id: account, name, login, state, roles },
      ...(lastSignIn && { lastSignIn: lastSignIn.toISOString() }),
    })),
    ...nextOf(
      listed.map(({ account }) => account),
      limit,
    ),
  };
});

/** The entries of a list that a page shows. */
function pageOf<One extends { readonly id: number }>(
  all: readonly One[],
  { after = 0, limit = PAGE }: { readonly after?: number; readonly limit?: number },
) {
  const page = all.filter(({ id }) => id > after).slice(0, limit);
  const ids = page.map(({ id }) => id);
  return { page, next: nextOf(ids, limit) };
}

const unitsRoute = route(offices.listUnits, async ({ office, today }, { query }) => {
  const { page, next } = pageOf(await listUnits(office, today), query);
  const units = page.map(({ id, name, tier, areas, ...days }) => ({
    ...{ id, name, tier, areas: areas.map(areaCodeOf) },
    ...daysShown(days),
  }));
  return { units, ...next };
});

const areasRoute = route(offices.listAreas, async ({ office, today }, { query }) => {
  const all = await areasOf(office, today);
  const codes = new Set(all.map(({ code }) => code));
  const isTop = (parent?: string) => parent === undefined || !codes.has(parent);
  const below = all.filter(({ parent }) =>
    query.in === undefined ? isTop(parent) : parent === query.in,
  );
  return { areas: below.map(({ code, name, level }) => ({ code, name, level })) };
});

const addUnitRoute = route(offices.addUnit, async (at, { body: { from, until, ...unit } }) => {
  const days = daysFrom({ ...(from && { from }), ...(until && { until }) });
  return { unit: await addUnit(at.office, { ...by(at), ...unit, ...days }) };
});

const catchmentRoute = route(offices.setCatchment, async (at, { params: { id }, body }) => {
  const from = body.from === undefined ? at.today : dayFrom(body.from, 'body/from');
  await setCatchment(at.office, { ...by(at), unit: id, areas: body.areas, from });
  return {};
});

const postsRoute = route(offices.listPosts, async (at, { query }) => {
  const asked = { actor: by(at).actor, on: at.today };
  const { page, next } = pageOf(await listPosts(at.office, asked), query);
  const posts = page.map(({ from, until, ...post }) => ({
    ...post,
    ...daysShown({ from, until }),
  }));
  return { posts, ...next };
});

const addPostRoute = route(offices.addPost, async (at, { body: { from, until, ...post } }) => {
  const days = daysFrom({ ...(from && { from }), ...(until && { until }) });
  return { post: await addPost(at.office, { from: at.today, ...by(at), ...post, ...days }) };
});

const endPostRoute = route(offices.endPost, async (at, { params: { id } }) => {
  await endPost(at.office, { ...by(at), post: id });
  return {};
});

export const officeRoutes = [
  ...[accountsRoute, inviteRoute, inviteAgainRoute, disableRoute, enableRoute, endSessionsRoute],
  ...[unitsRoute, areasRoute, addUnitRoute, catchmentRoute],
  ...[postsRoute, addPostRoute, endPostRoute],
];
