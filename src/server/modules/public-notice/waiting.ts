/** Posts cases that came to their confirmation before the policy in force asked for a notice: nobody else would. */
import { changeCounty, type County, snapshotCounty } from '../../../db/county.ts';
import { lockCase } from '../case/queries.ts';
import { findRules } from '../case/steps.ts';
import { postNotice } from './post.ts';
import { unpostedCases } from './queries.ts';

/** Brings the board up to the policy in force; run again it changes nothing. */
export async function postWaiting(
  county: County,
  { actor, today }: { readonly actor: string; readonly today: number },
): Promise<void> {
  const found = await snapshotCounty(county, async (tx) => {
    const waiting = await unpostedCases(tx);
    const programs = new Set<string>();
    for (const program of new Set(waiting.map((one) => one.program))) {
      if ((await findRules(tx, county, program))?.procedure.publicNotice) programs.add(program);
    }
    return waiting.filter(({ program }) => programs.has(program));
  });
  for (const { id } of found) {
    await changeCounty(county, { kind: 'case-post', actor }, async (tx) => {
      const row = await lockCase(tx, id);
      const rules = row?.state === 'to-confirm' && (await findRules(tx, county, row.program));
      // Somebody may have acted since it was found.
      if (rules) await postNotice(tx, row, rules, today);
    });
  }
}
