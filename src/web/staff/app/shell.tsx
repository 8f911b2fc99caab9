/**
 * The frame around every screen: banner without network, places to go to, below on a phone and at the side on a desk.
 * While the phone is not open, its lock stands in place of the screen.
 */
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../gate/gate.tsx';
import { Picture } from '../../ui/picture.tsx';
import { useIsOnline } from './network.ts';
import { NewVersion } from './new-version.tsx';
import { useNotKept } from './not-kept.ts';
import { usePhone, useSnapshot } from './phone.tsx';
import { useShownPath } from './shown.ts';
import './shell.css';

const places = [
  { to: '/', name: 'today' },
  { to: '/search', name: 'search' },
  { to: '/sync', name: 'sync' },
  { to: '/settings', name: 'settings' },
] as const;

/** Fewer than so many come in a moment; nobody needs to be told. */
const MANY_PEOPLE = 100;

export function Shell() {
  const { t } = useTranslation('shell');
  const phone = usePhone();
  const { state, isReading, syncing } = useSnapshot();
  const isOnline = useIsOnline();
  const heading = useHeadingFocus();
  useNotKept();
  const shown = useShownPath();
  const isOpen = state === 'open';
  const troubled = phone.tray().length;
  return (
    <div className={isOpen ? 'frame' : 'frame shut'}>
      <a className="skip" href="#content">
        {t('toContent')}
      </a>
      {!isOnline && (
        <p className="banner" role="status">
          <Picture name="cloud-off" /> {t('offline')}
        </p>
      )}
      {syncing?.doing === 'fetching' && syncing.done >= MANY_PEOPLE && (
        <p className="banner" role="status">
          {t('fetching', { done: syncing.done })}
        </p>
      )}
      <NewVersion />
      {isOpen && (
        <nav aria-label={t('places')}>
          {places.map(({ to, name }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/' }}>
              <Picture name={name} />
              <span>{t(name)}</span>
              {name === 'sync' && troubled > 0 && <b className="count">{troubled}</b>}
            </Link>
          ))}
          <button type="button" onClick={() => phone.lock()}>
            <Picture name="lock" />
            <span>{t('lockNow')}</span>
          </button>
        </nav>
      )}
      <main id="content" ref={heading} tabIndex={-1} data-shown={shown}>
        {isOpen ? <Place isReading={isReading} /> : <Gate />}
      </main>
    </div>
  );
}

/** The screen of an address; all but today's list wait until the people are read. */
function Place({ isReading }: { isReading: boolean }) {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  if (isReading && pathname !== '/') return <p role="status">{t('loading')}</p>;
  return <Outlet />;
}

/** Moves the reader to the heading of a new screen, and its words to the title of the window. */
function useHeadingFocus() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it follows
  useEffect(() => {
    if (!isFirst.current) main.current?.focus({ preventScroll: true });
    isFirst.current = false;
    scrollTo(0, 0);
  }, [pathname]);
  return main;
}
