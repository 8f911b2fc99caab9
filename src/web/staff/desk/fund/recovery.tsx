/** What is asked back of somebody: reason, law and her words, and then what the post may do about it. */
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../../api/contract.ts';
import * as contracts from '../../../../api/contracts/money/recoveries.ts';
import { day, toDay } from '../../../../rules/index.ts';
import { DayText, SpanText } from '../../../ui/day.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { Money } from '../../../ui/money.tsx';
import { useNotify } from '../../../ui/notice.tsx';
import { getTaskAbout, useChange } from '../ask.ts';
import { Refused } from '../failed.tsx';
import { Asking } from '../money/reason-form.tsx';
import { programText } from '../program-words.ts';
import { useSession } from '../session.ts';
import { ArrivedFields, arrivedIn } from './money-field.tsx';
import { OpenFirst, useOpened } from './opened.tsx';

type Recovery = AnswerOf<typeof contracts.listRecoveries>['recoveries'][number];

/** Program, reason and decision only with her record open. */
export function RecoveryCard({ of: listed }: { of: Recovery }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const opened = useOpened(contracts.listRecoveries, listed.person);
  const of = opened.answer?.recoveries.find(({ id }) => id === listed.id) ?? listed;
  const state = t(`recoveryState-${of.state}` as 'recoveryState-proposed');
  return (
    <section className="card" aria-labelledby={`recovery-${of.id}`}>
      <h3 id={`recovery-${of.id}`}>
        {of.name}
        {of.program !== undefined && ` · ${programText(of.program, language)}`}
      </h3>
      <p>
        <strong>
          <Money fen={of.fen} />
        </strong>{' '}
        · <SpanText from={day(of.from)} until={day(of.until)} /> ·{' '}
        <span className="tag">{state}</span>
      </p>
      {of.repaidFen > 0 && (
        <p>
          {t('repaidSoFar')}
          <Money fen={of.repaidFen} />
        </p>
      )}
      {of.state === 'notified' && of.appealUntil !== undefined && (
        <p className="quiet">
          {t('appealUntilIs')}
          <DayText day={toDay(day(of.appealUntil) - 1)} />
        </p>
      )}
      {of.reason === undefined ? <OpenFirst of={opened} /> : <Words of={of} />}
    </section>
  );
}

function Words({ of }: { of: Recovery }) {
  const { t } = useTranslation('desk');
  return (
    <>
      <p>
        {t(`cause-${of.cause}` as 'cause-untrue')}。{of.reason}
        <br />
        <span className="quiet">
          {of.law} · {of.unitName}
        </span>
      </p>
      {of.appeal !== undefined && (
        <p>
          {t('herAppeal')}
          {of.appeal}
        </p>
      )}
      {of.answer !== undefined && <p>{of.answer}</p>}
      {of.endedReason !== undefined && of.answer === undefined && <p>{of.endedReason}</p>}
      <Doing of={of} />
    </>
  );
}

function Doing({ of }: { of: Recovery }) {
  const { post } = useSession();
  const may = (action: string) => post?.may.includes(action as 'appeal.decide') ?? false;
  const isOpen = ['proposed', 'notified', 'agreed', 'dismissed'].includes(of.state);
  return (
    <div className="row">
      {of.state === 'proposed' && may('recovery.decide') && <Notify of={of} />}
      {isOpen && may('recovery.decide') && <Waive of={of} />}
      {isOpen && of.state !== 'proposed' && may('recovery.decide') && <TakeBack of={of} />}
      {of.state === 'appealed' && may('appeal.decide') && <Appeal of={of} />}
    </div>
  );
}

function Notify({ of: { id, person } }: { of: Recovery }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const onDone = () => notify({ words: t('notified') });
  const change = useChange(contracts.notifyRecovery, { task: () => getTaskAbout(person), onDone });
  return (
    <div>
      <button
        type="button"
        className="button first"
        disabled={change.isPending}
        onClick={() => change.mutate({ params: { id } })}
      >
        {t('notifyHer')}
      </button>
      <Refused error={change.error} />
    </div>
  );
}

function Waive({ of: { id, person } }: { of: Recovery }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const [isOpen, setOpen] = useState(false);
  const onDone = () => notify({ words: t('waived') });
  const change = useChange(contracts.waiveRecovery, { task: () => getTaskAbout(person), onDone });
  const send = (reason: string) => change.mutate({ params: { id }, body: { reason } });
  const words = { action: t('waive'), label: t('waiveWhy') };
  return <Asking {...words} change={change} send={send} isOpen={isOpen} setOpen={setOpen} />;
}

function Appeal({ of }: { of: Recovery }) {
  const { t } = useTranslation('desk');
  return (
    <div>
      <p className="quiet">{t('thirdReader')}</p>
      <AppealWay of={of} outcome="waived" action={t('appealGranted')} />
      <AppealWay of={of} outcome="dismissed" action={t('appealStands')} />
    </div>
  );
}

type WayProps = { of: Recovery; outcome: 'waived' | 'dismissed'; action: string };

function AppealWay({ of: { id, person }, outcome, action }: WayProps) {
  const { t } = useTranslation('desk');
  const [isOpen, setOpen] = useState(false);
  const change = useChange(contracts.readRecoveryAppeal, { task: () => getTaskAbout(person) });
  const send = (answer: string) => change.mutate({ params: { id }, body: { outcome, answer } });
  const words = { action, label: t('appealWhy') };
  return <Asking {...words} change={change} send={send} isOpen={isOpen} setOpen={setOpen} />;
}

function TakeBack({ of: { id, person, fen, repaidFen } }: { of: Recovery }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const [isOpen, setOpen] = useState(false);
  const change = useChange(contracts.takeRepayment, {
    task: () => getTaskAbout(person),
    onDone: () => {
      notify({ words: t('tookBack') });
      setOpen(false);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate({ params: { id }, body: arrivedIn(new FormData(event.currentTarget)) });
  };
  if (!isOpen) {
    return (
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('takeBack')}
      </button>
    );
  }
  return (
    <form onSubmit={submit}>
      <ArrivedFields
        label={t('takeBackFen')}
        referenceLabel={t('takeBackReference')}
        mostFen={fen - repaidFen}
      />
      <button type="submit" className="button first" disabled={change.isPending}>
        {t('takeBack')}
      </button>
      <Refused error={change.error} />
    </form>
  );
}
