/**
 * Checks of how a claim is decided: known steps with sources, papers that ask for nothing intimate, nothing posted of
 * what is nobody's business, and always an appeal.
 */
import { catalog } from '../../model/facts/catalog.ts';
import type { Label } from '../../rules/index.ts';
import { guardedBy, inside, report, type Scope } from './finding.ts';
import {
  choice,
  type Check,
  exactly,
  fields,
  guarded,
  integer,
  listOf,
  mapOf,
  oneOf,
  text,
  words,
} from './shape.ts';
import { isRecord, type Plain } from './snapshot.ts';

const sourced = { status: choice(['verified', 'secondary', 'unverified']), source: text };
const limit = fields({ workingDays: integer(1, 366), ...sourced });
const step = fields({ tier: choice(['village', 'township', 'county']), ...sourced }, { limit });

/** Papers show facts of the catalogue; a reproductive one is nothing to bring (R01). */
const shown = oneOf([
  ...Object.entries(catalog).flatMap(([kind, { label }]) =>
    label === 'reproductive' ? [] : [kind],
  ),
  ...['birth', 'death', 'residence', 'parents', 'spouse'],
]);

const paper = guarded(
  'R01',
  fields({ name: words, shows: listOf(shown), ...sourced }, { isOnlySome: exactly(true) }),
);

const requiredFields = {
  steps: fields({ confirm: step }, { verify: step, check: step }),
  papers: mapOf(paper),
  appeal: fields({ days: integer(1, 3660), decidedInDays: integer(1, 366), ...sourced }),
};

const optionalFields = {
  together: limit,
  publicNotice: limit,
  review: fields({ month: integer(1, 12), ...sourced }),
  payment: fields({ everyMonths: integer(1, 120), ...sourced }),
};

/** How a claim to a benefit is decided. */
export const procedureCheck: Check = guarded('R24', fields(requiredFields, optionalFields));

/** Parts of it that a place lays over a program. */
export const procedureOver: Check = guarded(
  'R24',
  fields({}, { ...requiredFields, ...optionalFields }),
);

/** What tells of bereavement, disability, health or the number of children is never posted. */
export const unposted: readonly Label[] = ['sensitive', 'reproductive', 'child-count'];

/** Refuses a public notice of a program that reads such labels. */
export function checkPosted(
  procedure: Plain | undefined,
  labels: ReadonlySet<Label>,
  scope: Scope,
): void {
  if (!isRecord(procedure) || procedure.publicNotice === undefined) return;
  const at = guardedBy(inside(scope, 'procedure', 'publicNotice'), 'R26');
  for (const label of unposted) if (labels.has(label)) report(at, 'LABEL_REFUSED', label);
}
