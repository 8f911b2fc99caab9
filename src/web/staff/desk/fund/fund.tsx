/** The relief fund: what is left, gifts, help that waits for a second unit, and the ledger that everybody may read. */
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../../api/contract.ts';
import * as contracts from '../../../../api/contracts/money/relief-fund.ts';
import { day } from '../../../../rules/index.ts';
import { DayText } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Money } from '../../../ui/money.tsx';
import { useNotify } from '../../../ui/notice.tsx';
import { getTaskAbout, useChange, usePages } from '../ask.ts';
import { Answered, Refused } from '../failed.tsx';
import { Heading } from '../heading.tsx';
import { Asking } from '../money/reason-form.tsx';
import { More } from '../more.tsx';
import { useSession } from '../session.ts';
import '../money/money.css';
import { ArrivedFields, arrivedIn } from './money-field.tsx';
import { OpenFirst, useOpened } from './opened.tsx';
import { PublicLedger } from './public-ledger.tsx';

type Grant = AnswerOf<typeof contracts.listGrants>['grants'][number];

export function FundPage() {
  const { t } = useTranslation('desk');
  const { post } = useSession();
  const pages = usePages(contracts.listGrants, {}, { begins: 'before' });
  const grants = pages.data?.pages.flatMap((page) => page.grants) ?? [];
  const balance = pages.data?.pages[0]?.balanceFen;
  return (
    <>
      <Heading>{t('fund')}</Heading>
      <p className="quiet">{t('fundWhy')}</p>
      <Answered of={pages}>
        {balance !== undefined && (
          <p>
            {t('fundBalance')}{' '}
            <strong>
              <Money fen={balance} />
            </strong>
          </p>
        )}
        {post?.may.includes('fund.propose') && <GiftForm />}
        <h2>{t('grants')}</h2>
        {grants.length === 0 && (
          <EmptyState title={t('grantsNone')}>{t('grantsNoneWhy')}</EmptyState>
        )}
        {grants.map((one) => (
          <GrantCard key={one.id} of={one} />
        ))}
        <More of={pages} />
      </Answered>
      <PublicLedger />
    </>
  );
}

function GiftForm() {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const [turn, setTurn] = useState(0);
  const change = useChange(contracts.recordGift, {
    onDone: () => {
      notify({ words: t('giftDone') });
      setTurn(turn + 1);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate({ body: arrivedIn(new FormData(event.currentTarget)) });
  };
  return (
    <form key={turn} className="card" aria-label={t('gift')} onSubmit={submit}>
      <h2>{t('gift')}</h2>
      <ArrivedFields label={t('giftFen')} referenceLabel={t('giftReference')} />
      <button type="submit" className="button first" disabled={change.isPending}>
        {t('gift')}
      </button>
      <Refused error={change.error} />
    </form>
  );
}

/** For what and why, and the decision, only with her record open. */
function GrantCard({ of: listed }: { of: Grant }) {
  const { t } = useTranslation('desk');
  const { post } = useSession();
  const opened = useOpened(contracts.listGrants, listed.person);
  const of = opened.answer?.grants.find(({ id }) => id === listed.id) ?? listed;
  const mayDecide = of.state === 'proposed' && post?.may.includes('fund.decide');
  return (
    <section className="card" aria-labelledby={`grant-${of.id}`}>
      <h3 id={`grant-${of.id}`}>
        {of.name}
        {of.purpose !== undefined && ` · ${t(`purpose-${of.purpose}`)}`}
      </h3>
      <p>
        <strong>
          <Money fen={of.fen} />
        </strong>{' '}
        <span className="tag">{t(`grantState-${of.state}` as 'grantState-proposed')}</span>{' '}
        {of.day !== undefined && <DayText day={day(of.day)} />}
      </p>
      <p>
        {of.reason}
        {of.reason !== undefined && <br />}
        <span className="quiet">{of.unitName}</span>
      </p>
      {of.refusedBecause !== undefined && <p>{of.refusedBecause}</p>}
      {of.reason === undefined && <OpenFirst of={opened} />}
      {of.reason !== undefined && mayDecide && <Decide of={of} />}
    </section>
  );
}

function Decide({ of: { id, person } }: { of: Grant }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const [isOpen, setOpen] = useState(false);
  const given = () => notify({ words: t('given') });
  const task = () => getTaskAbout(person);
  const give = useChange(contracts.giveGrant, { task, onDone: given });
  const sentBack = () => notify({ words: t('grantRefused') });
  const refuse = useChange(contracts.refuseGrant, { task, onDone: sentBack });
  const send = (reason: string) => refuse.mutate({ params: { id }, body: { reason } });
  const words = { action: t('refuseGrant'), label: t('refuseGrantWhy') };
  return (
    <div className="row">
      {!isOpen && (
        <button
          type="button"
          className="button first"
          disabled={give.isPending}
          onClick={() => give.mutate({ params: { id } })}
        >
          {t('give')}
        </button>
      )}
      <Asking {...words} change={refuse} send={send} isOpen={isOpen} setOpen={setOpen} />
      <Refused error={give.error} />
    </div>
  );
}
