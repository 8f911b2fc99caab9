/** Who has a right to what on a day. */
import { type County, readCounty, snapshotCounty } from '../../../db/county.ts';
import { dayOfText, dayText } from '../../../db/database.ts';
import { careJurisdictionOf } from '../policy/index.ts';
import { currentPolicy, type EntitledCountRow, entitledCounts, entitledOf } from './queries.ts';
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

/**
 * People with a certain or possible right on a day. Programs whose list would be a list by a
 * reproductive fact are left out: those rights are shown to the person alone.
 * Errors: PROGRAM_UNKNOWN, PROGRAM_NOT_LISTED.
 */
export async function entitledOn(
  county: County,
  { on, ...options }: OnADay,
): Promise<Page<EntitledPerson>> {
  const day = dayText(on);
  const hidden = await unlistedPrograms(county);
  if (options.program !== undefined && hidden.has(options.program)) {
    throw Object.assign(new Error(`nobody is listed by ${options.program}`), {
      code: 'PROGRAM_NOT_LISTED',
      detail: { program: options.program },
    });
  }
  return readPage(county, {
    ...options,
    kind: 'read-entitled',
    source: 'entitlement',
    on: day,
    read: async (tx, stretch) =>
      (await entitledOf(tx, stretch, day, [...hidden])).map(({ person_id, name, rights }) => ({
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

/** Programs of the current policy by which nobody is listed. */
async function unlistedPrograms(county: County): Promise<ReadonlySet<string>> {
  const policy = await snapshotCounty(county, currentPolicy);
  if (policy === undefined) return new Set();
  const { programs } = await careJurisdictionOf(county, policy);
  return new Set(programs.map(({ id }) => id));
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
