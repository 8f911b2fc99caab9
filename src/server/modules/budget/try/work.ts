/**
 * Works out what other values of a policy would cost the people on record: both sets of rules over the same people, a
 * stretch at a time. Nothing is stored. It takes as long as an evaluation, so it runs in a thread of its own.
 */
import { type County, snapshotCounty } from '../../../../db/county.ts';
import { loadPeople } from '../../../../db/population.ts';
import { dividedFen, type Payer } from '../../../../model/money/payer.ts';
import { costSums, type MonthCost, type MonthWindow } from '../../../../programs/budget/cost.ts';
import { type Tried, triedText } from '../../../../programs/budget/levers.ts';
import { addPeople, type Affected, affectedSums } from '../../../../programs/budget/people.ts';
import { withoutCare } from '../../../../programs/care.ts';
import type { FundingTier } from '../../../../programs/definition.ts';
import { fundingOf } from '../../../../programs/funding/funding.ts';
import type { Jurisdiction } from '../../../../programs/packs.ts';
import { canonicalText } from '../../../../programs/version/canonical.ts';
import { loadPolicyVersion } from '../../../../programs/version/version.ts';
import { isoDate, toDay } from '../../../../rules/index.ts';

export type TryInput = {
  /** The policy in force, as its version keeps it. */
  readonly definition: string;
  readonly changes: readonly Tried[];
  /** Amounts change on its first day. */
  readonly window: MonthWindow;
  readonly tier?: FundingTier;
};

export type PaidCost = MonthCost & { readonly byPayer: Readonly<Record<Payer, number>> };

/** Of the programs that the values touch; units: fen. */
export type Found = {
  readonly before: readonly PaidCost[];
  readonly after: readonly PaidCost[];
  readonly people: readonly Affected[];
};

export type Progress = (people: number, of: number) => void;

/** People that are worked out between two words about how far it has come. */
const STRETCH = 5_000;

/** What the values would cost everybody. Errors: those of loading a policy, and of unknown levers. */
export async function tryValues(
  county: County,
  { definition, changes, window, tier }: TryInput,
  onProgress: Progress = () => {},
): Promise<Found> {
  const now = withoutCare(loadPolicyVersion(definition));
  const text = triedText(definition, now, changes, isoDate(toDay(window.from)));
  const then = withoutCare(loadPolicyVersion(text));
  const programs = new Set(changedPrograms(now, then));
  const { population } = await snapshotCounty(county, (tx) => loadPeople(tx.client));
  const [before, after] = [costSums(window), costSums(window)];
  const affected = affectedSums(programs);
  for (let from = 0; from < population.size; from += STRETCH) {
    const length = Math.min(STRETCH, population.size - from);
    const persons = Uint32Array.from({ length }, (_, i) => from + i);
    const costing = { population, programs, window };
    affected.add(
      addPeople(before, { ...costing, rules: now }, persons),
      addPeople(after, { ...costing, rules: then }, persons),
    );
    onProgress(from + length, population.size);
  }
  return {
    before: before.take().map((cost) => byPayer(cost, now, tier)),
    after: after.take().map((cost) => byPayer(cost, then, tier)),
    people: affected.take(),
  };
}

/** Programs that the two tell differently. */
function changedPrograms(now: Jurisdiction, then: Jurisdiction): readonly string[] {
  return now.programs.flatMap((program, place) =>
    canonicalText(program) === canonicalText(then.programs[place]) ? [] : [program.id],
  );
}

function byPayer(cost: MonthCost, { programs }: Jurisdiction, tier?: FundingTier): PaidCost {
  const program = programs.find(({ id }) => id === cost.program)!;
  return { ...cost, byPayer: dividedFen(cost.fen, fundingOf(program, cost.month, tier)) };
}
