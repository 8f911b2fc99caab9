/**
 * Arrears: payable periods that have begun and were not paid in full, whenever the money of a later
 * payment arrived. A period that a late fact or a new policy adds is among them at once.
 */
import { type County, readCounty } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import type { OnADay, Total } from './entitled.ts';
import { unpaidOf, type UnpaidTotalRow, unpaidTotals } from './queries.ts';
import { type Page, readPage } from './stretch.ts';

/** Units: fen; lines are periods. Closed: no longer to be claimed on the day asked. */
export type Unpaid = {
  readonly lines: number;
  readonly fen: number;
  readonly closedLines: number;
  readonly closedFen: number;
};

export type UnpaidPerson = Unpaid & {
  readonly personId: number;
  readonly name: string;
  readonly programs: readonly string[];
  /** First day of the earliest unpaid period. */
  readonly from: number;
  /** First day on which the next of the open periods can no longer be claimed; END: none ends. */
  readonly claimUntil?: number;
};

/** People to whom money is owed and unpaid as of a day. Errors: PROGRAM_UNKNOWN. */
export function unpaidOn(county: County, { on, ...options }: OnADay): Promise<Page<UnpaidPerson>> {
  const day = dayText(on);
  return readPage(county, {
    ...options,
    kind: 'read-unpaid',
    source: 'payable',
    on: day,
    read: async (tx, stretch) =>
      (await unpaidOf(tx, stretch, day)).map((row) => ({
        personId: row.person_id,
        name: row.name,
        programs: row.programs,
        from: row.from_day,
        ...(row.claim_until_day !== null && { claimUntil: row.claim_until_day }),
        ...sumsOf(row),
      })),
  });
}

const sumsOf = (row: Omit<UnpaidTotalRow, 'program' | 'people'>): Unpaid => ({
  lines: row.open_lines,
  fen: row.open_fen,
  closedLines: row.closed_lines,
  closedFen: row.closed_fen,
});

/** People have at least one open line; someone with several programs counts once in the whole. */
export type UnpaidTotal = Unpaid & {
  readonly people: number;
  readonly programs: readonly (Unpaid & { readonly program: string; readonly people: number })[];
};

/** All that is unpaid as of a day. */
export function unpaidTotal(county: County, { actor, on }: Total): Promise<UnpaidTotal> {
  const day = dayText(on);
  const act = { kind: 'total-unpaid', actor, detail: { on: day } };
  return readCounty(county, act, async (tx) => {
    const rows = await unpaidTotals(tx, day);
    const whole = rows.find(({ program }) => program === null)!;
    return {
      people: whole.people,
      ...sumsOf(whole),
      programs: rows.flatMap((row) =>
        row.program === null ? [] : [{ program: row.program, people: row.people, ...sumsOf(row) }],
      ),
    };
  });
}
