/** What stands in place of a screen that broke: what happened, that nothing is lost, what to do. */
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function Failure({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  const { t } = useTranslation('shell');
  return (
    <section className="card" role="alert">
      <h1>{t('broken')}</h1>
      <p>{t('brokenWhy')}</p>
      <p>{t('brokenDo')}</p>
      <p className="quiet">
        <code>{codeOf(error)}</code>
      </p>
      <div className="row">
        <button type="button" className="button first" onClick={reset}>
          {t('tryAgain')}
        </button>
        <a className="button" href="/app/">
          {t('toToday')}
        </a>
      </div>
    </section>
  );
}

/** A code or the kind of error: its message may hold what somebody typed. */
const codeOf = (error: unknown) => {
  if (!(error instanceof Error)) return 'unknown';
  const { name, code } = error as Error & { readonly code?: unknown };
  return typeof code === 'string' ? code : name;
};

export function NotHere() {
  const { t } = useTranslation('shell');
  return (
    <section className="card">
      <h1>{t('notHere')}</h1>
      <p>{t('notHereDo')}</p>
      <a className="button first" href="/app/">
        {t('toToday')}
      </a>
    </section>
  );
}
