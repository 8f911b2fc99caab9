/** No steps: nobody is followed up, and no record says who took what. */
import type { Schedule } from '../../definition.ts';

export const schedule = {} satisfies Schedule;
