/** What is on its way, on every screen of the desk: how long it can be taken back, how far it is, what was refused. */
import { Link } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { asked } from '../ask.ts';
import {
  countByWords,
  type Deed,
  type Entry,
  firstSendAt,
  isOnItsWay,
  keyOf,
  openOutbox,
  sendingNow,
} from './outbox.ts';
import './outbox.css';

const WAIT_MILLISECONDS = 10_000;
const SECOND = 1000;

export const outbox = openOutbox({
  waitMilliseconds: WAIT_MILLISECONDS,
  // No correction of the clock may send early or never.
  now: () => performance.now(),
  later: (call, milliseconds) => setTimeout(call, milliseconds),
  settled: () => void asked.invalidateQueries(),
});

export const useOutbox = (): readonly Entry[] =>
  useSyncExternalStore(outbox.subscribe, outbox.entries);

/** Whoever closes the window meanwhile is asked first: what waits is not sent then. */
function useGuard(isNeeded: boolean) {
  useEffect(() => {
    if (!isNeeded) return;
    const guard = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', guard);
    return () => removeEventListener('beforeunload', guard);
  }, [isNeeded]);
}

export function OutboxBar() {
  const entries = useOutbox();
  useGuard(entries.some(isOnItsWay));
  return (
    <section className="outbox noprint" role="status">
      {entries.length > 0 && <Bar entries={entries} />}
    </section>
  );
}

function Bar({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation('desk');
  const waiting = entries.filter(({ state }) => state === 'waiting');
  const refused = entries.filter(({ state }) => state === 'refused');
  const sent = entries.filter(({ state }) => state === 'sent');
  const isSending = entries.some(({ state }) => state === 'sending');
  return (
    <div>
      {isSending && <p>{t('outbox-sending', sendingNow(entries))}</p>}
      {!isSending && waiting.length > 0 && <Waiting of={waiting} />}
      {!isSending && waiting.length === 0 && sent.length > 0 && (
        <p>
          <span>
            {sent.length === 1
              ? t('outbox-sent-one', { title: sent[0]!.deed.title, words: sent[0]!.deed.words })
              : t('outbox-sent', { all: sent.length })}
          </span>
          <button type="button" onClick={outbox.clear}>
            {t('close', { ns: 'shell' })}
          </button>
        </p>
      )}
      {refused.map(({ deed, why }) => (
        <p key={keyOf(deed)} className="refused">
          <span>
            <b aria-hidden="true">▲ </b>
            {t('outbox-refused', { title: deed.title, words: deed.words })} {why}{' '}
            <Open deed={deed} />
          </span>
          <button type="button" onClick={() => outbox.dismiss(keyOf(deed))}>
            {t('close', { ns: 'shell' })}
          </button>
        </p>
      ))}
    </div>
  );
}

/** To what was refused. */
function Open({ deed }: { deed: Deed }) {
  const { t } = useTranslation('desk');
  if (deed.line !== undefined) {
    return (
      <Link to="/desk/run/$id" params={{ id: String(deed.run) }} search={{ line: deed.line }}>
        {t('outbox-open')}
      </Link>
    );
  }
  return (
    <Link
      to="/desk/case/$case"
      params={{ case: String(deed.case) }}
      search={{ person: deed.person }}
    >
      {t('outbox-open')}
    </Link>
  );
}

function Waiting({ of }: { of: readonly Entry[] }) {
  const { t } = useTranslation('desk');
  const seconds = useSeconds(firstSendAt(of));
  const [{ deed }] = of as [Entry];
  const counts = countByWords(of);
  const words =
    counts.length === 1
      ? deed.words
      : counts.map(([words, count]) => t('outbox-counted', { words, count })).join(' · ');
  return (
    <p>
      <span>
        {of.length === 1
          ? t('outbox-waits-one', { title: deed.title, words: deed.words })
          : t('outbox-waits', { all: of.length, words })}{' '}
        {/* Read out once and not every second. */}
        <span aria-hidden="true">{t('outbox-seconds', { seconds })}</span>
      </span>
      <button type="button" onClick={outbox.undo}>
        {t('undo', { ns: 'shell' })}
      </button>
      <button type="button" onClick={outbox.sendNow}>
        {t('outbox-now')}
      </button>
    </p>
  );
}

/** Seconds until a moment. */
function useSeconds(until: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(performance.now()), SECOND);
    return () => clearInterval(ticking);
  }, []);
  return Math.max(0, Math.ceil((until - now) / SECOND));
}
