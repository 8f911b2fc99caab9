/** What somebody was paid and is about to be, as the books have it. */
import { type County, readCounty } from '../../../db/county.ts';
import { actorOf } from '../../access/index.ts';
import { recordsOf } from '../care/queries.ts';
import { type StatementRow, statementRows } from './queries.ts';

/** Lines of one person, of the programs that the asker may see. Errors: those of the access decision. */
export const statementOf = (
  county: County,
  { account, person }: { readonly account: number; readonly person: number },
): Promise<readonly StatementRow[]> =>
  readCounty(county, { kind: 'statement-read', actor: actorOf(account) }, async (tx) => {
    await tx.open(person);
    tx.seen(person);
    return statementRows(tx, await recordsOf(tx, person));
  });
