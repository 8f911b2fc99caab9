/** Routes of alerts. */
import * as contracts from '../../../api/contracts/oversight.ts';
import { alertWords } from '../../../i18n/alert-words.ts';
import { actorOf } from '../../access/index.ts';
import { route } from '../../http/route.ts';
import { closeAlert, listAlerts } from './alerts.ts';

const PAGE = 50;

const listRoute = route(
  contracts.listAlerts,
  async ({ office, visitor: { account }, language }, { query: { after = 0, limit = PAGE } }) => {
    const rows = await listAlerts(office, { actor: actorOf(account), after, limit });
    const next = rows.length === limit ? rows.at(-1)!.id : undefined;
    return {
      alerts: rows.map(({ account_name, found_at, ...row }) => ({
        ...row,
        words: alertWords(row.rule)[language],
        accountName: account_name,
        foundAt: found_at.toISOString(),
      })),
      ...(next !== undefined && { next }),
    };
  },
);

const closeRoute = route(
  contracts.closeAlert,
  async ({ office, visitor: { account } }, { params: { id }, body: { reason } }) =>
    closeAlert(office, { actor: actorOf(account), account, id, reason }),
);

export const alertsRoutes = [listRoute, closeRoute];
