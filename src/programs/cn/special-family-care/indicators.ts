/**
 * What is counted about the township that offers care. Who declines leaves the count.
 */
import type { Indicator } from '../../definition.ts';

/** Duties of the office. Source: source.md#three-full-covers */
export const indicators = {
  offered: { measure: 'offered-on-time', citation: 'three-full-covers' },
  complaintsClosed: { measure: 'complaints-closed', citation: 'three-full-covers' },
} satisfies Record<string, Indicator>;
