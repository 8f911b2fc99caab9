/**
 * Decisions on their way: each waits a little, so that it can be taken back, and is then sent by itself, one after the
 * other. What the server refuses stays with its reason; nothing is kept when the window is closed.
 */

/** What a decision is about: somebody's claim, or a held line of a payment run. */
type About =
  | { readonly case: number; readonly person: number; readonly run?: never; readonly line?: never }
  | { readonly run: number; readonly line: number; readonly case?: never; readonly person?: never };

/** A decision to be sent. */
export type Deed = About & {
  /** Whom and what it is about. */
  readonly title: string;
  /** What is decided. */
  readonly words: string;
  /** Sends it under its own key. Errors: why it was refused, in words. */
  readonly send: () => Promise<unknown>;
};

export type Entry = {
  readonly deed: Deed;
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused';
  /** Moment at which it is sent. Units: milliseconds. */
  readonly sendAt: number;
  /** Of a refused one. */
  readonly why?: string;
};

type Outbox = {
  readonly entries: () => readonly Entry[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes decisions in; an earlier one about the same that was refused gives way. */
  readonly hold: (deeds: readonly Deed[]) => void;
  /** Takes back all that still wait. */
  readonly undo: () => void;
  /** Sends at once what still waits. */
  readonly sendNow: () => void;
  /** Puts a refused one away. */
  readonly dismiss: (key: string) => void;
  /** Puts away what has arrived. */
  readonly clear: () => void;
};

type OutboxOptions = {
  readonly waitMilliseconds: number;
  readonly now: () => number;
  /** Calls later; as setTimeout. */
  readonly later: (call: () => void, milliseconds: number) => unknown;
  /** Called when all that was on its way has arrived or was refused. */
  readonly settled: () => void;
};

export const caseKey = (id: number): string => `case ${id}`;
export const keyOf = (deed: About): string =>
  deed.line === undefined ? caseKey(deed.case) : `line ${deed.line}`;

const isIn =
  (...states: readonly Entry['state'][]) =>
  ({ state }: Entry): boolean =>
    states.includes(state);

export const isOnItsWay = isIn('waiting', 'sending');

/** Claims that nothing can be decided about just now. What arrived counts until the rest of it has, and no longer. */
export function claimsOnTheirWay(entries: readonly Entry[]): ReadonlySet<number | undefined> {
  const isGone = entries.some(isIn('sending')) ? isIn('waiting', 'sending', 'sent') : isOnItsWay;
  return new Set(entries.filter(isGone).map(({ deed }) => deed.case));
}

/** How many of each decision there are, in the order of the first of each. */
export const countByWords = (entries: readonly Entry[]): readonly (readonly [string, number])[] =>
  [...Map.groupBy(entries, ({ deed }) => deed.words)].map(([words, of]) => [words, of.length]);

/** Moment at which the first is sent: until then all can be taken back. Units: milliseconds. */
export const firstSendAt = (entries: readonly Entry[]): number =>
  Math.min(...entries.map(({ sendAt }) => sendAt));

/** Which one is being sent, of how many; those that were refused are told by themselves. */
export const sendingNow = (entries: readonly Entry[]) => ({
  done: entries.filter(isIn('sent')).length + 1,
  all: entries.filter(isIn('waiting', 'sending', 'sent')).length,
});

export function openOutbox({ waitMilliseconds, now, later, settled }: OutboxOptions): Outbox {
  let entries: readonly Entry[] = [];
  let isSending = false;
  const listeners = new Set<() => void>();
  const set = (next: readonly Entry[]) => {
    entries = next;
    for (const listener of listeners) listener();
  };
  const become = (entry: Entry, change: Partial<Entry>) => {
    set(entries.map((one) => (one.deed === entry.deed ? { ...one, ...change } : one)));
  };
  const sendDue = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    let hasSent = false;
    for (;;) {
      const entry = entries.find(({ state, sendAt }) => state === 'waiting' && sendAt <= now());
      if (!entry) break;
      hasSent = true;
      become(entry, { state: 'sending' });
      const why = await entry.deed.send().then(
        () => undefined,
        (error: Error) => error.message,
      );
      become(entry, why === undefined ? { state: 'sent' } : { state: 'refused', why });
    }
    isSending = false;
    wake();
    if (hasSent) settled();
  };
  /** Timers may ring a little early: whatever still waits is looked at again when its time has come. */
  const wake = () => {
    const waiting = entries.filter(({ state }) => state === 'waiting');
    if (waiting.length === 0) return;
    later(() => void sendDue(), Math.max(1, firstSendAt(waiting) - now()));
  };
  return {
    entries: () => entries,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hold: (deeds) => {
      const about = new Set(deeds.map(keyOf));
      // What has arrived is told until something else is decided.
      const kept = entries.filter(({ deed, state }) => state !== 'sent' && !about.has(keyOf(deed)));
      const sendAt = now() + waitMilliseconds;
      const added = deeds.map((deed): Entry => ({ deed, state: 'waiting', sendAt }));
      set([...kept, ...added]);
      wake();
    },
    undo: () => set(entries.filter(({ state }) => state !== 'waiting')),
    sendNow: () => {
      set(entries.map((one) => (one.state === 'waiting' ? { ...one, sendAt: now() } : one)));
      void sendDue();
    },
    dismiss: (key) =>
      set(entries.filter(({ deed, state }) => keyOf(deed) !== key || state !== 'refused')),
    clear: () => set(entries.filter(({ state }) => state !== 'sent')),
  };
}
