/** Cases: claims to benefits from hand to hand. */
import { ownRoutes } from './own/routes.ts';
import { deskRoutes } from './routes.ts';

export { beginCase, takeBackBegun } from './begin.ts';
export { type Acting, appeal, applyFor, resubmit, review, withdraw } from './apply.ts';
export { decide, decideAppeal, endCase } from './decide.ts';
export { joinCases, partCases } from './merge/join.ts';
export { ownLetterOf } from './own/routes.ts';
export { type Letter, letterOf, queue } from './read.ts';
export type { QueuePlace } from './read-queries.ts';
export { raiseReviews } from './reviews.ts';
export const casesRoutes = [...deskRoutes, ...ownRoutes];
