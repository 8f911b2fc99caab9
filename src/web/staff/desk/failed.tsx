/** What stands where an answer should be: that it is coming, or what the server refused and what to do. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client.ts';

type Asked = {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
};

/** The server's words when it refused a change. */
export function Refused({ error }: { error: Error | null }) {
  const { t } = useTranslation('desk');
  if (!error) return null;
  return <p role="alert">{error instanceof ProblemError ? error.message : t('unreached')}</p>;
}

/** The children once the answer is there. */
export function Answered({ of, children }: { of: Asked; children: ReactNode }) {
  const { t } = useTranslation('desk');
  if (of.error) {
    return (
      <section className="card" role="alert">
        <p>{of.error instanceof ProblemError ? of.error.message : t('unreached')}</p>
        {!isForbidden(of.error) && (
          <button type="button" className="button" onClick={() => of.refetch()}>
            {t('tryAgain')}
          </button>
        )}
      </section>
    );
  }
  if (of.isPending) return <p role="status">{t('asking')}</p>;
  return children;
}

/** Asking the same again gets the same answer. */
const isForbidden = (error: Error) => error instanceof ProblemError && error.status === 403;
