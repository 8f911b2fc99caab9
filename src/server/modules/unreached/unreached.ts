/**
 * Nobody is missed: who is certainly owed money that has begun and can still be claimed, while nobody works on a claim.
 * Those whose claim closes first stand first.
 */
import { type County, type Reading, readCounty } from '../../../db/county.ts';
import {
  detailsOf,
  type DetailRow,
  nextUnreached,
  sumByVillage,
  sumUnreached,
  type UnreachedAsked,
  type UnreachedPlace,
  type UnreachedRow,
  type UnreachedSum,
  type VillageSum,
} from './queries.ts';

export type Why = 'wants-help' | 'returned' | 'no-answer' | 'question-open' | 'never-asked';

export type Unreached = UnreachedRow & {
  readonly name: string;
  readonly why: Why;
  readonly hasPhone: boolean;
  /** Somebody she keeps house with, by number. */
  readonly housemate?: number;
  readonly visitedOn?: number;
};

export type UnreachedPage = { readonly rows: readonly Unreached[]; readonly next?: UnreachedPlace };

/**
 * The next people after a place whom the asker serves.
 * To be called with the software's rights: what a role's lists may rest on is said by `programs`.
 */
export function unreached(
  county: County,
  asked: UnreachedAsked & {
    readonly actor: string;
    readonly after?: UnreachedPlace;
    readonly limit: number;
  },
): Promise<UnreachedPage> {
  const act = { kind: 'list-unreached', actor: asked.actor };
  return readCounty(county, act, async (tx) => {
    const found = await nextUnreached(tx, asked, asked.after, asked.limit);
    const last = found.length === asked.limit ? found.at(-1)! : undefined;
    const rows = await withDetails(tx, found);
    return {
      rows,
      ...(last && {
        next: { claimUntil: last.claim_until, person: last.person, program: last.program_id },
      }),
    };
  });
}

async function withDetails(
  tx: Reading,
  found: readonly UnreachedRow[],
): Promise<readonly Unreached[]> {
  const opened = new Set(await tx.openThose(...new Set(found.map(({ person }) => person))));
  const rows = found.filter(({ person }) => opened.has(person));
  tx.seen(...opened);
  const keyOf = ({ person, program }: Pick<DetailRow, 'person' | 'program'>) =>
    `${person} ${program}`;
  const details = new Map((await detailsOf(tx, rows)).map((one) => [keyOf(one), one]));
  tx.seen(...new Set([...details.values()].flatMap(({ housemate }) => housemate ?? [])));
  return rows.map((row) => {
    const one = details.get(keyOf(row))!;
    return {
      ...{ ...row, name: one.name, why: whyOf(one), hasPhone: one.has_phone },
      ...(one.housemate !== null && { housemate: one.housemate }),
      ...(one.visited_on !== null && { visitedOn: one.visited_on }),
    };
  });
}

function whyOf({ case_state, was_asked, has_question }: DetailRow): Why {
  if (case_state === 'begun') return 'wants-help';
  if (case_state === 'returned') return 'returned';
  if (was_asked) return 'no-answer';
  return has_question ? 'question-open' : 'never-asked';
}

/** What is unreached by program: people and fen; no name, no number. */
export const unreachedSums = (
  county: County,
  { actor, ...asked }: UnreachedAsked & { readonly actor: string },
): Promise<readonly UnreachedSum[]> =>
  readCounty(county, { kind: 'sum-unreached', actor }, (tx) => sumUnreached(tx, asked));

/** What is unreached by village and program; no name, no number. */
export const unreachedVillages = (
  county: County,
  { actor, ...asked }: UnreachedAsked & { readonly actor: string },
): Promise<readonly VillageSum[]> =>
  readCounty(county, { kind: 'sum-unreached', actor }, (tx) => sumByVillage(tx, asked));
