/** Routes of what becomes of tasks, of the load of posts and of handing over. */
import * as contracts from '../../../api/contracts/service/tasks.ts';
import { actorOf } from '../../access/index.ts';
import { dayFrom } from '../../http/days.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { encounterAtDesk } from '../encounter/index.ts';
import { serviceError } from './errors.ts';
import { endHandOver, handOver, loadOf } from './load.ts';
import { assignTask, reopenTask, type TurnAsked, turnTask } from './turns.ts';

const askedOf = ({ visitor: { account, post }, today }: SignedIn, task: number): TurnAsked => ({
  ...{ task, actor: actorOf(account), today },
  by: { account, unit: post!.unit!.id },
});

/** Nobody books further ahead than this; whoever seems to has mistaken the year. */
const BOOKED_DAYS_MAX = 2 * 366;
const DAY_MS = 86_400_000;

const bookRoute = route(contracts.bookTask, (at, { params: { id }, body }) => {
  const bookedFor = Date.parse(body.for);
  const aheadMs = bookedFor - at.now.getTime();
  // What was agreed on today may be written down after it.
  const isNear = aheadMs > -DAY_MS && aheadMs < BOOKED_DAYS_MAX * DAY_MS;
  if (!isNear) throw serviceError('TASK_DAY', { day: body.for });
  return turnTask(at.county, askedOf(at, id), 'book', { day: at.today, bookedFor });
});

const declineRoute = route(contracts.declineTask, (at, { params: { id }, body: { reviewDay } }) =>
  turnTask(at.county, askedOf(at, id), 'decline', {
    day: at.today,
    ...(reviewDay !== undefined && { reviewDay: dayFrom(reviewDay, 'body/reviewDay') }),
  }),
);

const finishRoute = route(contracts.finishTask, (at, { params: { id }, body }) => {
  const { place = 'office', minutes } = body;
  const day = dayFrom(body.day, 'body/day');
  const { today } = at;
  const { by, ...asked } = askedOf(at, id);
  const known = { day, place, today, ...(minutes !== undefined && { minutes }) };
  return turnTask(at.county, { ...asked, by }, 'done', { day }, (tx, visited) =>
    encounterAtDesk(tx, { visited, by }, known),
  );
});

const dropRoute = route(contracts.dropTask, (at, { params: { id } }) =>
  turnTask(at.county, askedOf(at, id), 'not-needed', { day: at.today }),
);

const reopenRoute = route(contracts.reopenTask, (at, { params: { id } }) =>
  reopenTask(at.county, askedOf(at, id)),
);

const assignRoute = route(contracts.assignTask, (at, { params: { id }, body: { post } }) =>
  assignTask(at.office, { ...askedOf(at, id), post: post ?? undefined }),
);

const loadRoute = route(
  contracts.getLoad,
  async ({ county, visitor: { account, post }, today }) => ({
    posts: (await loadOf(county, { actor: actorOf(account), unit: post!.unit!.id, today })).map(
      ({ post: of, ...counts }) => ({ ...counts, ...(of !== null && { post: of }) }),
    ),
  }),
);

const handOverRoute = route(contracts.handOver, (at, { params: { id }, body }) => {
  const { visitor, today, office } = at;
  const unit = visitor.post!.unit!.id;
  if (id !== unit) throw serviceError('UNIT_UNKNOWN', { unit: id });
  const { fromPost, toPost, until } = body;
  return handOver(office, {
    ...{ actor: actorOf(visitor.account), unit, fromPost, toPost, today },
    from: dayFrom(body.from, 'body/from'),
    ...(until !== undefined && { until: dayFrom(until, 'body/until') }),
  });
});

const endRoute = route(contracts.endHandOver, (at, { params: { id } }) =>
  endHandOver(at.office, {
    ...{ actor: actorOf(at.visitor.account), id, today: at.today },
    unit: at.visitor.post!.unit!.id,
  }),
);

export const serviceRoutes = [
  ...[bookRoute, declineRoute, finishRoute, dropRoute, reopenRoute],
  ...[assignRoute, loadRoute, handOverRoute, endRoute],
];
