/**
 * How a claim to the childcare subsidy is decided in Beijing: the national steps with limits of their own.
 */
import type { Override } from '../../definition.ts';

const days = { status: 'verified', source: 'payment-days' } as const;

/** Source: source.md#payment-days; papers, appeal and the limit for both steps together are the national ones. */
export const procedure: NonNullable<Override['procedure']> = {
  steps: {
    check: { tier: 'township', limit: { workingDays: 15, ...days }, ...days },
    confirm: { tier: 'county', limit: { workingDays: 10, ...days }, ...days },
  },
  payment: { everyMonths: 3, ...days },
};
