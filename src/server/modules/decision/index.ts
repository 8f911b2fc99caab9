/** Decisions with frozen evidence. */
export { freeze, type Replayed, replay, weigh, type Weighed } from './decisions.ts';
