/** Every route there is. What is not in this list is not served. */
import type { Route } from './http/route.ts';
import { tasksRoutes } from './modules/task/index.ts';

export const routes: readonly Route[] = [...tasksRoutes];
