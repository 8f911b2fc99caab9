/** One claim: who claims and for whom, what is owed and why, what is to be seen, what happened, and then what to decide. */
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getCase } from '../../../../../api/contracts/case/cases.ts';
import { getPerson } from '../../../../../api/contracts/people.ts';
import { explainRights } from '../../../../../api/contracts/rights.ts';
import type { AnswerOf } from '../../../../../api/contract.ts';
import { day } from '../../../../../rules/index.ts';
import { DayText } from '../../../../ui/day.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { useAsked, useTaskAbout } from '../../ask.ts';
import { Due } from '../../due.tsx';
import { Answered } from '../../failed.tsx';
import { Heading } from '../../heading.tsx';
import { OpenTask } from '../../open-task.tsx';
import { RightCards } from '../../right-card.tsx';
import { useSession } from '../../session.ts';
import type { Shown } from '../deeds.ts';
import type { QueueSearch } from '../queue.tsx';
import '../cases.css';
import { Claims } from './claims.tsx';
import { Decide } from './decide.tsx';
import { useDraft } from './draft.ts';
import { Papers } from './papers.tsx';
import { Steps } from './steps.tsx';

/** Whose claim it is, and what the queue was narrowed to in which it was opened. */
export type CaseSearch = QueueSearch & { readonly person?: number };

export function CasePage() {
  const { t } = useTranslation('desk');
  const { case: id = '' } = useParams({ strict: false });
  const { person }: CaseSearch = useSearch({ strict: false });
  if (person === undefined) {
    return (
      <>
        <Heading>{t('case-number', { id })}</Heading>
        <EmptyState title={t('case-unnamed')}>
          {t('case-unnamed-why')} <Link to="/desk">{t('cases')}</Link>
        </EmptyState>
      </>
    );
  }
  return <Named key={id} id={Number(id)} person={person} />;
}

/** A claim is opened under a task for whose claim it is; where there is none, one is opened for a reason. */
function Named({ id, person }: { id: number; person: number }) {
  const { t } = useTranslation('desk');
  const { tasks, task } = useTaskAbout(person);
  return (
    <Answered of={tasks}>
      {task === undefined ? (
        <>
          <Heading>{t('case-number', { id })}</Heading>
          <OpenTask person={person} />
        </>
      ) : (
        <Opened id={id} task={task} />
      )}
    </Answered>
  );
}

function Opened({ id, task }: { id: number; task: number }) {
  const one = useAsked(getCase, { params: { id } }, { task });
  return <Answered of={one}>{one.data && <Case one={one.data} task={task} />}</Answered>;
}

function Case({ one, task }: { one: Shown; task: number }) {
  const { t } = useTranslation('desk');
  const { person, program } = one;
  const who = useAsked(getPerson, { params: { person } });
  const rights = useAsked(explainRights, { params: { person }, query: { program } }, { task });
  const { account = 0 } = useSession();
  const [draft, change] = useDraft({ id: one.id, lastStep: one.steps.at(-1)?.id ?? 0, account });
  const name = who.data?.name ?? t('case-number', { id: one.id });
  return (
    <>
      <Heading>{`${name} · ${one.programName}`}</Heading>
      <p className="row">
        <State of={one} /> <Due on={one.due} isCertain={one.isDueCertain ?? true} />
      </p>
      <Claimant one={one} name={name} />
      <h2>{t('case-right')}</h2>
      <Answered of={rights}>{rights.data && <RightCards of={rights.data} isOpen />}</Answered>
      <Papers one={one} draft={draft} change={change} />
      <Steps of={one} task={task} />
      <Decide one={one} task={task} name={name} draft={draft} change={change} />
      <Claims one={one} task={task} />
    </>
  );
}

const looks: Readonly<Record<string, { className: string; sign: string }>> = {
  confirmed: { className: 'tag yes', sign: '●' },
  returned: { className: 'tag ask', sign: '↩' },
  refused: { className: 'tag', sign: '○' },
  ended: { className: 'tag', sign: '○' },
  withdrawn: { className: 'tag', sign: '○' },
};

/** What a claim is now, by shape and word. */
export function State({
  of: { state, isReviewDue },
}: {
  of: Pick<Shown, 'state' | 'isReviewDue'>;
}) {
  const { t } = useTranslation('desk');
  const { className, sign } = looks[state] ?? { className: 'tag ask', sign: '◐' };
  return (
    <span className={className}>
      <span aria-hidden="true">{sign}</span> {t(`case-${state}` as 'case-to-check')}
      {isReviewDue && ` · ${t('case-review-due')}`}
    </span>
  );
}

function Claimant({ one, name }: { one: Shown; name: string }) {
  const { t } = useTranslation('desk');
  const { person, applicant = person, payee = applicant, origin, appliedOn, turn } = one;
  return (
    <section className="card" aria-label={t('case-who')}>
      <dl className="claimant">
        <dt>{t('case-for')}</dt>
        <dd>
          <PersonLink person={person}>{name}</PersonLink>
        </dd>
        <dt>{t('case-applicant')}</dt>
        <dd>{applicant === person ? t('case-self') : <Somebody person={applicant} />}</dd>
        {payee !== applicant && (
          <>
            <dt>{t('case-payee')}</dt>
            <dd>{payee === person ? t('case-self') : <Somebody person={payee} />}</dd>
          </>
        )}
        <dt>{t('case-how')}</dt>
        <dd>
          {t(`origin-${origin}` as 'origin-assisted')}
          {appliedOn !== undefined && (
            <>
              {' · '}
              <DayText day={day(appliedOn)} />
            </>
          )}
        </dd>
        {turn !== undefined && (
          <>
            <dt>{t('case-with')}</dt>
            <dd>{turn}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** Somebody besides; whom the office does not serve stands there by number. */
function Somebody({ person }: { person: number }) {
  const { t } = useTranslation('desk');
  const who = useAsked(getPerson, { params: { person } });
  const found: AnswerOf<typeof getPerson> | undefined = who.data;
  if (!found) return t('case-person-number', { person });
  return <PersonLink person={person}>{found.name}</PersonLink>;
}

const PersonLink = ({ person, children }: { person: number; children: string }) => (
  <Link to="/desk/person/$person" params={{ person: String(person) }}>
    {children}
  </Link>
);
