/**
 * Marriages and parenthood: the ties between drafts, always written so that both sides agree.
 */
import type { Day } from '../../rules/index.ts';
import type { Draft } from './draft.ts';

type MarriageDays = { readonly from: Day; readonly divorcedOn?: Day };

/** Marries two people; the marriage ends by divorce or with the first death. */
export function marry(woman: Draft, man: Draft, { from, divorcedOn }: MarriageDays): void {
  const widowedOn = earlier(woman.died, man.died);
  const until = divorcedOn ?? widowedOn;
  const during = { from, ...(until !== undefined && { until }) };
  woman.ties.push({ relation: 'spouse', to: man, ...during });
  man.ties.push({ relation: 'spouse', to: woman, ...during });
  for (const one of [woman, man]) {
    one.marital.push({ status: 'married', from });
    if (divorcedOn !== undefined) one.marital.push({ status: 'divorced', from: divorcedOn });
    else if (widowedOn !== undefined && one.died !== widowedOn) {
      one.marital.push({ status: 'widowed', from: widowedOn });
    }
  }
}

/** Says whose child someone is; an adopted child has other parents before. */
export function addParents(child: Draft, parents: readonly Draft[], adoptedOn?: Day): void {
  for (const parent of parents) {
    parent.children.push(child);
    child.ties.push({
      relation: 'parents',
      to: parent,
      ...(adoptedOn !== undefined && { from: adoptedOn }),
    });
  }
  if (adoptedOn !== undefined) child.isAdopted = true;
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
