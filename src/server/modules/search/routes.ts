/** Routes of searching. */
import * as contracts from '../../../api/contracts/search.ts';
import { civilDate, toDay } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import { dayFrom } from '../../http/days.ts';
import { route } from '../../http/route.ts';
import type { Identity } from '../registry/index.ts';
import { type Search, searchPeople } from './search.ts';

const searchRoute = route(
  contracts.searchPeople,
  async ({ county, keys, visitor: { account }, today, now }, { body }) => {
    const { name, identityNumber, born, sex } = body;
    const found = await searchPeople(county, keys, {
      ...{ actor: actorOf(account), today, now, name },
      ...(identityNumber !== undefined && { identityNumber }),
      ...birthFrom(born, sex),
    });
    return {
      people: found.people.map(shown),
      ...(found.elsewhere && { elsewhere: { ...found.elsewhere } }),
    };
  },
);

/** Both or neither. Errors: REQUEST_INVALID. */
function birthFrom(
  born: string | undefined,
  sex: 'female' | 'male' | undefined,
): Pick<Search, 'birth'> {
  if (born === undefined && sex === undefined) return {};
  if (born !== undefined && sex !== undefined) {
    return { birth: { day: dayFrom(born, 'body/born'), sex } };
  }
  const place = born === undefined ? 'body/born' : 'body/sex';
  throw Object.assign(new Error(place), { code: 'REQUEST_INVALID', detail: { place } });
}

function shown({ person, name, born, residence }: Identity) {
  const [first, last] = born ? [yearOf(born.from), yearOf(born.until - 1)] : [];
  return {
    ...{ person, name },
    ...(first !== undefined && first === last && { bornYear: first }),
    ...(residence && { place: residence.name }),
  };
}

const yearOf = (day: number) => civilDate(toDay(day)).year;

export const searchRoutes = [searchRoute];
