/**
 * What the server does besides answering: entitlements, the tasks that rest on them and what phones said of merged records
 * follow every change, soon after it was answered and also when another process made it, notices are delivered, and misuse
 * is looked for.
 */
import type { County } from '../../db/county.ts';
import { raiseReviews } from '../modules/case/index.ts';
import { follow } from '../modules/entitlement/index.ts';
import { watchNotices } from '../modules/notice/index.ts';
import { postWaiting } from '../modules/public-notice/index.ts';
import { watchMisuse } from '../modules/read-log/index.ts';
import { keepTasks, type RaisedUntil } from '../modules/service/index.ts';
import { settleValues } from '../modules/signed-value/index.ts';
import { joinFields } from '../modules/sync/index.ts';
import { dayAt } from './clock.ts';
import type { ServedCounty } from './serving.ts';

export type Watching = {
  /** Something changed: follow it now rather than at the next look. */
  readonly changed: (county: County) => void;
  /** Ends after what is under way. */
  readonly stop: () => Promise<void>;
};

/** Between two looks for changes that other processes made. */
const LOOK_MS = 5_000;

export type WatchOptions = {
  /** Told of what failed; it is tried again at the next look. */
  readonly log: (line: object) => void;
  /** Which day it is, for tasks; the clock of the machine when left out. */
  readonly clock?: () => Date;
};

/** Watches counties until it is stopped. One county is followed by one worker at a time. */
export function watchCounties(
  counties: readonly Pick<ServedCounty, 'county' | 'keys'>[],
  { log, clock = () => new Date() }: WatchOptions,
): Watching {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const waiting = new Set<string>();
  const raised = new Map<string, RaisedUntil>();
  const keysOf = new Map(counties.map(({ county, keys }) => [county.code, keys]));
  const look = (county: County): void => {
    if (stopping.signal.aborted) return;
    if (running.has(county.code)) {
      waiting.add(county.code);
      return;
    }
    const now = clock();
    const today = dayAt(now);
    // First what else changes the record, so that rights and tasks follow it in the same round.
    const work = joinFields(county, { keys: keysOf.get(county.code)!, today, now })
      .then(() => follow(county, { signal: stopping.signal }))
      .then(async () => {
        const asked = { actor: 'nuanjia', today };
        await settleValues(county, { ...asked, signal: stopping.signal });
        const before = raised.get(county.code);
        raised.set(county.code, await keepTasks(county, asked, before));
        if (before?.today === today) return;
        await raiseReviews(county, asked);
        await postWaiting(county, asked);
      })
      .then(
        () => {},
        (error: unknown) => {
          if (!stopping.signal.aborted)
            log({ county: county.code, failed: 'follow', code: codeOf(error) });
        },
      )
      .then(() => {
        running.delete(county.code);
        if (waiting.delete(county.code)) look(county);
      });
    running.set(county.code, work);
  };
  const notices = counties.map(({ county }) =>
    watchNotices(county, {
      signal: stopping.signal,
      failed: (error) => log({ county: county.code, failed: 'notices', code: codeOf(error) }),
    }),
  );
  const misuse = counties.map(({ county }) =>
    watchMisuse(county, {
      signal: stopping.signal,
      failed: (error) => log({ county: county.code, failed: 'misuse', code: codeOf(error) }),
    }),
  );
  const timer = setInterval(() => {
    for (const { county } of counties) look(county);
  }, LOOK_MS);
  timer.unref();
  for (const { county } of counties) look(county);
  return {
    changed: look,
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await Promise.all([...running.values(), ...notices, ...misuse]);
    },
  };
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
