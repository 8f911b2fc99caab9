/** Of a person who was on record twice one case of a program goes on; when the records are two again, so are the cases. */
import type { Changing, County } from '../../../../db/county.ts';
import type { CaseRow } from '../queries.ts';
import { findRules, takeStep } from '../steps.ts';
import { lockMergedBy, lockOpenCases } from './queries.ts';

export type Joining = { readonly records: readonly number[]; readonly today: number };

/** Ends all open cases of a program but one: what is paid goes on, else what was applied for first. */
export async function joinCases(
  tx: Changing,
  county: County,
  { records, today }: Joining,
): Promise<void> {
  const open = await lockOpenCases(tx, records);
  for (const [, [, ...others]] of Map.groupBy(open, ({ program_id }) => program_id)) {
    for (const other of others)
      await followMerge(tx, county, { row: other, step: 'merged', today });
  }
}

/** Cases that a merge ended are what they were before, once it is undone. */
export async function partCases(
  tx: Changing,
  county: County,
  { mergedIn, today }: { readonly mergedIn: number; readonly today: number },
): Promise<void> {
  for (const row of await lockMergedBy(tx, mergedIn)) {
    await followMerge(tx, county, { row, step: 'parted', today });
  }
}

async function followMerge(
  tx: Changing,
  county: County,
  taking: { readonly row: CaseRow; readonly step: 'merged' | 'parted'; readonly today: number },
): Promise<void> {
  const { row, step, today } = taking;
  const rules = await findRules(tx, county, row.program);
  // Of a program that is gone nothing is paid, whichever case it is.
  if (rules) await takeStep(tx, row, rules, { step, today });
}
