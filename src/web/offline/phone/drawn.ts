/**
 * Lists as a screen drew them last, sealed with a stamp of all that they rested on: at the next opening they are shown
 * at once, while the people are still being read, and never when anything was said or told since.
 */
import type { Value } from '../../../model/sync/event.ts';
import { type Holdings, outOf, type SyncState } from '../engine/holdings.ts';
import type { Phone } from '../phone.ts';
import { isPending, type Kept } from '../state/kept.ts';
import type { Rows } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { type Core, findEvaluator, serially } from './inside.ts';

/** As it lies in the store. */
export type DrawnRow = {
  readonly stamp: string;
  readonly lists: Readonly<Record<string, Value>>;
};

/**
 * The same text for as long as the phone would work out the same of a day: the people as they were told, the rules,
 * and what was said and lies over them. Undefined before everybody came.
 */
export function stampOf({ sync, events }: Pick<Holdings, 'sync' | 'events'>): string | undefined {
  const { epoch, cursor, policy } = sync;
  if (cursor === undefined) return undefined;
  const said = outOf(events)
    .filter(([, kept]) => isPending(kept, cursor))
    .map(([, { id, receipt }]) => [id, receipt?.person]);
  return JSON.stringify([epoch, cursor, policy, said]);
}

/** What was drawn of just what the disk holds now; undefined for anything older. */
export async function findDrawn(store: Store, rows: Rows): Promise<DrawnRow | undefined> {
  const [drawn, sync, events, captured] = await Promise.all([
    rows.find('meta', 'drawn') as Promise<DrawnRow | undefined>,
    rows.find('meta', 'sync') as Promise<SyncState | undefined>,
    rows.all('event'),
    store.all('captured'),
  ]);
  // What was said while it was shut lies over the people as soon as they are read.
  if (!drawn || !sync || captured.size > 0) return undefined;
  const stamp = stampOf({ sync, events: events.rows as Map<number, Kept> });
  return stamp === drawn.stamp ? drawn : undefined;
}

export function drawnOf(core: Core): Phone['drawn'] {
  return {
    find: (name) => {
      const { drawn, holdings } = core;
      const isCurrent = drawn && (!holdings || stampOf(holdings) === drawn.stamp);
      return isCurrent ? drawn.lists[name] : undefined;
    },
    keep: async (lists) => {
      const { holdings, view } = core;
      // Without the rules nothing of it would have its name.
      if (!holdings || view?.stamp === undefined || !findEvaluator(core)) return;
      const drawn: DrawnRow = { stamp: view.stamp, lists };
      await serially(core, async () => {
        if (core.holdings !== holdings) return;
        const change = await holdings.rows.put('meta', 'drawn', drawn);
        // It saves a moment at the next opening, and nothing else needs it: not for this is room made.
        await core.options.store.write([change]).catch(() => undefined);
        core.drawn = drawn;
      });
    },
  };
}
