/** Routes of notices. */
import * as contracts from '../../../api/contracts/notices.ts';
import { actorOf } from '../../access/index.ts';
import { route } from '../../http/route.ts';
import { inboxOf } from './notices.ts';

const PAGE = 50;

const listRoute = route(
  contracts.listNotices,
  async ({ county, visitor: { account, person }, language }, { query }) => {
    const { before, limit = PAGE } = query;
    const asked = { actor: actorOf(account), person: person!, limit };
    const found = await inboxOf(county, { ...asked, ...(before !== undefined && { before }) });
    const next = found.length === limit ? found.at(-1)!.id : undefined;
    return {
      notices: found.map(({ id, at, message, reason, remedy }) => ({
        ...{ id, at: at.toISOString(), message: message[language] },
        ...{ reason: reason[language], remedy: remedy[language] },
      })),
      ...(next !== undefined && { next }),
    };
  },
);

export const noticesRoutes = [listRoute];
