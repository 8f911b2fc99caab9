/**
 * What someone is to the head of the household, as the household book says it.
 */
import { ageOn, type Draft, type Home, isAlive, type Making } from './draft.ts';

export type HouseholdRole =
  | 'head'
  | 'spouse'
  | 'son'
  | 'daughter'
  | 'son-in-law'
  | 'daughter-in-law'
  | 'sons-son'
  | 'sons-daughter'
  | 'daughters-son'
  | 'daughters-daughter'
  | 'father'
  | 'mother'
  | 'other';

/** The head of a household: its first adult who is alive; undefined when nobody is alive. */
export function headOf({ random, on }: Making, { members }: Home): Draft | undefined {
  const adults = members.filter((one) => isAlive(one) && ageOn(one, on) >= 18);
  const isSecond = adults.length > 1 && random.chance(0.2);
  return adults[isSecond ? 1 : 0] ?? members.find(isAlive);
}

export function roleOf(member: Draft, head: Draft): HouseholdRole {
  const isMan = member.sex === 'male';
  if (member === head) return 'head';
  if (areCouple(member, head)) return 'spouse';
  if (isChildOf(member, head)) return isMan ? 'son' : 'daughter';
  if (isChildOf(head, member)) return isMan ? 'father' : 'mother';
  for (const child of head.children) {
    if (areCouple(child, member)) return isMan ? 'son-in-law' : 'daughter-in-law';
    if (!isChildOf(member, child)) continue;
    if (child.sex === 'male') return isMan ? 'sons-son' : 'sons-daughter';
    return isMan ? 'daughters-son' : 'daughters-daughter';
  }
  return 'other';
}

/** Parted by death at most, and not married again since: a divorced couple is no couple. */
function areCouple(a: Draft, b: Draft): boolean {
  const tie = lastMarriage(a);
  return (
    tie?.to === b &&
    lastMarriage(b)?.to === a &&
    (tie.until === undefined || tie.until === a.died || tie.until === b.died)
  );
}

const lastMarriage = (draft: Draft) => draft.ties.findLast(({ relation }) => relation === 'spouse');

const isChildOf = (child: Draft, parent: Draft): boolean =>
  child.ties.some(
    ({ relation, to, until }) => relation === 'parents' && to === parent && until === undefined,
  );
