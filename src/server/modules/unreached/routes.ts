/** Routes of who has not been reached. */
import * as contracts from '../../../api/contracts/case/unreached.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { END } from '../../../rules/index.ts';
import { actorOf, isWithin, roleOf } from '../../access/index.ts';
import { dayFrom, dayShown } from '../../http/days.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { currentPolicy } from '../answer/queries.ts';
import { jurisdictionOf } from '../policy/index.ts';
import type { UnreachedPlace } from './queries.ts';
import { unreached, unreachedSums, unreachedVillages } from './unreached.ts';

const PAGE = 50;

/** Benefits that the role's lists may rest on, where the post serves. */
export async function scopeOf({ office, visitor, today }: SignedIn) {
  const post = visitor.post!;
  const policy = await snapshotCounty(office, currentPolicy);
  const programs = policy === undefined ? [] : (await jurisdictionOf(office, policy)).programs;
  const classes = roleOf(post.role).lists ?? [];
  const shown = programs.filter((one) => one.kind === 'benefit' && isWithin(one, classes));
  return {
    ...{ actor: actorOf(visitor.account), today, programs: shown.map(({ id }) => id) },
    ...(!post.isWhole && { areas: post.areas }),
  };
}

const listRoute = route(contracts.listUnreached, async (at, { query }) => {
  const { program, village, afterClaimUntil, afterPerson, afterProgram, limit = PAGE } = query;
  const scope = await scopeOf(at);
  const until = afterClaimUntil === undefined ? END : dayFrom(afterClaimUntil, 'querystring');
  const page = await unreached(at.office, {
    ...scope,
    ...(program !== undefined && { programs: scope.programs.filter((one) => one === program) }),
    ...(village !== undefined && { village }),
    ...(afterPerson !== undefined &&
      afterProgram !== undefined && {
        after: { claimUntil: until, person: afterPerson, program: afterProgram },
      }),
    limit,
  });
  return {
    people: page.rows.map((one) => ({
      ...{ person: one.person, program: one.program, ...untilShown(one.claim_until) },
      ...{ name: one.name, fen: one.fen, since: dayShown(one.since), why: one.why },
      hasPhone: one.hasPhone,
      ...(one.housemate !== undefined && { housemate: one.housemate }),
      ...(one.visitedOn !== undefined && { visitedOn: dayShown(one.visitedOn) }),
    })),
    ...(page.next && { next: placeShown(page.next) }),
  };
});

const untilShown = (until: number) => until !== END && { claimUntil: dayShown(until) };

const placeShown = ({ claimUntil, ...place }: UnreachedPlace) => ({
  ...place,
  ...untilShown(claimUntil),
});

const sumRoute = route(contracts.sumUnreached, async (at) => ({
  programs: await unreachedSums(at.office, await scopeOf(at)),
}));

const placesRoute = route(contracts.listUnreachedPlaces, async (at) => ({
  villages: (await unreachedVillages(at.office, await scopeOf(at))).map(
    ({ village, name, ...sum }) => ({
      ...(village !== null && { village }),
      ...(name !== null && { name }),
      ...sum,
    }),
  ),
}));

export const unreachedRoutes = [listRoute, sumRoute, placesRoute];
