/** Somebody at the desk: who she is, what she is owed with the reasons and the days, and what was done for her. */
import { Link, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { getPerson } from '../../../api/contracts/people.ts';
import { explainRights } from '../../../api/contracts/rights.ts';
import { listVisitsOf } from '../../../api/contracts/service/visits.ts';
import type { AnswerOf } from '../../../api/contract.ts';
import { day } from '../../../rules/index.ts';
import { DayText } from '../../ui/day.tsx';
import { useAsked, useTaskAbout } from './ask.ts';
import { CasesOfPerson } from './cases/of-person.tsx';
import { Answered } from './failed.tsx';
import { Help } from './fund/help.tsx';
import { Heading } from './heading.tsx';
import { OpenTask } from './open-task.tsx';
import { MoneyOf } from './money/account.tsx';
import { RightCards } from './right-card.tsx';

export function PersonPage() {
  const { person: param = '' } = useParams({ strict: false });
  const person = Number(param);
  const who = useAsked(getPerson, { params: { person } });
  return <Answered of={who}>{who.data && <Person who={who.data} />}</Answered>;
}

function Person({ who }: { who: AnswerOf<typeof getPerson> }) {
  const { t } = useTranslation('desk');
  const { tasks, task } = useTaskAbout(who.person);
  const others = who.members.filter(({ person }) => person !== who.person);
  return (
    <>
      <Heading key={who.person}>{who.name}</Heading>
      <section className="card" aria-label={t('who')}>
        <p>
          {[who.sex && t(who.sex), who.residence?.name].filter(Boolean).join(' · ')}
          {who.born?.from && (
            <>
              {' · '}
              <DayText day={day(who.born.from)} />
            </>
          )}
        </p>
        {others.length > 0 && (
          <p>
            {t('household')}
            {others.map(({ person, name }, index) => (
              <Fragment key={person}>
                {index > 0 && '、'}
                <Link to="/desk/person/$person" params={{ person: String(person) }}>
                  {name}
                </Link>
              </Fragment>
            ))}
          </p>
        )}
      </section>
      <Answered of={tasks}>
        {task === undefined ? (
          <OpenTask person={who.person} />
        ) : (
          <Record person={who.person} task={task} />
        )}
      </Answered>
    </>
  );
}

/** What the task opens. */
function Record({ person, task }: { person: number; task: number }) {
  const rights = useAsked(explainRights, { params: { person }, query: {} }, { task });
  const visits = useAsked(listVisitsOf, { params: { person } }, { task });
  return (
    <Answered of={rights}>
      <MoneyOf person={person} task={task} />
      {rights.data && (
        <>
          <CasesOfPerson {...{ person, task }} programs={rights.data.programs} />
          <Rights of={rights.data} />
        </>
      )}
      <Help person={person} task={task} />
      <Answered of={visits}>
        <Visits of={visits.data?.visits ?? []} />
      </Answered>
    </Answered>
  );
}

function Rights({ of: { programs, unknown } }: { of: AnswerOf<typeof explainRights> }) {
  const { t } = useTranslation('desk');
  const order = ['entitled', 'ask', 'not-entitled'];
  const shown = programs
    .filter(({ state, payments }) => state !== 'not-entitled' || payments.length > 0)
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <>
      <h2>{t('rights')}</h2>
      {shown.length + unknown.length === 0 && <p className="quiet">{t('rightsNone')}</p>}
      <RightCards of={{ programs: shown, unknown }} />
    </>
  );
}

function Visits({ of }: { of: AnswerOf<typeof listVisitsOf>['visits'] }) {
  const { t } = useTranslation('desk');
  if (of.length === 0) return null;
  return (
    <>
      <h2>{t('visits')}</h2>
      <ul className="plain">
        {of.map((visit) => (
          <li key={visit.id} className="card">
            <p>
              {visit.day !== undefined && <DayText day={day(visit.day)} />}{' '}
              {visit.place !== undefined && t(`place-${visit.place}` as 'place-home')}
            </p>
            <p>
              {visit.observations
                .map(({ words, value, unit }) => `${words} ${value} ${unit}`)
                .join('，')}
            </p>
            {visit.note !== undefined && <p>{visit.note}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
