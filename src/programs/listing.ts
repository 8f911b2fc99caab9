/** Which programs people may be listed by. One person's own answers are shown whatever they rest on. */
import type { Program } from './definition.ts';

/** False where a list of those entitled would be a list by a reproductive fact (safeguard R01). */
export const mayBeListed = ({ eligibility }: Program): boolean =>
  !(eligibility.labels as readonly string[]).includes('reproductive');
