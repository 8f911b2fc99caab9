/** People on sealed pages: some fifty a page, so that a village opens with few decryptions and a change writes little. */
import type { PackedPerson } from '../../../model/sync/caseload.ts';
import { remove } from '../store/rows.ts';
import type { Change, Store } from '../store/store.ts';
import type { Holdings, SyncState } from './holdings.ts';

export const PEOPLE_PER_PAGE = 50;

/**
 * Takes people over and lets others go, together with how far the sync has come: in one transaction, so that the
 * cursor never runs ahead of the people.
 */
export async function storePeople(
  store: Store,
  holdings: Holdings,
  told: {
    readonly people: readonly PackedPerson[];
    readonly gone: readonly number[];
    readonly sync: SyncState;
  },
): Promise<void> {
  const people = new Map(holdings.people);
  const pages = new Map([...holdings.pages].map(([page, ids]) => [page, new Set(ids)]));
  const pageOf = new Map([...pages].flatMap(([page, ids]) => [...ids].map((id) => [id, page])));
  const touched = new Set<number>();
  for (const id of told.gone) {
    const page = pageOf.get(id);
    people.delete(id);
    if (page === undefined) continue;
    pages.get(page)!.delete(id);
    touched.add(page);
  }
  for (const person of told.people) {
    people.set(person.id, person);
    const page = pageOf.get(person.id) ?? pageWithRoom(pages);
    if (!pages.has(page)) pages.set(page, new Set());
    pages.get(page)!.add(person.id);
    pageOf.set(person.id, page);
    touched.add(page);
  }
  const changes = await Promise.all(
    [...touched].map((page): Promise<Change> | Change => {
      const ids = [...pages.get(page)!];
      if (ids.length === 0) return remove('person', page);
      return holdings.rows.put(
        'person',
        page,
        ids.map((id) => people.get(id)!),
      );
    }),
  );
  await store.write([...changes, await holdings.rows.put('meta', 'sync', told.sync)]);
  for (const page of touched) {
    const ids = [...pages.get(page)!];
    if (ids.length === 0) holdings.pages.delete(page);
    else holdings.pages.set(page, ids);
  }
  holdings.sync = told.sync;
  if (touched.size > 0) holdings.people = people;
}

function pageWithRoom(pages: ReadonlyMap<number, ReadonlySet<number>>): number {
  const last = Math.max(0, ...pages.keys());
  const isFull = (pages.get(last)?.size ?? 0) >= PEOPLE_PER_PAGE;
  return isFull || last === 0 ? last + 1 : last;
}
