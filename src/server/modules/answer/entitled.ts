/** Who has a right to what on a day. */
import { type County, readCounty } from '../../../db/county.ts';
import { dayOfText, dayText } from '../../../db/database.ts';
import { type EntitledCountRow, entitledCounts, entitledOf } from './queries.ts';
import { type Page, type PageOptions, readPage } from './stretch.ts';

/** What somebody has a right to on the day asked, with the stretch of days around it. */
export type EntitledPerson = {
  readonly personId: number;
  readonly name: string;
  readonly rights: readonly {
    readonly program: string;
    readonly from: number;
    readonly until: number;
    /** False: it depends on facts that nobody has told yet. */
    readonly isCertain: boolean;
  }[];
};

export type OnADay = PageOptions & { readonly on: number; readonly program?: string };

/** People with a certain or possible right on a day. Errors: PROGRAM_UNKNOWN. */
export function entitledOn(
  county: County,
  { on, ...options }: OnADay,
): Promise<Page<EntitledPerson>> {
  const day = dayText(on);
  return readPage(county, {
    ...options,
    kind: 'read-entitled',
    source: 'entitlement',
    on: day,
    read: async (tx, stretch) =>
      (await entitledOf(tx, stretch, day)).map(({ person_id, name, rights }) => ({
        personId: person_id,
        name,
        rights: rights.map((right) => ({
          ...right,
          from: dayOfText(right.from),
          until: dayOfText(right.until),
        })),
      })),
  });
}

export type Total = { readonly actor: string; readonly on: number };

/** How many people have a right on a day, program by program; programs without any are left out. */
export function countEntitledOn(
  county: County,
  { actor, on }: Total,
): Promise<readonly EntitledCountRow[]> {
  const day = dayText(on);
  const act = { kind: 'count-entitled', actor, detail: { on: day } };
  return readCounty(county, act, (tx) => entitledCounts(tx, day));
}
