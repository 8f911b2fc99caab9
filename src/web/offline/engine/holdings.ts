/**
 * Everything that an open phone holds, in memory as on disk. Changes are written first and taken over after, so that
 * memory never says what the disk does not.
 */
import type { PackedPerson } from '../../../model/sync/caseload.ts';
import type { Value } from '../../../model/sync/event.ts';
import type { Keys } from '../lock/vault.ts';
import type { Kept } from '../state/kept.ts';
import type { Rows } from '../store/rows.ts';
import type { Key } from '../store/store.ts';

/** How far the phone and the server have come with each other. Only a sync changes it. */
export type SyncState = {
  /** What the worker called the phone. */
  readonly name: string;
  readonly epoch: string;
  /** Change number up to which the people are told; absent until all of them came once. */
  readonly cursor?: number;
  /** A caseload of which some pages came: change number of the first page, and the last person so far. */
  readonly first?: { readonly cursor: number; readonly after: number };
  /** Hash of the policy that the answers rest on. */
  readonly policy?: string;
  /** Of the next event that is sent. */
  readonly nextNumber: number;
  /** Events that were numbered and never arrived, as the server counts them. */
  readonly missing: number;
  /** Events that the server has and the phone has not. */
  readonly forgotten: number;
  /** Photos that were given up for want of room. */
  readonly papersShed: number;
};

export type Draft = { readonly key: Key; readonly value: Value };

/** A photo that waits; its bytes stay on disk. */
export type Paper = { readonly id: string; readonly bytes: number; readonly code?: string };

/** A place of the county: anybody may know it. */
export type Area = {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent?: string;
};

/** Goods of one lot, on the shelf of the unit or with one of its posts. */
export type Goods = {
  readonly item: string;
  readonly post?: number;
  readonly isOwn?: boolean;
  /** First day on which it may not be given any more, as ISO 8601. */
  readonly expires?: string;
  readonly quantity: number;
};

/** What is fetched besides people and rules, and when, in milliseconds of the phone's clock. */
export type Besides = {
  readonly at: number;
  readonly places?: { readonly hash: string; readonly areas: readonly Area[] };
  readonly stock?: readonly Goods[];
};

export type Holdings = {
  readonly device: number;
  readonly keys: Keys;
  readonly rows: Rows;
  sync: SyncState;
  /** Another map whenever anybody changed. */
  people: ReadonlyMap<number, PackedPerson>;
  /** Numbers of the people on each sealed page. */
  readonly pages: Map<number, readonly number[]>;
  /** What was said and is not settled, by row. */
  readonly events: Map<number, Kept>;
  /** Settled events by page, for a server that is restored. */
  readonly sent: Map<number, readonly Kept[]>;
  readonly drafts: Map<string, Draft>;
  readonly papers: Map<string, Paper>;
  policy: { readonly hash: string; readonly definition: string } | undefined;
  besides: Besides | undefined;
  /** Rows that did not open. */
  unreadable: number;
};

/** Everything said, oldest first: what has a number came before what has none. */
export const saidIn = ({ events, sent }: Pick<Holdings, 'events' | 'sent'>): readonly Kept[] => [
  ...[...sent.values()].flat(),
  ...outOf(events).map(([, kept]) => kept),
];

/** Rows of events in the order in which they are sent. */
export const outOf = (events: Holdings['events']): readonly (readonly [number, Kept])[] =>
  [...events].toSorted(
    ([a, one], [b, other]) =>
      (one.sent?.number ?? Number.MAX_SAFE_INTEGER) -
        (other.sent?.number ?? Number.MAX_SAFE_INTEGER) || a - b,
  );

/** Reads the disk. People on a page that does not open are fetched again. */
export async function readHoldings(
  device: number,
  keys: Keys,
  rows: Rows,
): Promise<Holdings | undefined> {
  const sync = (await rows.find('meta', 'sync')) as SyncState | undefined;
  if (sync === undefined) return undefined;
  const [people, events, sent, drafts, papers] = await Promise.all([
    rows.all('person'),
    rows.all('event'),
    rows.all('sent'),
    rows.all('draft'),
    rows.find('meta', 'papers') as Promise<readonly Paper[] | undefined>,
  ]);
  const pages = [...people.rows] as [number, readonly PackedPerson[]][];
  const named = [...drafts.rows] as [Key, { readonly name: string; readonly value: Value }][];
  const { cursor, first, ...rest } = sync;
  const isBroken = people.unreadable.length > 0;
  return {
    device,
    keys,
    rows,
    sync: isBroken ? rest : sync,
    people: new Map(pages.flatMap(([, page]) => page.map((person) => [person.id, person]))),
    pages: new Map(pages.map(([page, all]) => [page, all.map(({ id }) => id)])),
    events: new Map(events.rows as Map<number, Kept>),
    sent: new Map(sent.rows as Map<number, readonly Kept[]>),
    drafts: new Map(named.map(([key, { name, value }]) => [name, { key, value }])),
    papers: new Map((papers ?? []).map((paper) => [paper.id, paper])),
    policy: (await rows.find('meta', 'policy')) as Holdings['policy'],
    besides: (await rows.find('meta', 'besides')) as Besides | undefined,
    unreadable: [people, events, sent, drafts].reduce((sum, one) => sum + one.unreadable.length, 0),
  };
}
