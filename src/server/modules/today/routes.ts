/** The route of today's list. */
import { getToday } from '../../../api/contracts/service/today.ts';
import { actorOf } from '../../access/index.ts';
import { route } from '../../http/route.ts';
import { todayOf } from './today.ts';

const todayRoute = route(getToday, async ({ county, keys, visitor: { account, post }, today }) => {
  const asked = { actor: actorOf(account), post: post!, today, keys };
  const { rows, names, isPart } = await todayOf(county, asked);
  return {
    households: rows.map(({ household, people, section, owedFen, reasons }) => ({
      ...(household !== undefined && { household }),
      people: people.map((person) => ({ person, name: names.get(person)! })),
      ...{ section, owedFen },
      reasons: reasons.map((one) => ({ ...one })),
    })),
    isPart,
  };
});

export const todayRoutes = [todayRoute];
