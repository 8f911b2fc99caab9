/** What a try may tell: nothing of a program in which a few people would be found by counting, or by dividing fen. */
import { FEWEST_TOLD } from '../../model/money/public-ledger.ts';
import type { Affected } from './people.ts';

type OfProgram = { readonly program: string };

type Tried<Cost extends OfProgram> = {
  readonly before: readonly Cost[];
  readonly after: readonly Cost[];
  readonly people: readonly Affected[];
};

export type Told<Cost extends OfProgram> = Omit<Tried<Cost>, 'people'> & {
  /** Without any count: of too few people. */
  readonly people: readonly (Affected | OfProgram)[];
};

/** Groups that never overlap: what is left of one when another is taken away is among them. */
const groupsOf = ({ gaining, newly, losing, noLonger, cutOff }: Affected) => [
  ...[newly, gaining - newly, noLonger, losing - noLonger, cutOff],
];

const isTold = (affected: Affected): boolean =>
  groupsOf(affected).every((people) => people === 0 || people >= FEWEST_TOLD);

/**
 * Counts and sums of the programs in each of whose groups are many people or nobody; of the others that they are touched.
 * There is no total over programs from which the sums of one could be taken away again.
 */
export function toldOf<Cost extends OfProgram>({ before, after, people }: Tried<Cost>): Told<Cost> {
  const told = new Set(people.filter(isTold).map(({ program }) => program));
  const isShown = ({ program }: OfProgram) => told.has(program);
  return {
    ...{ before: before.filter(isShown), after: after.filter(isShown) },
    people: people.map((one) => (isShown(one) ? one : { program: one.program })),
  };
}
