/** Routes of the books. A unit sees those of its own runs; who serves the whole county, all. */
import * as contracts from '../../../api/contracts/money/books.ts';
import { readCounty } from '../../../db/county.ts';
import { actorOf } from '../../access/index.ts';
import { dayShown } from '../../http/days.ts';
import { route, type SignedIn } from '../../http/route.ts';
import {
  balanceRows,
  type Books,
  borneRows,
  movedWithoutRun,
  paidRows,
  runsBehind,
} from './queries.ts';

const PAGE = 50;

/** Whose books somebody may see. */
export const booksOf = ({ visitor: { post } }: SignedIn): Books =>
  post!.isWhole ? {} : { unit: post!.unit!.id };
const actOf = ({ visitor: { account } }: SignedIn) => ({
  kind: 'ledger-read',
  actor: actorOf(account),
});

const booksRoute = route(contracts.getBooks, async (at) =>
  readCounty(at.office, actOf(at), async (tx) => ({
    books: await balanceRows(tx, booksOf(at)),
    programs: await borneRows(tx, booksOf(at)),
    paid: await paidRows(tx, booksOf(at)),
  })),
);

const runsRoute = route(contracts.listBookRuns, async (at, { query: { limit = PAGE, ...query } }) =>
  readCounty(at.office, actOf(at), async (tx) => {
    const rows = await runsBehind(tx, { ...booksOf(at), ...query, limit });
    const { account, before } = query;
    const isFirst = before === undefined;
    return {
      others: isFirst ? await movedWithoutRun(tx, account, booksOf(at)) : [],
      runs: rows.map(({ id: run, cutOff, ...row }) => ({ run, ...row, cutOff: dayShown(cutOff) })),
      ...(rows.length === limit && { next: rows.at(-1)!.id }),
    };
  }),
);

export const booksRoutes = [booksRoute, runsRoute];
