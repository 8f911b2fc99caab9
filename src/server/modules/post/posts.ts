/** Giving and ending posts. Whoever's post changes is signed out everywhere, so that no old right lives on. */
import { changeCounty, type County, readCounty } from '../../../db/county.ts';
import { areaRange } from '../../../model/area.ts';
import { BEGINNING, END } from '../../../rules/index.ts';
import { isRole, roleOf } from '../../access/index.ts';
import { assertDutiesApart } from '../account/duties.ts';
import { endSessions } from '../account/session/session.ts';
import { endPostRow, insertPost, isUnit, postsFrom, servesAll } from './queries.ts';

export type NewPost = {
  readonly actor: string;
  readonly now: Date;
  readonly account: number;
  readonly role: string;
  /** Of every role that serves residents; administrators have none. */
  readonly unit?: number;
  /** Area codes within what the unit serves; absent: all of it. */
  readonly areas?: readonly string[];
  readonly from?: number;
  readonly until?: number;
};

/**
 * The number of a new post. The account's sessions end.
 * Errors: POST_ROLE for a role that there is not or that is no post, POST_UNIT when a unit is missing or out of
 * place, POST_AREAS for areas that the unit does not serve, POST_DAYS, and those of duties.
 */
export async function addPost(county: County, post: NewPost): Promise<number> {
  const { actor, now, account, role, unit, areas, from = BEGINNING, until = END } = post;
  if (!isRole(role) || role === 'resident') throw postError('POST_ROLE', { role });
  if (from >= until) throw postError('POST_DAYS', {});
  const needsUnit = roleOf(role).duty !== 'administrator';
  if (needsUnit !== (unit !== undefined)) throw postError('POST_UNIT', { role });
  const ranges = areas && multirangeOf(areas);
  const act = { kind: 'post-add', actor, detail: { account, role, ...(unit && { unit }) } };
  const { value } = await changeCounty(county, act, async (tx) => {
    await assertDutiesApart(tx, { account, role, from, until });
    if (unit !== undefined && !(await isUnit(tx, unit))) throw postError('POST_UNIT', { role });
    if (ranges && !(await servesAll(tx, unit!, ranges, from, until)))
      throw postError('POST_AREAS', {});
    const id = await insertPost(tx, { account, role, unit, areas: ranges, from, until });
    await endSessions(tx, account, now);
    return id;
  });
  return value;
}

/** Takes a post away, and signs its holder out everywhere. Errors: POST_UNKNOWN. */
export async function endPost(
  county: County,
  { actor, now, post }: { readonly actor: string; readonly now: Date; readonly post: number },
): Promise<void> {
  await changeCounty(county, { kind: 'post-end', actor, detail: { post } }, async (tx) => {
    const account = await endPostRow(tx, post);
    if (account === undefined) throw postError('POST_UNKNOWN', { post });
    await endSessions(tx, account, now);
  });
}

export type PostOnRecord = {
  readonly id: number;
  readonly account: number;
  readonly accountName: string;
  readonly role: string;
  readonly unit?: number;
  readonly unitName?: string;
  readonly from: number;
  readonly until: number;
};

/** Posts that hold on a day or will. */
export function listPosts(
  county: County,
  { actor, on }: { readonly actor: string; readonly on: number },
): Promise<readonly PostOnRecord[]> {
  return readCounty(county, { kind: 'list-posts', actor }, async (tx) =>
    (await postsFrom(tx, on)).map(({ account_name, unit_name, unit, ...row }) => ({
      ...row,
      accountName: account_name,
      ...(unit !== null && { unit }),
      ...(unit_name !== null && { unitName: unit_name }),
    })),
  );
}

function multirangeOf(codes: readonly string[]): string {
  const ranges = codes.map((code) => {
    if (!/^(\d{6}|\d{9}|\d{12})$/.test(code)) throw postError('POST_AREAS', {});
    const { low, high } = areaRange(code);
    return `[${low},${high}]`;
  });
  return `{${ranges.join(',')}}`;
}

const postError = (code: string, detail: Readonly<Record<string, string | number>>) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
