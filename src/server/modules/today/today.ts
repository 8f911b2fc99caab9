/** Today's list of a post, worked out at the desk from the rows that a phone would hold. */
import { type County, readCounty } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { rank, type TodayRow } from '../../../programs/today/rank.ts';
import type { DataClass, Post } from '../../access/index.ts';
import { type Packed, packPeople } from '../sync/caseload/pack.ts';
import { readRows } from '../sync/caseload/rows.ts';

/** A post looks after some two thousand people; whoever serves more works by lists and search. */
const PEOPLE_MAX = 2_000;
const PAGE = 200;

export type TodayAsked = {
  readonly actor: string;
  readonly post: Post;
  readonly today: number;
  readonly keys: KeyRing;
};

export type TodayList = {
  readonly rows: readonly TodayRow[];
  readonly names: ReadonlyMap<number, string>;
  readonly isPart: boolean;
};

/** Households of whoever the post serves, as lists may show them. Only those in the answer count as read. */
export function todayOf(
  county: County,
  { actor, post, today, keys }: TodayAsked,
): Promise<TodayList> {
  return readCounty(county, { kind: 'list-today', actor }, async (tx) => {
    const people: Packed[] = [];
    let opened: readonly number[] = [];
    for (let after = 0; people.length < PEOPLE_MAX; after = opened.at(-1)!) {
      opened = (await tx.openNext?.(after, PAGE)) ?? [];
      if (opened.length === 0) break;
      const asked = { today, unit: post.unit!.id, post: post.id, isOnTask: false, keys };
      const classes = tx.asked!().classes as readonly DataClass[];
      people.push(...packPeople(await readRows(tx, opened, asked), { seenBy: 'area', classes }));
      if (opened.length < PAGE) break;
    }
    const rows = rank(people, today);
    const shown = new Set(rows.flatMap((row) => row.people));
    tx.seen(...shown);
    return {
      rows,
      names: new Map(people.filter(({ id }) => shown.has(id)).map(({ id, name }) => [id, name])),
      isPart: people.length >= PEOPLE_MAX && opened.length === PAGE,
    };
  });
}
