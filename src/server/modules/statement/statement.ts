/** What somebody was paid and is about to be, as the books have it. */
import { type County, readCounty } from '../../../db/county.ts';
import { actorOf } from '../../access/index.ts';
import { namesOfPeople } from '../answer/person-queries.ts';
import { recordsOf } from '../care/queries.ts';
import { type StatementRow, statementRows } from './queries.ts';

type Asked = { readonly account: number; readonly person: number };

/** Lines of one person, of the programs that the asker may see. Errors: those of the access decision. */
export const statementOf = async (county: County, asked: Asked): Promise<readonly StatementRow[]> =>
  (await namedStatementOf(county, asked)).rows;

/** The same with her name, as it stands on paper. */
export const namedStatementOf = (
  county: County,
  { account, person }: Asked,
): Promise<{ readonly name: string; readonly rows: readonly StatementRow[] }> =>
  readCounty(county, { kind: 'statement-read', actor: actorOf(account) }, async (tx) => {
    await tx.open(person);
    tx.seen(person);
    const names = await namesOfPeople(tx, [person]);
    return {
      name: names.get(person) ?? '',
      rows: await statementRows(tx, await recordsOf(tx, person)),
    };
  });
