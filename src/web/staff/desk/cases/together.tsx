/**
 * Several claims decided together: each is looked at first, with what is owed and why; those whose screen asks nothing
 * more go on their way, each by itself, and the others say why they want to be opened.
 */
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getCase } from '../../../../api/contracts/case/cases.ts';
import { explainRights } from '../../../../api/contracts/rights.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { day } from '../../../../rules/index.ts';
import { Money } from '../../../ui/money.tsx';
import { useToday } from '../../person/use-today.ts';
import { call } from '../ask.ts';
import { outbox } from '../outbox/outbox-bar.tsx';
import { deedOf, forwardStep, hasBegun, openPapers, type Shown } from './deeds.ts';
import type { Waiting } from './queue.tsx';

type Right = AnswerOf<typeof explainRights>['programs'][number];
type Looked = { readonly one: Shown; readonly right: Right | undefined };

async function look({ id, person, program, task }: Waiting): Promise<Looked> {
  const options = task === undefined ? {} : { task };
  const [shown, rights] = await Promise.all([
    call(getCase, { params: { id } }, options),
    call(explainRights, { params: { person }, query: { program } }, options),
  ]);
  return { one: shown.answer, right: rights.answer.programs[0] };
}

/** Why a claim wants to be opened by itself; undefined: its screen asks nothing more. */
function wish({ one, right }: Looked, today: number) {
  const step = forwardStep(one);
  if (step === undefined || step === 'upheld') return 'together-turn';
  if (one.steps.some(({ step: past, round }) => past === 'returned' && round === one.round)) {
    return 'together-returned';
  }
  if (openPapers(one).length > 0) return 'together-papers';
  if (step === 'confirmed' && one.officerChecks.length > 0) return 'together-checks';
  return right && hasBegun(right, today) ? undefined : 'together-uncertain';
}

type Props = { cases: readonly Waiting[]; onHeld: () => void };

export function Together({ cases, onHeld }: Props) {
  const { t } = useTranslation('desk');
  const [isOpen, setIsOpen] = useState(false);
  if (cases.length === 0) return null;
  return (
    <section className="card together" aria-label={t('together')}>
      <p className="row">
        <b>{t('together-marked', { all: cases.length })}</b>
        <button
          type="button"
          className="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('together')}
        </button>
      </p>
      {isOpen && (
        <Lookings
          cases={cases}
          onHeld={() => {
            setIsOpen(false);
            onHeld();
          }}
        />
      )}
    </section>
  );
}

function Lookings({ cases, onHeld }: Props) {
  const { t } = useTranslation('desk');
  const today = useToday();
  const looks = useQueries({
    queries: cases.map((one) => ({
      queryKey: ['together', one.id, one.task],
      queryFn: () => look(one),
    })),
  });
  const pending = looks.filter(({ isPending }) => isPending).length;
  if (pending > 0) {
    const all = cases.length;
    return <p role="status">{t('together-looking', { done: all - pending, all })}</p>;
  }
  const rows = cases.map((waiting, at) => ({ waiting, looked: looks[at]?.data }));
  const ready = rows.filter(({ looked }) => looked && wish(looked, today) === undefined);
  const hold = () => {
    const deeds = ready.map(({ waiting, looked }) => {
      const step = forwardStep(looked!.one)!;
      const title = [waiting.name, waiting.programName].filter(Boolean).join(' · ');
      const words = t(`do-${step}`);
      const about = { one: looked!.one, task: waiting.task, title, words };
      return deedOf({ ...about, unreached: t('unreached') }, step);
    });
    outbox.hold(deeds);
    onHeld();
  };
  return (
    <>
      <ul className="plain">
        {rows.map(({ waiting, looked }) => (
          <Looking key={waiting.id} waiting={waiting} looked={looked} />
        ))}
      </ul>
      {ready.length > 0 ? (
        <button type="button" className="button first" onClick={hold}>
          {t('together-do', { all: ready.length })}
        </button>
      ) : (
        <p>{t('together-none')}</p>
      )}
    </>
  );
}

function Looking({ waiting, looked }: { waiting: Waiting; looked: Looked | undefined }) {
  const { t } = useTranslation('desk');
  const today = useToday();
  const why = looked ? wish(looked, today) : 'together-closed';
  const step = looked && forwardStep(looked.one);
  const begun = looked?.right?.payments.filter(({ from }) => day(from) <= today) ?? [];
  const fen = begun.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return (
    <li>
      <span className={why === undefined ? 'tag yes' : 'tag ask'}>
        <span aria-hidden="true">{why === undefined ? '●' : '◆'}</span>{' '}
        {why === undefined ? step && t(`do-${step}`) : t(why)}
      </span>{' '}
      <Link
        to="/desk/case/$case"
        params={{ case: String(waiting.id) }}
        search={{ person: waiting.person }}
      >
        {waiting.name ?? t('case-number', { id: waiting.id })}
      </Link>{' '}
      {waiting.programName} {fen > 0 && <Money fen={fen} />}
      {looked?.right && (
        <details>
          <summary>{t('why')}</summary>
          <ul className="lines">
            {looked.right.reasons.map(({ condition, sentence }) => (
              <li key={condition}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
