/** Routes of tasks. */
import * as contracts from '../../../api/contracts/tasks.ts';
import { day, isoDate, toDay } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import { route } from '../../http/route.ts';
import { closeTask, listTasks, openTask } from './tasks.ts';

const openRoute = route(
  contracts.openTask,
  async ({ county, visitor: { account, post }, today }, { body: { due, isMine, ...task } }) =>
    openTask(county, {
      ...task,
      ...(due !== undefined && { due: day(due) }),
      ...(isMine && { post: post!.id }),
      actor: actorOf(account),
      today,
      unit: post!.unit!.id,
      openedBy: account,
    }),
);

const PAGE = 50;

const listRoute = route(
  contracts.listTasks,
  async ({ county, visitor: { account, post } }, { query: { limit = PAGE, ...query } }) => {
    const by = { actor: actorOf(account), unit: post!.unit!.id, post: post!.id };
    const asked = { ...by, ...query, limit };
    const found = await listTasks(county, asked);
    const next = found.length === limit ? found.at(-1)!.id : undefined;
    return {
      tasks: found.map(({ due, ...task }) => ({
        ...task,
        ...(due !== undefined && { due: isoDate(toDay(due)) }),
      })),
      ...(next !== undefined && { next }),
    };
  },
);

const closeRoute = route(
  contracts.closeTask,
  async ({ county, visitor: { account, post }, today }, { params: { id }, body: { outcome } }) =>
    closeTask(county, {
      ...{ actor: actorOf(account), account, today },
      ...{ task: id, unit: post!.unit!.id, outcome },
    }),
);

export const tasksRoutes = [openRoute, listRoute, closeRoute];
