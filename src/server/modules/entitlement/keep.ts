/**
 * Brings a county's entitlements up to date in whatever way is needed: the first evaluation, the yearly
 * one, or just the changes since the last.
 */
import type { County } from '../../../db/county.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { firstOfYear, yearOf } from '../../../rules/index.ts';
import { evaluateCounty, type EvaluateOptions, type Evaluated } from './evaluate.ts';
import type { KeptFailure } from './failure-queries.ts';
import { follow, type FollowReport } from './follow.ts';
import { countChangedAfter, countPeople, findCurrentEvaluation } from './queries.ts';
import { switchEvaluation } from './switch.ts';

export type KeepOptions = Omit<EvaluateOptions, 'since'> & { readonly today: number };

export type KeepReport =
  | { readonly did: 'evaluated'; readonly evaluated: Evaluated; readonly differences: number }
  | { readonly did: 'followed'; readonly followed: FollowReport };

/** People for whom a rule was cut off; what that program owes them is not known. */
export const failuresOf = (report: KeepReport): readonly KeptFailure[] =>
  report.did === 'evaluated' ? report.evaluated.failures : report.followed.failures;

/** Beyond this share of the people, working out everybody is quicker. */
const MANY = 0.2;

/** Day from which services and questions are of the working year of a day. */
export const yearBegin = (today: number) => firstOfYear(yearOf(today));

/**
 * Brings the county up to date. `policyVersion`: the one to begin with where there is none yet; the
 * current one stays until another is switched on.
 */
export async function keepUp(
  county: County,
  policyVersion: number,
  { today, ...options }: KeepOptions,
): Promise<KeepReport> {
  const since = yearBegin(today);
  const { current, changed, people } = await snapshotCounty(county, async (tx) => {
    const found = await findCurrentEvaluation(tx);
    return {
      current: found,
      changed: found ? await countChangedAfter(tx, found.until_seq) : 0,
      people: await countPeople(tx),
    };
  });
  if (current && current.since_day >= since && changed <= people * MANY) {
    return { did: 'followed', followed: await follow(county) };
  }
  const evaluated = await evaluateCounty(county, current?.policy_version_id ?? policyVersion, {
    ...options,
    since,
  });
  const { differences } = await switchEvaluation(county, evaluated.evaluation, options);
  return { did: 'evaluated', evaluated, differences };
}
