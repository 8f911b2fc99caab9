/** Route of the audit check; care records are checked on the command line, where nobody's number is near. */
import * as contracts from '../../../api/contracts/oversight.ts';
import { readCounty } from '../../../db/county.ts';
import { actorOf } from '../../access/index.ts';
import { route } from '../../http/route.ts';
import { verifyAudit } from './service.ts';
import { brokenLinkWords, flawWords } from './words.ts';

const verifyRoute = route(
  contracts.verifyAudit,
  async ({ office, visitor: { account }, language }) => {
    await readCounty(office, { kind: 'audit-verify', actor: actorOf(account) }, async () => {});
    const { rows, head, broken, flaws } = await verifyAudit(office);
    const findings = [...(broken ? [brokenLinkWords(broken)] : []), ...flaws.map(flawWords)];
    return {
      ...{ rows, head, isWhole: findings.length === 0 },
      findings: findings.map((words) => words[language]),
    };
  },
);

export const auditRoutes = [verifyRoute];
