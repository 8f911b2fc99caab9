/**
 * Pages by person: a page looks at the next stretch of people, so its work is bounded whatever the day
 * asked and however few of them it finds.
 */
import { type County, type Reading, readCounty } from '../../../db/county.ts';
import { findProgramId, lastOfStretch, type Stretch, type StretchSource } from './queries.ts';

export type PageOptions = {
  /** Who asks; it goes into the audit row. */
  readonly actor: string;
  /** Only people after this one; everybody from the first when left out. */
  readonly after?: number;
  /** People on the page at most. */
  readonly limit: number;
};

/**
 * Some people, ascending. A page may hold fewer than its limit and still have a next one: where few of
 * many people are found, it stops looking after a while.
 */
export type Page<T> = {
  readonly rows: readonly T[];
  /** The `after` of the next page; absent on the last. */
  readonly next?: number;
};

/** Rows that a page looks at for each person that it may hold. */
export const LOOKED_AT = 20;

/** People that a page opens, of those whom the asker serves. */
export const SERVED_AT_ONCE = 1000;

type PageRequest<T> = PageOptions & {
  readonly kind: string;
  readonly source: StretchSource;
  readonly program?: string;
  /** Day asked, as text; for the audit row. */
  readonly on: string;
  readonly read: (tx: Reading, stretch: Stretch) => Promise<readonly T[]>;
};

/** A page of people with the audit row that names them. Errors: PROGRAM_UNKNOWN. */
export function readPage<T extends { readonly personId: number }>(
  county: County,
  { kind, actor, source, program, on, after = 0, limit, read }: PageRequest<T>,
): Promise<Page<T>> {
  const act = { kind, actor, detail: { on, after, limit, ...(program && { program }) } };
  return readCounty(county, act, async (tx) => {
    const programId = program === undefined ? null : await getProgramId(tx, program);
    const served = await tx.openNext?.(after, SERVED_AT_ONCE);
    const looking = { first: after + 1, programId, rows: limit * LOOKED_AT };
    const found = await lastOfStretch(tx, source, looking);
    // Beyond those who were opened there may be more people whom the asker serves.
    const isEnd = found.isEnd && (served?.length ?? 0) < SERVED_AT_ONCE;
    const last = found.isEnd ? (served?.at(-1) ?? found.last) : found.last;
    if (last === null) return { rows: [] };
    const stretch = { first: after + 1, last, limit, programId };
    const rows = await read(tx, stretch);
    tx.seen(...rows.map(({ personId }) => personId));
    if (rows.length === limit) return { rows, next: rows.at(-1)!.personId };
    return isEnd ? { rows } : { rows, next: last };
  });
}

async function getProgramId(tx: Reading, name: string): Promise<number> {
  const id = await findProgramId(tx, name);
  if (id !== undefined) return id;
  throw Object.assign(new Error(`no program ${name} in this county's record`), {
    code: 'PROGRAM_UNKNOWN',
    detail: { id: name },
  });
}
