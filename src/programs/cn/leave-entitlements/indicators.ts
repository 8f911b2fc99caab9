/** Nothing is measured: this is advice, and the leave is between a person and her employer. */
import type { Indicator } from '../../definition.ts';

export const indicators = {} satisfies Record<string, Indicator>;
