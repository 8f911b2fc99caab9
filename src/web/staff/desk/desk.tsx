/** The frame of the office desk: who is signed in, places to go to, and the screen. It needs the network and holds nothing. */
import { QueryClientProvider } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../../api/actions.ts';
import { useShownPath } from '../app/shown.ts';
import { asked } from './ask.ts';
import './desk.css';
import { OutboxBar } from './outbox/outbox-bar.tsx';
import { deskSignIn, useSession } from './session.ts';
import { addDeskWords } from './words.ts';

/** Places by what one comes for: claims, people, money, and what all of it rests on. */
const places = {
  claims: [
    { to: '/desk', name: 'cases', needs: 'case.list' },
    { to: '/desk/unreached', name: 'unreached-people', needs: 'right.list' },
    { to: '/desk/objections', name: 'objections', needs: 'objection.answer' },
    { to: '/desk/posted', name: 'posted', needs: 'case.list' },
  ],
  people: [
    { to: '/desk/search', name: 'search', needs: 'person.search' },
    { to: '/desk/visits', name: 'visits', needs: 'task.read' },
    { to: '/desk/differing', name: 'differing', needs: 'sync.decide' },
  ],
  money: [
    { to: '/desk/runs', name: 'runs', needs: 'money.read' },
    { to: '/desk/books', name: 'books', needs: 'money.read' },
    { to: '/desk/recoveries', name: 'recoveries', needs: 'money.read' },
    { to: '/desk/fund', name: 'fund', needs: 'money.read' },
  ],
  basis: [
    { to: '/desk/values', name: 'values', needs: 'policy.read' },
    { to: '/desk/budget', name: 'budget', needs: 'budget.read' },
    { to: '/desk/extracts', name: 'extracts', needs: 'extract.make' },
  ],
} as const satisfies Readonly<
  Record<string, readonly { to: string; name: string; needs: Action }[]>
>;

const groups = ['claims', 'people', 'money', 'basis'] as const;

export function Desk() {
  const { i18n } = useTranslation();
  if (!i18n.hasResourceBundle('en', 'desk')) addDeskWords(i18n);
  return (
    <QueryClientProvider client={asked}>
      <Inside />
    </QueryClientProvider>
  );
}

function Inside() {
  const { t } = useTranslation('desk');
  const shown = useShownPath();
  const { isPending, isUnreached, name, county, post } = useSession();
  if (isPending) return <p role="status">{t('asking')}</p>;
  if (isUnreached) return <Closed title={t('desk')} why={t('unreached')} />;
  if (!name) return <Closed title={t('signInFirst')} why={t('signInWhy')} action={t('signIn')} />;
  if (!post) {
    return <Closed title={t('choosePost')} why={t('choosePostWhy')} action={t('choosePost')} />;
  }
  return (
    <div className="desk">
      <a className="skip" href="#content">
        {t('toContent', { ns: 'shell' })}
      </a>
      <header className="noprint">
        <p>
          <strong>{county}</strong>
          <span>
            {t('signedInAs', {
              name,
              post: [post.roleName, post.unitName].filter(Boolean).join(' · '),
            })}
          </span>
        </p>
      </header>
      <nav className="noprint" aria-label={t('places')}>
        {groups.map((group) => (
          <Places key={group} group={group} may={post.may} />
        ))}
      </nav>
      <main id="content" tabIndex={-1} data-shown={shown}>
        <Outlet />
      </main>
      <OutboxBar />
    </div>
  );
}

/** Places of a group that the post may go to; nothing where it may go to none. */
function Places({ group, may }: { group: keyof typeof places; may: readonly string[] }) {
  const { t } = useTranslation('desk');
  const shown = places[group].filter(({ needs }) => may.includes(needs));
  if (shown.length === 0) return null;
  return (
    <div>
      <p id={`places-${group}`}>{t(`places-${group}`)}</p>
      <ul className="plain" aria-labelledby={`places-${group}`}>
        {shown.map(({ to, name }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/desk' }}>
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Closed({ title, why, action }: { title: string; why: string; action?: string }) {
  return (
    <main id="content">
      <section className="card gate">
        <h1>{title}</h1>
        <p>{why}</p>
        {action && (
          <a className="button first" href={deskSignIn()}>
            {action}
          </a>
        )}
      </section>
    </main>
  );
}
