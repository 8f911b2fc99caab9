/** Sync health: where every record is, when the server was last met, what came back and what to do about it. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Health, Whereabouts } from '../../offline/phone.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Moment } from '../../ui/day.tsx';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { buildVersion } from '../app/updates.ts';
import { signInAddress } from '../gate/session.ts';
import { PinField } from '../gate/enrol.tsx';
import { PinForm } from '../settings/pin-form.tsx';
import { useNotify } from '../../ui/notice.tsx';
import { Tray } from './tray.tsx';

const order: readonly Whereabouts[] = [
  'here',
  'accepted',
  'merged',
  'waiting',
  'conflict',
  'elsewhere',
  'refused',
  'held',
];

export function HealthPage() {
  const { t } = useTranslation('health');
  const phone = usePhone();
  const { health, syncing } = useSnapshot();
  return (
    <>
      <h1>{t('title')}</h1>
      <Standing {...health} />
      {health.problem !== undefined && <Problem code={health.problem} />}
      <p>
        <button
          type="button"
          className="button first wide"
          disabled={syncing !== undefined}
          onClick={() => void phone.sync()}
        >
          {syncing ? t('busy') : t('now')}
        </button>
      </p>
      <Losses {...health} />
      <Tray />
      <Counts counts={health.counts} />
      <About {...health} />
    </>
  );
}

function Standing({ counts }: Health) {
  const { t } = useTranslation('health');
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) return <EmptyState title={t('nothingYet')}>{t('nothingYetWhy')}</EmptyState>;
  const { here } = counts;
  return (
    <section className="card" role="status">
      <h2>{here > 0 ? t('notSent', { count: here }) : t('allThere')}</h2>
      <p className="quiet">{here > 0 ? t('notSentWhy') : t('allThereWhy')}</p>
    </section>
  );
}

const known = ['NO_CONNECTION', 'SESSION_NEEDED', 'STORE_FULL'] as const;
const findKnown = (code: string) => known.find((one) => one === code);

function Problem({ code }: { code: string }) {
  const { t } = useTranslation('health');
  const words = findKnown(code);
  if (code === 'DEVICE_UNKNOWN') return <Adopt />;
  return (
    <section className="card" role="alert">
      <h2>{t('problem')}</h2>
      <p>{words ? t(words) : t('problemOther', { code })}</p>
      {code.startsWith('SESSION_') && (
        <a className="button" href={signInAddress()}>
          {t('signIn')}
        </a>
      )}
    </section>
  );
}

/** The server was restored from before this phone was set up. */
function Adopt() {
  const { t } = useTranslation('health');
  const { t: settings } = useTranslation('settings');
  const phone = usePhone();
  const notify = useNotify();
  return (
    <section className="card" role="alert">
      <h2>{t('unknownHere')}</h2>
      <p>{t('unknownHereWhy')}</p>
      <PinForm
        title={t('adopt')}
        work={async ({ old = '' }) => {
          await phone.adopt(old);
          notify({ words: t('adopted') });
          await phone.sync();
        }}
      >
        <PinField name="old" label={settings('oldPin')} />
      </PinForm>
    </section>
  );
}

function Losses({ missing, forgotten, papersShed, unreadable }: Health) {
  const { t } = useTranslation('health');
  if (missing + forgotten + papersShed + unreadable === 0) return null;
  return (
    <section className="card" role="alert">
      {missing > 0 && <h2>{t('missing', { count: missing })}</h2>}
      {missing > 0 && <p>{t('missingWhy')}</p>}
      {forgotten > 0 && <p>{t('forgotten', { count: forgotten })}</p>}
      {papersShed > 0 && <p>{t('shed', { count: papersShed })}</p>}
      {unreadable > 0 && <p>{t('unreadable', { count: unreadable })}</p>}
    </section>
  );
}

function Counts({ counts }: Pick<Health, 'counts'>) {
  const { t } = useTranslation('health');
  const shown = order.filter((where) => where === 'here' || counts[where] > 0);
  return (
    <section className="card">
      <h2>{t('where')}</h2>
      <dl className="facts">
        {shown.map((where) => (
          <Row key={where} name={t(where)}>
            {counts[where]}
          </Row>
        ))}
      </dl>
    </section>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** By so little phones differ. */
const SECONDS_OFF = 120;

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);

function About({ lastContact, leaseUntil, people, papers, storage, clockAheadSeconds }: Health) {
  const { t } = useTranslation('health');
  const version = useVersion();
  return (
    <section className="card">
      <dl className="facts">
        <Row name={t('lastContact')}>{lastContact ? <Moment at={lastContact} /> : t('never')}</Row>
        {leaseUntil && (
          <Row name={t('lease')}>
            <Moment at={leaseUntil} />
          </Row>
        )}
        <Row name={t('people')}>{people}</Row>
        {papers > 0 && <Row name={t('papers')}>{papers}</Row>}
        {storage && (
          <Row name={t('storage')}>
            {t('storageOf', {
              used: megabytes(storage.usedBytes),
              quota: megabytes(storage.quotaBytes),
            })}
          </Row>
        )}
        {clockAheadSeconds !== undefined && (
          <Row name={t('clock')}>
            <Clock seconds={clockAheadSeconds} />
          </Row>
        )}
        <Row name={t('version')}>{version ?? t('versionUnkept')}</Row>
      </dl>
      {storage && !storage.isPersistent && <p className="quiet">{t('notPersistent')}</p>}
    </section>
  );
}

function Clock({ seconds }: { seconds: number }) {
  const { t } = useTranslation('health');
  if (Math.abs(seconds) < SECONDS_OFF) return t('clockRight');
  const atServer = new Date(Date.now() - seconds * 1000).toISOString();
  return (
    <>
      {t('clockWrong')} <Moment at={atServer} />
    </>
  );
}

function useVersion(): string | undefined {
  const [version, setVersion] = useState<string>();
  useEffect(() => {
    buildVersion().then((found) => typeof found === 'string' && setVersion(found));
  }, []);
  return version;
}
