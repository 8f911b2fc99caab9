/** What the post may decide about a claim now, and nothing else; the decision goes on its way and the next claim comes. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCases } from '../../../../../api/contracts/case/cases.ts';
import { pagesHere } from '../../ask.ts';
import { outbox, useOutbox } from '../../outbox/outbox-bar.tsx';
import { type Decision, deedOf, forwardStep, type Said, type Shown } from '../deeds.ts';
import { narrowedTo } from '../queue.tsx';
import { type Draft, forgetDrafts } from './draft.ts';
import { Reasons, reasonsOf } from './reasons.tsx';

const noes = ['returned', 'refused', 'dismissed', 'ended'] as const;
type No = (typeof noes)[number];

type Props = {
  one: Shown;
  task: number;
  name: string;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
};

export function Decide({ one, task, name, draft, change }: Props) {
  const { t } = useTranslation('desk');
  const go = useGoOn(one.id);
  const entry = useOutbox().find(({ deed }) => deed.case === one.id);
  const step = forwardStep(one);
  const open = noes.filter((no) => one.may.includes(no));
  if (step === undefined && open.length === 0) return <NotOurs one={one} />;
  if (entry?.state === 'waiting' || entry?.state === 'sending') {
    return <p className="card">{t('decide-gone')}</p>;
  }
  const decide = (decision: Decision, said: Said) => {
    const title = `${name} · ${one.programName}`;
    const about = { one, task, title, words: t(`do-${decision}`), unreached: t('unreached') };
    const deed = deedOf(about, decision, said);
    const send = async () => {
      await deed.send();
      forgetDrafts(one.id);
    };
    outbox.hold([{ ...deed, send }]);
    go();
  };
  return (
    <section className="card decide" aria-label={t('decide')}>
      <h2>{t('decide')}</h2>
      {entry?.state === 'refused' && <p role="alert">{entry.why}</p>}
      {step !== undefined && <Yes {...{ one, draft, change, step, decide }} />}
      {open.length > 0 && <Noes {...{ one, draft, change, open, decide }} />}
    </section>
  );
}

/** Goes on to the next claim of the queue that one came from, or back to it where none is known to follow. */
function useGoOn(id: number) {
  const navigate = useNavigate();
  const search = narrowedTo(useSearch({ strict: false }));
  const entries = useOutbox();
  const isGone = (other: number) => entries.some(({ deed }) => deed.case === other);
  return () => {
    // Asking for the queue anew would be on record as reading all who wait in it.
    const cases = pagesHere(listCases, search).flatMap((page) => page.cases);
    const at = cases.findIndex((one) => one.id === id);
    const after = [...cases.slice(at + 1), ...cases.slice(0, Math.max(at, 0))];
    const next = after.find((one) => !isGone(one.id));
    if (!next) return void navigate({ to: '/desk', search });
    const params = { case: String(next.id) };
    void navigate({ to: '/desk/case/$case', params, search: { ...search, person: next.person } });
  };
}

function NotOurs({ one: { turn, state } }: { one: Shown }) {
  const { t } = useTranslation('desk');
  if (!state.startsWith('to-') && state !== 'appealed' && state !== 'contested') return null;
  return <p className="card">{t('decide-not-ours', { unit: turn ?? t('anotherUnit') })}</p>;
}

type Deciding = Pick<Props, 'one' | 'draft' | 'change'> & {
  decide: (decision: Decision, said: Said) => void;
};

function Yes({
  one,
  draft,
  change,
  step,
  decide,
}: Deciding & { step: NonNullable<ReturnType<typeof forwardStep>> }) {
  const { t } = useTranslation('desk');
  const [isChecked, setIsChecked] = useState(true);
  const mustSee = step === 'confirmed' || step === 'upheld' ? one.officerChecks : [];
  const send = () => {
    const unseen = mustSee.find(({ id }) => !draft.checks.includes(id));
    setIsChecked(unseen === undefined);
    if (unseen) {
      document.getElementsByName(unseen.id)[0]?.focus();
      return;
    }
    const note = draft.note.trim();
    const checks = [...draft.checks];
    decide(step, { ...(checks.length > 0 && { checks }), ...(note !== '' && { note }) });
  };
  return (
    <>
      <label className="field">
        <span>{t('decide-note')}</span>
        <textarea
          rows={2}
          maxLength={1000}
          value={draft.note}
          onChange={(event) => change({ note: event.target.value })}
        />
      </label>
      {!isChecked && <p role="alert">{t('decide-checks-first')}</p>}
      <button type="button" className="button first" onClick={send}>
        {t(`do-${step}`)}
      </button>
    </>
  );
}

function Noes({ one, draft, change, open, decide }: Deciding & { open: readonly No[] }) {
  const { t } = useTranslation('desk');
  const [chosen, setChosen] = useState<No>();
  return (
    <>
      <p className="row">
        {open.map((no) => (
          <button
            key={no}
            type="button"
            className="button"
            aria-expanded={chosen === no}
            onClick={() => setChosen(chosen === no ? undefined : no)}
          >
            {t(`do-${no}`)}
          </button>
        ))}
      </p>
      {chosen && <NoForm key={chosen} {...{ one, draft, change, no: chosen, decide }} />}
    </>
  );
}

function NoForm({ one, draft, change, no, decide }: Deciding & { no: No }) {
  const { t } = useTranslation('desk');
  const [missing, setMissing] = useState<'reasons' | 'law'>();
  const papers = no === 'returned' ? one.papers.filter(({ isNeeded }) => isNeeded) : [];
  const send = (event: FormEvent) => {
    event.preventDefault();
    const reasons = reasonsOf(draft, papers, (paper) => t('reasons-missing', { paper }));
    const law = draft.law.trim();
    const lacks =
      reasons.length === 0 ? 'reasons' : no !== 'returned' && law === '' ? 'law' : undefined;
    setMissing(lacks);
    if (lacks === undefined) decide(no, { reasons, ...(no !== 'returned' && { law }) });
  };
  return (
    <form onSubmit={send} aria-label={t(`do-${no}`)}>
      <p>{t(`why-${no}`)}</p>
      <Reasons {...{ draft, change, papers }} />
      {no !== 'returned' && (
        <>
          <label className="field">
            <span>{t('decide-law')}</span>
            <input
              maxLength={500}
              value={draft.law}
              onChange={(event) => change({ law: event.target.value })}
            />
          </label>
          <p className="quiet">{t('decide-appeal')}</p>
        </>
      )}
      {missing && <p role="alert">{t(`decide-needs-${missing}`)}</p>}
      <button type="submit" className="button first">
        {t(`do-${no}`)}
      </button>
    </form>
  );
}
