/** Applying with somebody who is here, or from her paper: what she is owed and why, who applies, and that it is true. */
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyForCase } from '../../../../../api/contracts/case/cases.ts';
import { getPerson } from '../../../../../api/contracts/people.ts';
import { explainRights } from '../../../../../api/contracts/rights.ts';
import type { AnswerOf } from '../../../../../api/contract.ts';
import { isCertainlyChild } from '../../../../../model/consent/age.ts';
import { BEGINNING, day, END } from '../../../../../rules/index.ts';
import { useLanguage } from '../../../../ui/language.ts';
import { useNotify } from '../../../../ui/notice.tsx';
import { useToday } from '../../../person/use-today.ts';
import { useAsked, useChange, useTaskAbout } from '../../ask.ts';
import { Answered, Refused } from '../../failed.tsx';
import { Heading } from '../../heading.tsx';
import { OpenTask } from '../../open-task.tsx';
import { programFromAddress, programText } from '../../program-words.ts';
import { RightCards } from '../../right-card.tsx';
import '../cases.css';

type Who = AnswerOf<typeof getPerson>;

export function ApplyPage() {
  const { person: number = '', program: named = '' } = useParams({ strict: false });
  const program = programFromAddress(named);
  const person = Number(number);
  const who = useAsked(getPerson, { params: { person } });
  const { tasks, task } = useTaskAbout(person);
  return (
    <Answered of={who}>
      {who.data && (
        <>
          <Title who={who.data} program={program} />
          <Answered of={tasks}>
            {task === undefined ? (
              <OpenTask person={person} />
            ) : (
              <Application who={who.data} program={program} task={task} />
            )}
          </Answered>
        </>
      )}
    </Answered>
  );
}

function Title({ who, program }: { who: Who; program: string }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const title = { name: who.name, program: programText(program, language) };
  return <Heading>{t('apply-title', title)}</Heading>;
}

type Props = { who: Who; program: string; task: number };

function Application({ who, program, task }: Props) {
  const { t } = useTranslation('desk');
  const { person } = who;
  const rights = useAsked(explainRights, { params: { person }, query: { program } }, { task });
  return (
    <>
      <h2>{t('case-right')}</h2>
      <Answered of={rights}>{rights.data && <RightCards of={rights.data} isOpen />}</Answered>
      <Statement {...{ who, program, task }} />
    </>
  );
}

function Statement({ who, program, task }: Props) {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const notify = useNotify();
  const change = useChange(applyForCase, {
    task,
    onDone: ({ case: id }) => {
      notify({ words: t('apply-done', { name: who.name }) });
      const params = { case: String(id) };
      void navigate({ to: '/desk/case/$case', params, search: { person: who.person } });
    },
  });
  const [isUnsigned, setIsUnsigned] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setIsUnsigned(typed.get('true') === null);
    if (typed.get('true') === null) return;
    const { person } = who;
    const applicant = Number(typed.get('applicant'));
    const note = String(typed.get('note')).trim();
    const origin: 'paper' | 'assisted' = typed.get('origin') === 'paper' ? 'paper' : 'assisted';
    const body = { person, program, applicant, origin, isTrue: true as const };
    change.mutate({ body: { ...body, ...(note !== '' && { note }) } });
  };
  return (
    <form className="card" onSubmit={send} aria-label={t('apply')}>
      <Applicant who={who} />
      <fieldset className="plain-set">
        <legend>{t('case-how')}</legend>
        {(['assisted', 'paper'] as const).map((origin) => (
          <label key={origin} className="check">
            <input
              type="radio"
              name="origin"
              value={origin}
              defaultChecked={origin === 'assisted'}
            />
            <span>{t(`origin-${origin}`)}</span>
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{t('decide-note')}</span>
        <textarea name="note" rows={2} maxLength={1000} />
      </label>
      <label className="check truth">
        <input type="checkbox" name="true" />
        <span>{t('apply-truth')}</span>
      </label>
      {isUnsigned && <p role="alert">{t('apply-unsigned')}</p>}
      <button type="submit" className="button first" disabled={change.isPending}>
        {t('apply-send')}
      </button>
      <Refused error={change.error} />
    </form>
  );
}

const birthOf = ({ born }: Who) =>
  born && {
    from: born.from === undefined ? BEGINNING : day(born.from),
    until: born.until === undefined ? END : day(born.until),
  };

/** She herself, or whom she keeps house with: for a child a parent or guardian applies. */
function Applicant({ who }: { who: Who }) {
  const { t } = useTranslation('desk');
  const today = useToday();
  const isChild = isCertainlyChild(birthOf(who), today);
  const others = who.members.filter(({ person }) => person !== who.person);
  return (
    <fieldset className="plain-set">
      <legend>{t('case-applicant')}</legend>
      {!isChild && (
        <label className="check">
          <input type="radio" name="applicant" value={who.person} required defaultChecked />
          <span>
            {who.name} · {t('case-self')}
          </span>
        </label>
      )}
      {others.map(({ person, name }) => (
        <label key={person} className="check">
          <input type="radio" name="applicant" value={person} required />
          <span>{name}</span>
        </label>
      ))}
      {isChild && <p className="quiet">{t('apply-child')}</p>}
    </fieldset>
  );
}
