/** Routes of extracts. */
import * as contracts from '../../../api/contracts/papers/extracts.ts';
import { dayShown } from '../../http/days.ts';
import { route } from '../../http/route.ts';
import { columnsOf, ROWS_MOST } from './extracts.ts';
import { extractsFor, extractsMade, makeExtract } from './make.ts';

const PAGE = 50;

const listRoute = route(contracts.listExtracts, async (at) => ({
  rowsMost: ROWS_MOST,
  extracts: extractsFor(at).map(([id, one]) => ({
    ...{ id, name: one.name[at.language], about: one.about[at.language] },
    columns: columnsOf(one, at.language).map(({ header }) => header),
    needsRun: one.needsRun ?? false,
  })),
}));

const makeRoute = route(contracts.makeExtract, async (at, { params: { id }, body }) => ({
  name: `${id}.xlsx`,
  bytes: await makeExtract(at, { id, ...body }),
}));

const madeRoute = route(
  contracts.listExtractsMade,
  async (at, { query: { before, limit = PAGE } }) => {
    const rows = await extractsMade(at, { limit, ...(before !== undefined && { before }) });
    const next = rows.length === limit ? rows.at(-1)!.id : undefined;
    return {
      extracts: rows.map(({ run, day, ...one }) => ({
        ...{ ...one, day: dayShown(day) },
        ...(run !== null && { run }),
      })),
      ...(next !== undefined && { next }),
    };
  },
);

export const extractRoutes = [listRoute, makeRoute, madeRoute];
