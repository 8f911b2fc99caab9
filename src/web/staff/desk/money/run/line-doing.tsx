/** What the post may do about one line: release it, take it out, or mend the account; else whose turn it is. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelLine } from '../../../../../api/contracts/money/runs.ts';
import { type Hold, isReleasable } from '../../../../../model/money/holds.ts';
import { useNotify } from '../../../../ui/notice.tsx';
import { useChange } from '../../ask.ts';
import { useHands } from '../hands.ts';
import type { Line } from './lines.tsx';
import { Asking } from '../reason-form.tsx';
import { Release } from './release.tsx';
import type { Run } from './run.tsx';

type Props = {
  run: Run;
  line: Line;
  /** Lines of the same person that are held for the same, with this one. */
  alike: readonly Line[];
};

export function LineDoing({ run, line, alike }: Props) {
  const { mayMend } = useHands();
  const needsAccount =
    line.state === 'failed' ||
    line.state === 'returned' ||
    line.holds.some(({ hold }) => hold === 'no-account' || hold === 'account-refused');
  return (
    <>
      {line.state === 'held' && <Held run={run} line={line} alike={alike} />}
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

function Held({ run, line, alike }: Props) {
  const { t } = useTranslation('desk');
  const { mayPropose, mayDecide, unit } = useHands();
  const isOwn = run.unit === unit;
  const mustMend = line.holds.some(({ hold }) => !isReleasable(hold as Hold));
  if (run.state === 'cancelled') return null;
  return (
    <>
      {mustMend && <p className="quiet">{t('releaseNot')}</p>}
      {!mustMend && mayDecide && !isOwn && <Release run={run} line={line} alike={alike} />}
      {!mustMend && mayDecide && isOwn && <p className="quiet">{t('releaseOwn')}</p>}
      {!mustMend && !mayDecide && <p className="quiet">{t('releaseOther')}</p>}
      {mayPropose && isOwn && <TakeOut line={line} />}
    </>
  );
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
