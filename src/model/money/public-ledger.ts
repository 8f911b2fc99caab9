/**
 * What everybody may read of the relief fund. Sums over so many people that nobody among them is recognised: months
 * with fewer are told together with the next ones, and what is told last is told up to where enough people are.
 */

/** Fewest people whom a sum is about. */
export const FEWEST_TOLD = 5;

export const grantPurposes = ['medical', 'living', 'care', 'schooling', 'disaster'] as const;
export type GrantPurpose = (typeof grantPurposes)[number];

/** Units: fen; months as YYYY-MM. */
export type Granted = {
  readonly month: string;
  readonly person: number;
  readonly purpose: GrantPurpose;
  readonly fen: number;
};
export type Given = { readonly month: string; readonly fen: number };

export type ToldStretch = {
  /** First and last month, both in it. */
  readonly from: string;
  readonly to: string;
  readonly givenFen: number;
  readonly grantedFen: number;
  /** Purposes apart only where each is about enough people; else one row without. */
  readonly grants: readonly {
    readonly purpose?: GrantPurpose;
    readonly people: number;
    readonly fen: number;
  }[];
  /** What was left after it. */
  readonly balanceFen: number;
};

/** Stretches in order. The month that is not over is never told. */
export function publicLedger(
  gifts: readonly Given[],
  grants: readonly Granted[],
  thisMonth: string,
): readonly ToldStretch[] {
  const known = new Set([...gifts, ...grants].map(({ month }) => month));
  const months = [...known].filter((month) => month < thisMonth).toSorted();
  const told: ToldStretch[] = [];
  let open: string[] = [];
  let balanceFen = 0;
  for (const month of months) {
    open.push(month);
    const inside = new Set(open);
    const granted = grants.filter((one) => inside.has(one.month));
    const people = peopleIn(granted);
    if (people > 0 && people < FEWEST_TOLD) continue;
    const givenFen = sumOf(gifts.filter((one) => inside.has(one.month)));
    const grantedFen = sumOf(granted);
    balanceFen += givenFen - grantedFen;
    const ends = { from: open[0]!, to: month };
    told.push({ ...ends, givenFen, grantedFen, grants: groupsOf(granted), balanceFen });
    open = [];
  }
  return told;
}

const sumOf = (rows: readonly { readonly fen: number }[]) =>
  rows.reduce((sum, { fen }) => sum + fen, 0);
const peopleIn = (rows: readonly Granted[]) => new Set(rows.map(({ person }) => person)).size;

function groupsOf(granted: readonly Granted[]): ToldStretch['grants'] {
  if (granted.length === 0) return [];
  const groups = [...Map.groupBy(granted, ({ purpose }) => purpose)];
  const isFew = groups.some(([, rows]) => peopleIn(rows) < FEWEST_TOLD);
  if (isFew) return [{ people: peopleIn(granted), fen: sumOf(granted) }];
  return groups.map(([purpose, rows]) => ({ purpose, people: peopleIn(rows), fen: sumOf(rows) }));
}
