/**
 * Finding people: by name where the asker serves; anywhere else only one person who is known by name with
 * number or birth already, and then no more than the unit that serves her.
 */
import { type County, type Reading, readCounty } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { parseIdentityNumber } from '../../../model/identity-number.ts';
import { type Identity, shownOf } from '../registry/index.ts';
import { countSearch, hourOf, type SearchBudget, usualBudget } from './budget.ts';
import { nameSearch } from './grammar.ts';
import { endSearch, identified, type Meant, peopleCalled } from './queries.ts';

export type Search = {
  readonly actor: string;
  readonly today: number;
  readonly now: Date;
  readonly name: string;
  readonly identityNumber?: string;
  readonly birth?: { readonly day: number; readonly sex: 'female' | 'male' };
  readonly budget?: SearchBudget;
};

export type FoundPeople = {
  readonly people: readonly Identity[];
  /** Somebody whom the asker does not serve is meant. */
  readonly elsewhere?: { readonly unit?: string };
};

/** People whom one search shows at most. */
export const FOUND_MOST = 20;

/** Whom a search means. Errors: SEARCH_TOO_WIDE, SEARCH_BUDGET. */
export function searchPeople(
  county: County,
  keys: KeyRing,
  { actor, today, now, budget = usualBudget, ...search }: Search,
): Promise<FoundPeople> {
  const meant = meantBy(keys, search);
  const name = meant ? undefined : nameSearch(search.name);
  const act = { kind: 'search-people', actor, detail: { by: wayOf(search) } };
  return readCounty(county, act, async (tx) => {
    await countSearch(tx, now, meant !== undefined, budget);
    const found = meant
      ? await whoIsMeant(tx, meant, today)
      : { near: await peopleCalled(tx, name!, today, FOUND_MOST) };
    const people = await shownIn(tx, found.near, today);
    await endSearch(tx, hourOf(now), people.length === 0 && !found.elsewhere);
    return { people, ...(found.elsewhere && { elsewhere: found.elsewhere }) };
  });
}

const wayOf = ({ identityNumber, birth }: Pick<Search, 'identityNumber' | 'birth'>) =>
  identityNumber !== undefined ? 'number' : birth ? 'birth' : 'name';

function meantBy(
  keys: KeyRing,
  { name, identityNumber, birth }: Pick<Search, 'name' | 'identityNumber' | 'birth'>,
): Meant | undefined {
  if (identityNumber === undefined && !birth) return undefined;
  return {
    name: name.trim(),
    indexes: identityNumber === undefined ? [] : keys.blindIndexes(storedNumber(identityNumber)),
    born: birth?.day,
    sex: birth && (birth.sex === 'female' ? 1 : 2),
  };
}

/** Also numbers that are not valid but were read in so. */
function storedNumber(text: string): string {
  const parsed = parseIdentityNumber(text);
  return typeof parsed === 'string' ? text : parsed.number;
}

type Found = {
  readonly near: readonly number[];
  readonly elsewhere?: { readonly unit?: string };
};

async function whoIsMeant(tx: Reading, meant: Meant, today: number): Promise<Found> {
  const rows = await identified(tx, meant, today);
  const near = rows.filter((row) => row.is_near).map((row) => row.person_id);
  const far = near.length === 0 ? rows[0] : undefined;
  if (!far) return { near };
  // She finds in her log who asked for her.
  tx.seen(far.person_id);
  return { near, elsewhere: far.unit === null ? {} : { unit: far.unit } };
}

async function shownIn(
  tx: Reading,
  near: readonly number[],
  today: number,
): Promise<readonly Identity[]> {
  const opened = await tx.openThose(...near);
  if (opened.length === 0) return [];
  const shown = await shownOf(tx, opened, today);
  return shown.map(({ identity }) => identity);
}
