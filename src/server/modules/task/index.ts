/** Tasks: one thing to do for a resident, and the reason for which her record is opened. */
export { tasksRoutes } from './routes.ts';
export { closeTask, listTasks, type NewTask, openTask, type TaskOnRecord } from './tasks.ts';
