/**
 * Divides a jurisdiction: what a county is evaluated by, and what is worked out for one woman at a time,
 * with the care record that she keeps.
 */
import type { Jurisdiction } from './packs.ts';
import { mayBeListed } from './safeguards.ts';

/** The programs that say nothing of anybody's care record and never read one. */
export const withoutCare = ({ pack, programs }: Jurisdiction): Jurisdiction => ({
  pack,
  programs: programs.filter(mayBeListed),
});

/** The programs that begin with what a care record holds, or are kept by it. */
export const careOnly = ({ pack, programs }: Jurisdiction): Jurisdiction => ({
  pack,
  programs: programs.filter((program) => !mayBeListed(program)),
});
