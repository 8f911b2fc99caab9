/** What nobody verified of the policy in force, what hangs on it, and what was proposed or signed. */
import { type County, readCounty, snapshotCounty } from '../../../db/county.ts';
import { packs } from '../../../programs/registry.ts';
import { openValues, type SignatureFate } from '../../../programs/version/signed.ts';
import { BEGINNING, day, END } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import { jurisdictionOf, policyHere } from '../policy/index.ts';
import { policyInForce } from './propose.ts';
import { type ValueRow, valuesIn, type Waiting, waitingFor } from './queries.ts';

/** A value that nobody verified. Units: fen; people and fen that wait, at most, where others of the program do too. */
export type OpenPolicyValue = Waiting & {
  readonly program: string;
  readonly parameter: string;
  readonly unit: string;
  readonly from?: string;
  readonly until?: string;
  readonly value?: number;
  readonly source?: string;
  /** Other values of the program are open for days of this one, and the same people may wait for those. */
  readonly isShared: boolean;
};

export type PolicyValues = {
  readonly open: readonly OpenPolicyValue[];
  readonly proposals: readonly ValueRow[];
  /** In force, with what the software's own packs say of each by now. */
  readonly signed: readonly (ValueRow & { readonly fate: SignatureFate })[];
};

/** Errors: EVALUATION_MISSING. */
export async function policyValues(
  county: County,
  { account, today }: { readonly account: number; readonly today: number },
): Promise<PolicyValues> {
  const stored = await snapshotCounty(county, (tx) => policyInForce(tx, county));
  const { programs } = await jurisdictionOf(county, stored.id);
  const open = programs.flatMap(({ id, parameters }) =>
    Object.values(parameters).flatMap((parameter) =>
      openValues(parameter).map((value) => ({
        ...{ program: id, parameter: parameter.name, unit: parameter.unit },
        ...value,
      })),
    ),
  );
  const stretches = open.map(({ program, from, until }) => ({
    program,
    from: from === undefined ? BEGINNING : day(from),
    until: until === undefined ? END : day(until),
  }));
  const isShared = (place: number) =>
    stretches.some((other, at) => {
      const { program, from, until } = stretches[place]!;
      return at !== place && other.program === program && other.from < until && from < other.until;
    });
  const act = { kind: 'policy-values', actor: actorOf(account) };
  const { waiting, rows } = await readCounty(county, act, async (tx) => ({
    waiting: await waitingFor(tx, stretches, today),
    rows: await valuesIn(tx, ['proposed', 'agreed', 'in-force', 'refused']),
  }));
  const { signatures } = await policyHere(county, packs, stored.jurisdiction);
  const fates = new Map(signatures.map(({ id, fate }) => [id, fate]));
  return {
    open: open.map((value, i) => ({ ...value, ...waiting[i]!, isShared: isShared(i) })),
    proposals: rows.filter(({ state }) => state !== 'in-force'),
    signed: rows.flatMap((row) => {
      const fate = fates.get(row.id);
      return row.state === 'in-force' && fate ? [{ ...row, fate }] : [];
    }),
  };
}
