/** What stands where an answer should be: that it is coming, or what the server refused and what to do. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client.ts';
import { isRefusal, RecordClosed } from './ask.ts';
import { deskSignIn } from './session.ts';

type Asked = {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly data?: unknown;
  readonly refetch: () => unknown;
};

/** The server's words when it refused a change, or what is missing before it can be asked. */
export function Refused({ error }: { error: Error | null }) {
  const { t } = useTranslation('desk');
  if (!error) return null;
  if (error instanceof RecordClosed) return <GiveReason person={error.person} />;
  return <p role="alert">{error instanceof ProblemError ? error.message : t('unreached')}</p>;
}

/** Why her record is opened is said on her page, beside this one: what is typed here stays. */
function GiveReason({ person }: { person: number }) {
  const { t } = useTranslation('desk');
  return (
    <p role="alert">
      {t('reasonFirst')}{' '}
      <Link to="/desk/person/$person" params={{ person: String(person) }} target="_blank">
        {t('reasonThere')}
      </Link>
    </p>
  );
}

/** The children once the answer is there. They stay when it cannot be asked again, with what is typed in them. */
export function Answered({ of, children }: { of: Asked; children: ReactNode }) {
  const { t } = useTranslation('desk');
  if (of.isPending) return <p role="status">{t('asking')}</p>;
  const isGone = of.error !== null && (of.data === undefined || isRefusal(of.error));
  return (
    <>
      {of.error && <Failed error={of.error} tryAgain={of.refetch} />}
      {!isGone && children}
    </>
  );
}

const NOT_SIGNED_IN = 401;

function Failed({ error, tryAgain }: { error: Error; tryAgain: () => unknown }) {
  const { t } = useTranslation('desk');
  const isSignedOut = error instanceof ProblemError && error.status === NOT_SIGNED_IN;
  return (
    <section className="card" role="alert">
      <p>{error instanceof ProblemError ? error.message : t('unreached')}</p>
      {isSignedOut && (
        <a className="button first" href={deskSignIn()}>
          {t('signIn')}
        </a>
      )}
      {!isRefusal(error) && (
        <button type="button" className="button" onClick={() => tryAgain()}>
          {t('tryAgain')}
        </button>
      )}
    </section>
  );
}
