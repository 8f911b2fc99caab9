/** The rule about money: one who proposes and one who decides, always the same two. */
import type { Alert } from '../../alert/index.ts';
import { type Evidence, groupsOf, periodsOf, tailOf } from './evidence.ts';

const PERIOD = 90;
const PAIR = { least: 8, chance: 1e-4 };

/**
 * One decider for nearly all that one proposes, where the unit's other proposals go to others as well. Where a unit
 * has one decider only, that is how it is.
 */
export function pair({ decisions }: Evidence): readonly Alert[] {
  const dated = decisions.flatMap((one) =>
    periodsOf(one.day, PERIOD).map((period) => ({ ...one, period })),
  );
  return groupsOf(dated, ({ unit, period }) => `${unit} ${period}`).flatMap(([, all]) =>
    groupsOf(all, ({ proposer, decider, period }) => `${proposer} ${decider} ${period}`).flatMap(
      ([key, own]) => {
        const { proposer, decider } = own[0]!;
        const proposed = all.filter((one) => one.proposer === proposer).length;
        const others = all.filter((one) => one.proposer !== proposer);
        const deciders = new Set(all.map((one) => one.decider)).size;
        const share =
          (others.filter((one) => one.decider === decider).length + 1) / (others.length + deciders);
        const isOdd = own.length >= PAIR.least && tailOf(proposed, own.length, share) < PAIR.chance;
        const entries = own.map(({ entry }) => entry).toSorted((a, b) => a - b);
        return isOdd ? [{ rule: 'pair', key, account: decider, entries }] : [];
      },
    ),
  );
}
