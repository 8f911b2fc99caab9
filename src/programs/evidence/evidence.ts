/**
 * What a decision rested on, as text that can be kept and worked out again: the people who matter to one right, with
 * the facts that its rule reads and no others, and what followed from them.
 */
import type { Assessment } from '../../model/assessment.ts';
import {
  type FactColumn,
  type Population,
  type Relation,
  type RelationColumn,
  toDay,
} from '../../rules/index.ts';
import { assessor } from '../assess.ts';
import type { Program } from '../definition.ts';
import { factsReadBy } from '../owed/facts-read.ts';
import { reachOf } from '../owed/reach.ts';
import type { Jurisdiction } from '../packs.ts';
import { canonicalText } from '../version/canonical.ts';

/** Somebody among the people who matter to her right. */
export type Around = { readonly population: Population; readonly self: number };

type Columns = Readonly<Record<string, readonly number[]>>;
type Frozen = {
  readonly self: number;
  readonly people: Columns;
  readonly facts: Readonly<Record<string, Columns>>;
  readonly relations: Readonly<Record<string, Columns>>;
};

const numbers = (columns: object): Columns =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, Array.from(column as Uint8Array)]),
  );

/**
 * The evidence as canonical JSON: no names, no numbers of people, nothing that the program does not read.
 */
export function frozen({ population, self }: Around, program: Program): string {
  const { size: _, facts, relations, ...people } = population;
  const kinds = factsReadBy(program);
  const followed: readonly Relation[] = reachOf({ programs: [program] }).relations;
  return canonicalText({
    self,
    people: numbers(people),
    facts: Object.fromEntries(
      [...facts].flatMap(([kind, column]) => (kinds.has(kind) ? [[kind, numbers(column)]] : [])),
    ),
    relations: Object.fromEntries(
      [...relations].flatMap(([relation, column]) =>
        followed.includes(relation) ? [[relation, numbers(column)]] : [],
      ),
    ),
  } satisfies Frozen);
}

/** The people of kept evidence. */
export function thawed(text: string): Around {
  const { self, people, facts, relations } = JSON.parse(text) as Frozen;
  const int32 = (values: readonly number[] | undefined) => Int32Array.from(values ?? []);
  const factColumn = (one: Columns): FactColumn => ({
    offsets: Uint32Array.from(one.offsets!),
    from: int32(one.from),
    until: int32(one.until),
    low: Float64Array.from(one.low!),
    high: Float64Array.from(one.high!),
  });
  const relationColumn = (one: Columns): RelationColumn => ({
    offsets: Uint32Array.from(one.offsets!),
    target: Uint32Array.from(one.target!),
    from: int32(one.from),
    until: int32(one.until),
    unlistedLow: Uint8Array.from(one.unlistedLow!),
    unlistedHigh: Uint8Array.from(one.unlistedHigh!),
  });
  const mapOf = <T>(columns: Frozen['facts'], make: (one: Columns) => T) =>
    Object.entries(columns).map(([name, one]) => [name, make(one)] as const);
  const population: Population = {
    size: people.sex!.length,
    bornEarliest: int32(people.bornEarliest),
    bornLatest: int32(people.bornLatest),
    diedEarliest: int32(people.diedEarliest),
    diedLatest: int32(people.diedLatest),
    sex: Uint8Array.from(people.sex!),
    facts: new Map(mapOf(facts, factColumn)),
    relations: new Map(mapOf(relations, relationColumn) as (readonly [Relation, RelationColumn])[]),
  };
  return { population, self };
}

/** What follows for her of one program on a day: the parts of an assessment that say nobody's name. */
export type Outcome = Pick<
  Assessment,
  'state' | 'certain' | 'possible' | 'payments' | 'withheld' | 'missing' | 'reasons'
>;

/** Errors: PROGRAM_UNKNOWN; DECISION_CUT_OFF where the rule was cut off for her: nothing can be decided by it. */
export function outcomeOf(
  { population, self }: Around,
  {
    jurisdiction,
    program,
    on,
  }: { readonly jurisdiction: Jurisdiction; readonly program: string; readonly on: number },
): Outcome {
  const nobody = Array.from({ length: population.size }, () => '');
  const people = { population, ids: nobody, names: nobody };
  const asked = { on: toDay(on), programs: [program], everyProgram: true };
  const found = assessor(people, jurisdiction, asked);
  const failure = found.failures.find(({ person }) => person === self);
  if (failure) {
    const detail = { program, reason: failure.code };
    throw Object.assign(new Error(failure.code), { code: 'DECISION_CUT_OFF', detail });
  }
  const { state, certain, possible, payments, withheld, missing, reasons } = found.person(self)[0]!;
  return { state, certain, possible, payments, withheld, missing, reasons };
}

/** An outcome as it is kept. */
export const outcomeText = (outcome: Outcome): string => canonicalText(outcome);

/** What a decision's hash is over: by which policy, of which program, as of which day, from what, and what followed. */
export const decisionText = (decision: {
  /** Hash of the policy version. */
  readonly policy: string;
  readonly program: string;
  readonly on: number;
  readonly evidence: string;
  readonly result: string;
}): string => canonicalText(decision);
