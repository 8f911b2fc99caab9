/** How a run ends: closed when the bank has answered for every line, or cancelled before anything was sent. */
import { changeCounty, type County } from '../../../db/county.ts';
import { actorOf } from '../../access/index.ts';
import { postRetired, witnessTransfers } from '../ledger/index.ts';
import type { Act } from '../registry/index.ts';
import { checkLines } from './holds/check.ts';
import type { Hand } from './draft.ts';
import { runError } from './errors.ts';
import { openFindings } from './bank/queries.ts';
import { getRun } from './freeze.ts';
import { linesIn, moveLines, moveRun } from './queries.ts';

/** Looks at a draft again, after something was put right. Errors: RUN_UNKNOWN, RUN_STATE. */
export async function checkRun(
  county: County,
  { run, account }: Hand & { readonly run: number },
): Promise<Act & { readonly moved: number }> {
  const act = { kind: 'run-check', actor: actorOf(account), detail: { run } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await getRun(tx, county, run, 'draft');
    return { event: tx.event, moved: await checkLines(tx, { run }) };
  });
  return { ...value, seq };
}

/** Errors: RUN_UNKNOWN, RUN_STATE, RUN_OPEN while a line or something that the bank said is open. */
export async function closeRun(
  county: County,
  { run: id, account }: Hand & { readonly run: number },
): Promise<Act> {
  const act = { kind: 'run-close', actor: actorOf(account), detail: { run: id } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await getRun(tx, county, id, 'filed');
    const open = (await linesIn(tx, id, ['filed', 'unknown'])).length;
    const findings = (await openFindings(tx, id)).length;
    if (open + findings > 0) throw runError('RUN_OPEN', { run: id, lines: open, findings });
    await moveRun(tx, id, 'closed');
    return tx.event;
  });
  return { event: value, seq };
}

/** Takes a run out before its file was made; what it would have paid stays owed. Errors: RUN_UNKNOWN, RUN_STATE. */
export async function cancelRun(
  county: County,
  { run: id, reason, account }: Hand & { readonly run: number; readonly reason: string },
): Promise<Act> {
  const act = { kind: 'run-cancel', actor: actorOf(account), detail: { run: id } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await getRun(tx, county, id, 'draft', 'frozen');
    const lines = await linesIn(tx, id, ['draft', 'held', 'frozen']);
    await moveRun(tx, id, 'cancelled', { reason });
    await moveLines(
      tx,
      id,
      lines.map((line) => ({ id: line.id, to: 'cancelled' as const })),
    );
    const posted = lines.filter(({ state }) => state === 'frozen').map((line) => line.id);
    if (posted.length > 0) {
      await postRetired(tx, id, posted);
      await witnessTransfers(tx);
    }
    return tx.event;
  });
  return { event: value, seq };
}
