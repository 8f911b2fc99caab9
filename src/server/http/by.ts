/** By whom a change is made, and what it rests on, as modules take it. */
import { actorOf } from '../access/index.ts';
import type { SignedIn } from './route.ts';

/** The account that asks, with the source that the request names. */
export const byAsker = ({ visitor: { account } }: SignedIn, source?: string | undefined) => ({
  actor: actorOf(account),
  ...(source !== undefined && { source }),
});
