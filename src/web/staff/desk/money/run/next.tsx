/** What is next with a run and who does it; only what the post may do has a button, and why not stands beside. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  cancelRun,
  checkRun,
  closeRun,
  freezeRun,
} from '../../../../../api/contracts/money/runs.ts';
import { yuanWords } from '../../../../../exchange/report/words.ts';
import { useNotify } from '../../../../ui/notice.tsx';
import { useChange } from '../../ask.ts';
import { Refused, useTellFailed } from '../../failed.tsx';
import { GetFile, MakeFile } from './bank-file.tsx';
import { FailedLines } from './failed-lines.tsx';
import { useHands } from '../hands.ts';
import { useProposing } from '../propose.tsx';
import { Asking } from '../reason-form.tsx';
import { ReadReply } from './reply.tsx';
import type { Run } from './run.tsx';
import { sumOf } from '../sums.ts';

export function Next({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const { mayDecide, mayPropose, unit } = useHands();
  if (run.state === 'cancelled') return null;
  const isOwn = run.unit === unit;
  const hasFile = run.state === 'filed' || run.state === 'closed';
  const failed = sumOf(run.states, 'failed');
  return (
    <section className="card" aria-label={t('next')}>
      <h2>{t('next')}</h2>
      {run.state === 'draft' && <Agreeing run={run} isOwn={isOwn} mayDecide={mayDecide} />}
      {run.state === 'frozen' && (mayDecide ? <MakeFile run={run} /> : <p>{t('fileWaits')}</p>)}
      {hasFile && mayDecide && <GetFile run={run} />}
      {hasFile && mayDecide && <ReadReply run={run} />}
      {run.state === 'filed' && <Closing run={run} mayDecide={mayDecide} />}
      {run.state === 'closed' && <p>{t('runClosed')}</p>}
      {hasFile && failed.lines > 0 && <FailedLines run={run} failed={failed} />}
      {(run.state === 'draft' || run.state === 'frozen') && mayPropose && isOwn && (
        <div className="row">
          {run.state === 'draft' && <Check run={run} />}
          <Cancel run={run} />
        </div>
      )}
    </section>
  );
}

type Deciding = { run: Run; isOwn: boolean; mayDecide: boolean };

/** The second hand agrees to exactly the lines and money that stand on the button. */
function Agreeing({ run, isOwn, mayDecide }: Deciding) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const change = useChange(freezeRun, { onDone: () => notify({ words: t('runAgreed') }) });
  const { lines, fen } = sumOf(run.states, 'draft');
  if (!mayDecide) return <p>{t('agreeOther')}</p>;
  if (isOwn) return <p>{t('agreeOwn')}</p>;
  if (lines === 0) return <p>{t('agreeNothing')}</p>;
  const agree = () => change.mutate({ params: { id: run.run }, body: { lines, fen } });
  return (
    <>
      <p className="quiet">{t('agreeWhy')}</p>
      <button type="button" className="button first" disabled={change.isPending} onClick={agree}>
        {t('agree', { count: lines, money: yuanWords(fen) })}
      </button>
      <Refused error={change.error} />
    </>
  );
}

function Check({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const change = useChange(checkRun, { onDone: () => notify({ words: t('checked') }) });
  const check = () => change.mutate({ params: { id: run.run } });
  return (
    <>
      <button type="button" className="button" disabled={change.isPending} onClick={check}>
        {t('check')}
      </button>
      <Refused error={change.error} />
    </>
  );
}

/** Takes the run back; proposing it again is the undo. */
function Cancel({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const { send: propose } = useProposing({ onFailed: useTellFailed() });
  const change = useChange(cancelRun, {
    onDone: () => notify({ words: t('cancelled', { run: run.run }), undo }),
  });
  const [isOpen, setOpen] = useState(false);
  const undo = () => propose({ program: run.program, cutOff: run.cutOff });
  const cancel = (reason: string) => change.mutate({ params: { id: run.run }, body: { reason } });
  const words = { action: t('cancelRun'), label: t('cancelWhy') };
  return (
    <Asking {...words} change={change} send={cancel} isOpen={isOpen} setOpen={setOpen}>
      <p className="quiet">{t('cancelKeeps')}</p>
    </Asking>
  );
}

function Closing({ run, mayDecide }: { run: Run; mayDecide: boolean }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const change = useChange(closeRun, { onDone: () => notify({ words: t('runClosed') }) });
  const open = sumOf(run.states, 'filed', 'unknown').lines;
  const findings = run.findings.length;
  if (sumOf(run.states, 'filed').lines > 0) return <p>{t('replyWaits')}</p>;
  if (open + findings > 0) return <p>{t('closeNot', { lines: open, findings })}</p>;
  if (!mayDecide) return <p>{t('closeWaits')}</p>;
  const close = () => change.mutate({ params: { id: run.run } });
  return (
    <>
      <button type="button" className="button first" disabled={change.isPending} onClick={close}>
        {t('close')}
      </button>
      <Refused error={change.error} />
    </>
  );
}
