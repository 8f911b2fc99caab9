/** Making an extract: may this post, what is in it, and that it was made, for what, before anything is given out. */
import { changeCounty, readCounty } from '../../../db/county.ts';
import { extractWorkbook } from '../../../papers/index.ts';
import { isoDate, toDay } from '../../../rules/index.ts';
import { accessError, actorOf, mayDo } from '../../access/index.ts';
import type { SignedIn } from '../../http/route.ts';
import { columnsOf, type Extract, extracts } from './extracts.ts';
import { insertMade, madeRows } from './queries.ts';

const extractError = (code: string, extract: string): Error =>
  Object.assign(new Error(`${code} ${extract}`), { code, detail: { extract } });

export type Asked = { readonly id: string; readonly purpose: string; readonly run?: number };

/** Extracts that the asker's role may make, by their ids. */
export const extractsFor = ({ visitor }: SignedIn): readonly (readonly [string, Extract])[] =>
  Object.entries(extracts).filter(([, { needs }]) => mayDo(visitor.post!.role, needs));

/**
 * The bytes of a workbook.
 * Errors: EXTRACT_UNKNOWN, EXTRACT_RUN where none is named, ACCESS_ROLE, those of what it is read from.
 */
export async function makeExtract(at: SignedIn, { id, purpose, run }: Asked): Promise<Buffer> {
  const found = Object.hasOwn(extracts, id) ? extracts[id] : undefined;
  if (!found) throw extractError('EXTRACT_UNKNOWN', id);
  if (!extractsFor(at).some(([one]) => one === id)) {
    throw accessError('ACCESS_ROLE', { action: found.needs });
  }
  if (found.needsRun && run === undefined) throw extractError('EXTRACT_RUN', id);
  const rows = await found.rows(at, run ?? 0);
  const { office, visitor, today, language } = at;
  const { id: post, unit } = visitor.post!;
  const act = {
    ...{ kind: 'extract', actor: actorOf(visitor.account) },
    detail: { extract: id, rows: rows.length },
  };
  await changeCounty(office, act, (tx) => {
    tx.seen(...new Set(rows.flatMap(({ person }) => person ?? [])));
    return insertMade(tx, {
      ...{ extract: id, purpose, rows: rows.length, today },
      ...(found.needsRun && run !== undefined && { run }),
      ...{ account: visitor.account, post, unit: unit!.id },
    });
  });
  return extractWorkbook({
    title: found.name[language],
    notes: [`${unit!.name} · ${isoDate(toDay(today))}`, purpose],
    columns: columnsOf(found, language),
    rows: rows.map(({ cells }) => cells),
  });
}

/** Extracts that were made, the newest first; they concern no resident by name. */
export const extractsMade = (
  { office, visitor }: SignedIn,
  { before, limit }: { readonly before?: number; readonly limit: number },
) =>
  readCounty(office, { kind: 'extracts-read', actor: actorOf(visitor.account) }, (tx) =>
    madeRows(tx, before ?? null, limit),
  );
