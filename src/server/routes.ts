/** Every route there is. What is not in this list is not served. */
import type { Route } from './http/route.ts';
import { budgetRoutes } from './modules/budget/index.ts';
import { careRoutes } from './modules/care/index.ts';
import { casesRoutes } from './modules/case/index.ts';
import { consentsRoutes } from './modules/consent/index.ts';
import { officeRoutes } from './modules/office/index.ts';
import { sessionRoutes } from './modules/session/index.ts';
import { signInRoutes } from './modules/sign-in/index.ts';
import { noticesRoutes } from './modules/notice/index.ts';
import { duplicatesRoutes } from './modules/duplicate/index.ts';
import { extractRoutes } from './modules/extract/index.ts';
import { factsRoutes } from './modules/fact/index.ts';
import { householdsRoutes } from './modules/household/index.ts';
import { kinshipRoutes } from './modules/kinship/index.ts';
import { peopleRoutes } from './modules/person/index.ts';
import { emergenciesRoutes } from './modules/emergency/index.ts';
import { alertsRoutes } from './modules/alert/index.ts';
import { booksRoutes } from './modules/ledger/index.ts';
import { payeeRoutes } from './modules/payee/index.ts';
import { papersRoutes } from './modules/paper/index.ts';
import { runsRoutes } from './modules/payment-run/index.ts';
import { statementRoutes } from './modules/statement/index.ts';
import { auditRoutes } from './modules/audit/index.ts';
import { readLogRoutes } from './modules/read-log/index.ts';
import { publicNoticesRoutes } from './modules/public-notice/index.ts';
import { rightsRoutes } from './modules/right/index.ts';
import { portalRoutes } from './modules/portal/index.ts';
import { rightsDeskRoutes } from './modules/rights-desk/index.ts';
import { signedValueRoutes } from './modules/signed-value/index.ts';
import { settingRoutes } from './modules/setting/index.ts';
import { recoveryRoutes } from './modules/recovery/index.ts';
import { reliefFundRoutes } from './modules/relief-fund/index.ts';
import { searchRoutes } from './modules/search/index.ts';
import { syncRoutes } from './modules/sync/index.ts';
import { encountersRoutes } from './modules/encounter/index.ts';
import { serviceRoutes } from './modules/service/index.ts';
import { suppliesRoutes } from './modules/supply/index.ts';
import { todayRoutes } from './modules/today/index.ts';
import { tasksRoutes } from './modules/task/index.ts';
import { unreachedRoutes } from './modules/unreached/index.ts';

export const routes: readonly Route[] = [
  ...signInRoutes,
  ...sessionRoutes,
  ...officeRoutes,
  ...tasksRoutes,
  ...casesRoutes,
  ...unreachedRoutes,
  ...papersRoutes,
  ...extractRoutes,
  ...publicNoticesRoutes,
  ...serviceRoutes,
  ...encountersRoutes,
  ...suppliesRoutes,
  ...todayRoutes,
  ...readLogRoutes,
  ...emergenciesRoutes,
  ...auditRoutes,
  ...alertsRoutes,
  ...budgetRoutes,
  ...signedValueRoutes,
  ...settingRoutes,
  ...recoveryRoutes,
  ...reliefFundRoutes,
  ...runsRoutes,
  ...booksRoutes,
  ...payeeRoutes,
  ...statementRoutes,
  ...consentsRoutes,
  ...noticesRoutes,
  ...rightsDeskRoutes,
  ...portalRoutes,
  ...peopleRoutes,
  ...factsRoutes,
  ...kinshipRoutes,
  ...householdsRoutes,
  ...rightsRoutes,
  ...searchRoutes,
  ...duplicatesRoutes,
  ...careRoutes,
  ...syncRoutes,
];
