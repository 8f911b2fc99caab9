/** Rules about money: always the same two, two who decide for each other alone, and one who decides a whole unit's. */
import type { Alert } from '../../alert/index.ts';
import { countOf, type Decision, type Evidence, groupsOf, periodsOf, tailOf } from './evidence.ts';

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

const CIRCLE = { least: 8, each: 3, share: 0.9 };

const isOf = (one: Decision, first: number, second: number): boolean =>
  (one.proposer === first && one.decider === second) ||
  (one.proposer === second && one.decider === first);

const hasHand = ({ proposer, decider }: Decision, account: number): boolean =>
  proposer === account || decider === account;

/** Two who decide what the other proposes, and hardly do so with anybody else, where there are others. */
export function circle({ decisions }: Evidence): readonly Alert[] {
  const dated = decisions.flatMap((one) =>
    periodsOf(one.day, PERIOD).map((at) => ({ ...one, at })),
  );
  return groupsOf(dated, ({ at }) => `${at}`).flatMap(([period, all]) => {
    const couples = groupsOf(all, ({ proposer, decider }) =>
      [proposer, decider].toSorted((a, b) => a - b).join(' '),
    );
    return couples.flatMap(([key, own]) => {
      const [first, second] = key.split(' ').map(Number) as [number, number];
      const oneWay = own.filter(({ proposer }) => proposer === first).length;
      const theirs = all.filter((one) => hasHand(one, first) || hasHand(one, second)).length;
      const isOdd =
        own.length >= CIRCLE.least &&
        Math.min(oneWay, own.length - oneWay) >= CIRCLE.each &&
        own.length >= CIRCLE.share * theirs &&
        all.some((one) => !isOf(one, first, second));
      return isOdd ? aboutEach('circle', `${key} ${period}`, [first, second], own) : [];
    });
  });
}

const ONE_DECIDER = { least: 8, proposers: 2 };

/**
 * Everything that a unit proposes goes to one decider, though of what other units propose most goes to somebody else.
 * So several who propose a little each are seen together.
 */
export function oneDecider({ decisions }: Evidence): readonly Alert[] {
  const dated = decisions.flatMap((one) =>
    periodsOf(one.day, PERIOD).map((at) => ({ ...one, at })),
  );
  return groupsOf(dated, ({ unit, at }) => `${unit} ${at}`).flatMap(([key, own]) => {
    const { unit, at, decider } = own[0]!;
    const others = dated.filter((one) => one.at === at && one.unit !== unit);
    const isOdd =
      own.length >= ONE_DECIDER.least &&
      countOf(own, (one) => one.proposer) >= ONE_DECIDER.proposers &&
      own.every((one) => one.decider === decider) &&
      others.length >= ONE_DECIDER.least &&
      others.filter((one) => one.decider === decider).length * 2 < others.length;
    return isOdd ? aboutEach('one-decider', `${key}`, [decider], own) : [];
  });
}

/** One alert about each account, which rests on all of the decisions. */
const aboutEach = (
  rule: string,
  key: string,
  accounts: readonly number[],
  own: readonly Decision[],
): readonly Alert[] => {
  const entries = own.map(({ entry }) => entry).toSorted((a, b) => a - b);
  return accounts.map((account) => ({ rule, key: `${key} ${account}`, account, entries }));
};
