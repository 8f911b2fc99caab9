/**
 * What a county is bound to pay, by month, program and payer: begun and unpaid, in a run, agreed to, paid. Who bears what
 * was agreed to is what the books say; of the rest it is worked out line by line, as the books will.
 */
import { type County, readCounty } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { dividedFen, type Payer, payers } from '../../../model/money/payer.ts';
import type { FundingTier, Program } from '../../../programs/definition.ts';
import { fundingOf } from '../../../programs/funding/funding.ts';
import { currentPolicy } from '../answer/queries.ts';
import { jurisdictionOf } from '../policy/index.ts';
import { findFundingTier } from '../setting/index.ts';
import { type AlikeRow, alikeOf, beyondOf, type PostedRow, postedOf } from './queries.ts';

/**
 * open: owed, begun and on its way by no line. closed: the same, and the time to claim it is over. withheld: nobody has
 * verified the amount. proposed: in the draft of a run, or held. ordered: agreed to, so the books owe it. paid: arrived.
 */
export const commitmentKinds = [
  'open',
  'closed',
  'withheld',
  'proposed',
  'ordered',
  'paid',
] as const;
export type CommitmentKind = (typeof commitmentKinds)[number];

/** Units: fen. */
export type Commitment = {
  readonly kind: CommitmentKind;
  /** First day of the month in which the period begins; of what is paid, in which it arrived. */
  readonly month: number;
  readonly program: string;
  readonly fen: number;
  /** The parts add up to it. */
  readonly byPayer: Readonly<Record<Payer, number>>;
};

export type Commitments = {
  readonly tier?: FundingTier;
  readonly sums: readonly Commitment[];
  /** Fen of lines on their way that are not owed any more since. */
  readonly beyondFen: number;
};

/** Everything that a county is bound to as of a day. */
export async function commitments(
  county: County,
  { actor, today }: { readonly actor: string; readonly today: number },
): Promise<Commitments> {
  const on = dayText(today);
  const act = { kind: 'budget-commitments', actor, detail: { on } };
  const found = await readCounty(county, act, async (tx) => ({
    policy: await currentPolicy(tx),
    tier: await findFundingTier(tx),
    alike: await alikeOf(tx, on),
    posted: await postedOf(tx),
    beyondFen: await beyondOf(tx, on),
  }));
  const { tier, beyondFen } = found;
  const programs =
    found.policy === undefined ? [] : (await jurisdictionOf(county, found.policy)).programs;
  const byId = new Map(programs.map((program) => [program.id, program]));
  const parts = [
    ...found.alike.map((row) => dividedRow(row, byId.get(row.program), tierOf(row, tier))),
    ...found.posted.map(postedPart),
  ];
  return { ...(tier !== undefined && { tier }), sums: summed(parts), beyondFen };
}

type Part = Omit<Commitment, 'fen'>;

/** A line is divided as its run will be in the books: by what was set when it was proposed. */
const tierOf = ({ kind, tier }: AlikeRow, today?: FundingTier): FundingTier | undefined =>
  kind === 'proposed' ? (tier ?? undefined) : today;

const NOBODY = { central: 0, province: 0, county: 0, unassigned: 1000 };

/** Lines that are alike, each divided by itself. */
function dividedRow(row: AlikeRow, program: Program | undefined, tier?: FundingTier): Part {
  const shares = program ? fundingOf(program, row.from, tier) : NOBODY;
  const parts = dividedFen(row.fen, shares);
  const kind = row.kind === 'elsewhere' ? 'paid' : row.kind;
  const byPayer = payerRecord((payer) => parts[payer] * row.lines);
  return { kind, month: row.month, program: row.program, byPayer };
}

const postedPart = ({ kind, month, program, account, fen }: PostedRow): Part => ({
  ...{ kind, month, program },
  byPayer: payerRecord((payer) => (account === `payer/${payer}` ? fen : 0)),
});

const payerRecord = (of: (payer: Payer) => number): Commitment['byPayer'] =>
  Object.fromEntries(payers.map((payer) => [payer, of(payer)])) as Record<Payer, number>;

/** Parts of one month, program and kind put together, in order of months. */
function summed(parts: readonly Part[]): readonly Commitment[] {
  const groups = Map.groupBy(parts, ({ kind, month, program }) => `${kind} ${month} ${program}`);
  return [...groups.values()]
    .map((group) => {
      const { kind, month, program } = group[0]!;
      const byPayer = payerRecord((payer) =>
        group.reduce((fen, part) => fen + part.byPayer[payer], 0),
      );
      const fen = payers.reduce((sum, payer) => sum + byPayer[payer], 0);
      return { kind, month, program, fen, byPayer };
    })
    .toSorted((a, b) => a.month - b.month || (a.program < b.program ? -1 : 1));
}
