/** Referrals: somebody is sent on, and somebody asks how it went. */
export { type ReferralReason, type ReferralRow, referralsOf, type ReferralTo } from './queries.ts';
export { FOLLOW_UP_DAYS, type Referring, sendReferral, takeBackReferral } from './referrals.ts';
