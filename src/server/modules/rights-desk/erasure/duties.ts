/**
 * What a law obliges the office to keep although somebody asks for deletion: what was paid, what she is owed, and
 * what others are owed that rests on facts about her. Everything else goes.
 */
import { type County, type Reading, softwareOf } from '../../../../db/county.ts';
import { basicKinds, factKinds } from '../../../../db/fact-kinds.ts';
import type { KeptReason } from '../../../../model/rights/kept.ts';
import type { Program } from '../../../../programs/definition.ts';
import { factsReadBy } from '../../../../programs/owed/facts-read.ts';
import { addMonths, toDay } from '../../../../rules/index.ts';
import { programNumbers } from '../../../access/queries.ts';
import { currentPolicy } from '../../answer/queries.ts';
import { jurisdictionOf } from '../../policy/index.ts';
import { peopleBeside, programsOwed, programsPaid } from './queries.ts';

/** Accounting records are kept for 30 years. */
const ACCOUNTS_MONTHS = 30 * 12;

export type Duties = {
  readonly reasons: readonly KeptReason[];
  /** Kinds of facts that stay, by number. */
  readonly kinds: readonly number[];
  /** Her own programs that stay, by number. */
  readonly programs: readonly number[];
  /** Name, number and household stay. */
  readonly isNamed: boolean;
};

/** Benefits under the policy in force, by their numbers in the county. */
export async function benefitsOf(
  county: County,
  tx: Reading,
): Promise<ReadonlyMap<number, Program>> {
  const policy = await currentPolicy(tx);
  if (policy === undefined) return new Map();
  const { programs } = await jurisdictionOf(softwareOf(county), policy);
  const benefits = programs.filter(({ kind }) => kind === 'benefit');
  return new Map(
    (await programNumbers(tx)).flatMap(({ id, name }) => {
      const program = benefits.find((one) => one.id === name);
      return program ? [[id, program] as const] : [];
    }),
  );
}

/** What has to stay of somebody's records. */
export async function dutiesOf(
  tx: Reading,
  records: readonly number[],
  benefits: ReadonlyMap<number, Program>,
  today: number,
): Promise<Duties> {
  const isBenefit = (program: number) => benefits.has(program);
  const paid = await programsPaid(tx, records, addMonths(toDay(today), -ACCOUNTS_MONTHS));
  const owed = (await programsOwed(tx, records, today)).filter(isBenefit);
  const beside = await peopleBeside(tx, records);
  const owedToOthers = (await programsOwed(tx, beside, today)).filter(isBenefit);
  const programs = [...new Set([...paid, ...owed])];
  return {
    reasons: [
      ...(paid.length > 0 ? (['payments'] as const) : []),
      ...(owed.length > 0 ? (['rights'] as const) : []),
      ...(owedToOthers.length > 0 ? (['rights-of-others'] as const) : []),
      ...(beside.length > 0 ? (['kinship'] as const) : []),
      ...(['proof', 'backups'] as const),
    ],
    kinds: [
      ...kindsFor([...programs, ...owedToOthers].flatMap((id) => benefits.get(id) ?? [])),
      // Whom an office owes something, it must be able to find.
      ...(programs.length > 0 ? places : []),
    ],
    programs,
    isNamed: programs.length > 0,
  };
}

const places = [factKinds.residence!, factKinds['household-registration']!];

/** Kinds that programs read, with those that every rule rests on; none where there is no duty. */
function kindsFor(programs: readonly Program[]): readonly number[] {
  if (programs.length === 0) return [];
  const named = programs.flatMap((program) => [...factsReadBy(program)]);
  return [...new Set([...Object.values(basicKinds), ...named.map((name) => factKinds[name]!)])];
}
