/** What the post may do about one line: release it, take it out, or mend the account; else whose turn it is. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelLine, releaseLine } from '../../../../api/contracts/money/runs.ts';
import { type Hold, isReleasable } from '../../../../model/money/holds.ts';
import { useNotify } from '../../../ui/notice.tsx';
import { useChange } from '../ask.ts';
import { Refused } from '../failed.tsx';
import { useHands } from './hands.ts';
import type { Line } from './lines.tsx';
import { ReasonForm } from './reason-form.tsx';
import type { Run } from './run.tsx';

export function LineDoing({ run, line }: { run: Run; line: Line }) {
  const { mayMend } = useHands();
  const needsAccount =
    line.state === 'failed' ||
    line.holds.some(({ hold }) => hold === 'no-account' || hold === 'account-refused');
  return (
    <>
      {line.state === 'held' && <Held run={run} line={line} />}
      {needsAccount && mayMend && <Repair line={line} />}
    </>
  );
}

/** To the account of whoever receives it. */
function Repair({ line: { person, payee = person } }: { line: Line }) {
  const { t } = useTranslation('desk');
  return (
    <Link
      to="/desk/person/$person"
      params={{ person: String(payee) }}
      hash="account"
      className="target"
    >
      {t('repair')}
    </Link>
  );
}

function Held({ run, line }: { run: Run; line: Line }) {
  const { t } = useTranslation('desk');
  const { mayPropose, mayDecide, unit } = useHands();
  const isOwn = run.unit === unit;
  const mustMend = line.holds.some(({ hold }) => !isReleasable(hold as Hold));
  if (run.state === 'cancelled') return null;
  return (
    <>
      {mustMend && <p className="quiet">{t('releaseNot')}</p>}
      {!mustMend && mayDecide && !isOwn && <Release line={line} />}
      {!mustMend && mayDecide && isOwn && <p className="quiet">{t('releaseOwn')}</p>}
      {!mustMend && !mayDecide && <p className="quiet">{t('releaseOther')}</p>}
      {mayPropose && isOwn && <TakeOut line={line} />}
    </>
  );
}

function Release({ line }: { line: Line }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const [isOpen, setOpen] = useState(false);
  const change = useChange(releaseLine, {
    onDone: () => {
      setOpen(false);
      notify({ words: t('released') });
    },
  });
  const send = (reason: string) => change.mutate({ params: { id: line.line }, body: { reason } });
  const words = { action: t('release'), label: t('releaseWhat') };
  return <Asking {...words} change={change} send={send} isOpen={isOpen} setOpen={setOpen} />;
}

function TakeOut({ line }: { line: Line }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const [isOpen, setOpen] = useState(false);
  const change = useChange(cancelLine, { onDone: () => notify({ words: t('tookOut') }) });
  const send = (reason: string) => change.mutate({ params: { id: line.line }, body: { reason } });
  const words = { action: t('takeOut'), label: t('takeOutWhy') };
  return <Asking {...words} change={change} send={send} isOpen={isOpen} setOpen={setOpen} />;
}

type AskingProps = {
  action: string;
  label: string;
  change: { readonly isPending: boolean; readonly error: Error | null };
  send: (reason: string) => unknown;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
};

/** A button that asks for the reason before it does anything. */
function Asking({ action, label, change, send, isOpen, setOpen }: AskingProps) {
  if (!isOpen) {
    return (
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {action}
      </button>
    );
  }
  return (
    <>
      <ReasonForm
        label={label}
        action={action}
        isBusy={change.isPending}
        send={send}
        close={() => setOpen(false)}
      />
      <Refused error={change.error} />
    </>
  );
}
