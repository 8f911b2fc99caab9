/** Days of leave that Zhejiang gives, and the national base they come on top of. */
import type { Parameter } from '../../../rules/index.ts';

/** National base, days; not read in the text itself. Source: source.md#leave-after-a-birth */
const base = 98;
/** Days on top for a first child. Source: source.md#leave-after-a-birth */
const extraFirst = 60;
/** Days on top for a second or third child. Source: source.md#leave-after-a-birth */
const extraLater = 90;
/** Days for the partner. Source: source.md#leave-for-the-partner */
const partner = 15;

/** The longest leave after a birth, in days: the order of births is not looked at. */
export const longestMaternityLeaveDays = base + extraLater;
/** The partner's leave, in days. */
export const partnerLeaveDays = partner;

const inDays = (
  name: string,
  value: number,
  status: 'verified' | 'unverified',
  source: string,
  from: string = '2021-11-25',
): Parameter => ({ name, unit: 'days', values: [{ from, value, status, source }] });

export const parameters = {
  maternityLeaveBaseDays: inDays(
    'maternityLeaveBaseDays',
    base,
    'unverified',
    'leave-after-a-birth',
    '2012-04-28',
  ),
  maternityLeaveExtraFirstChildDays: inDays(
    'maternityLeaveExtraFirstChildDays',
    extraFirst,
    'verified',
    'leave-after-a-birth',
  ),
  maternityLeaveExtraLaterChildDays: inDays(
    'maternityLeaveExtraLaterChildDays',
    extraLater,
    'verified',
    'leave-after-a-birth',
  ),
  partnerLeaveDays: inDays('partnerLeaveDays', partner, 'verified', 'leave-for-the-partner'),
  childcareLeaveDaysPerYear: inDays('childcareLeaveDaysPerYear', 10, 'verified', 'childcare-leave'),
  elderCareLeaveDaysPerYear: inDays('elderCareLeaveDaysPerYear', 5, 'verified', 'elder-care-leave'),
} satisfies Record<string, Parameter>;
