/** What is owed to whom: worked out, stored, and kept up to date. */
export { type Evaluated, evaluateCounty, type EvaluateOptions } from './evaluate.ts';
export { failuresIn, type KeptFailure } from './failure-queries.ts';
export { type Difference, follow, type FollowReport, followEvaluation } from './follow.ts';
export { failuresOf, type KeepReport, keepUp, yearBegin } from './keep.ts';
export { differencesBetween, findCurrent, type SwitchReport, switchEvaluation } from './switch.ts';

export { countPeople, findCurrentEvaluation, knownProgramIds, programIds } from './queries.ts';
