/** Routes of households. */
import * as contracts from '../../../api/contracts/households.ts';
import { actorOf } from '../../access/index.ts';
import { route } from '../../http/route.ts';
import { factShown } from '../fact/index.ts';
import { identityShown } from '../person/index.ts';
import { householdOf } from '../registry/index.ts';

const getRoute = route(
  contracts.getHousehold,
  async ({ county, visitor: { account }, today, language }, { params: { person } }) => {
    const { household, members } = await householdOf(county, {
      ...{ actor: actorOf(account), person, today },
    });
    return {
      ...(household !== undefined && { household }),
      members: members.map((member) => ({
        ...identityShown(member),
        ...(member.role !== undefined && { role: member.role }),
        facts: member.facts.map((one) => factShown(one, language)),
      })),
    };
  },
);

export const householdsRoutes = [getRoute];
