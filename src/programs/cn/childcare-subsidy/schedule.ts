/**
 * Until when each year of the childcare subsidy may be claimed.
 */
import type { ClaimCalendar } from '../../definition.ts';

/**
 * The first claim is open until the end of the year after birth, a renewal until the end of its own
 * year; earlier births had to claim for the first time in 2025.
 *
 * Source: source.md#article-12
 */
export const claims = {
  firstClaimYearsLater: 1,
  renewalYearsLater: 0,
  transition: { bornBefore: '2025-01-01', lastDay: '2025-12-31' },
  citation: 'article-12',
} satisfies ClaimCalendar;
