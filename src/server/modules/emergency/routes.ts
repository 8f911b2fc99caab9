/** Routes of emergencies. */
import * as contracts from '../../../api/contracts/oversight.ts';
import { isoDate, toDay } from '../../../rules/index.ts';
import { actorOf, isRole, roleOf } from '../../access/index.ts';
import { route } from '../../http/route.ts';
import {
  endEmergency,
  listEmergencies,
  openEmergency,
  reviewDay,
  reviewEmergency,
} from './emergencies.ts';

const openRoute = route(
  contracts.openEmergency,
  async ({ office, visitor: { account, post }, now }, { body }) => {
    const asked = { ...body, actor: actorOf(account), account, post: post!.id, now };
    const { until, ...done } = await openEmergency(office, asked);
    return { ...done, until: until.toISOString() };
  },
);

const endRoute = route(
  contracts.endEmergency,
  async ({ office, visitor: { account }, now }, { params: { id } }) =>
    endEmergency(office, { actor: actorOf(account), account, id, now }),
);

const PAGE = 50;

const listRoute = route(
  contracts.listEmergencies,
  async ({ office, visitor: { account }, language }, { query: { after = 0, limit = PAGE } }) => {
    const rows = await listEmergencies(office, { actor: actorOf(account), after, limit });
    const next = rows.length === limit ? rows.at(-1)!.id : undefined;
    return {
      emergencies: rows.map(({ account_name, unit_name, role, opened_at, until_at, ...row }) => ({
        ...row,
        accountName: account_name,
        role: isRole(role) ? roleOf(role).name[language] : role,
        ...(unit_name !== null && { unitName: unit_name }),
        openedAt: opened_at.toISOString(),
        until: until_at.toISOString(),
        reviewBy: isoDate(toDay(reviewDay(opened_at))),
      })),
      ...(next !== undefined && { next }),
    };
  },
);

const reviewRoute = route(
  contracts.reviewEmergency,
  async ({ office, visitor: { account } }, { params: { id }, body: { verdict } }) =>
    reviewEmergency(office, { actor: actorOf(account), account, id, verdict }),
);

export const emergenciesRoutes = [openRoute, endRoute, listRoute, reviewRoute];
