/** What people object to public notices: those of other units, the first that are due first, each to be answered. */
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  answerObjection,
  listObjections,
} from '../../../../../api/contracts/case/public-notices.ts';
import type { AnswerOf } from '../../../../../api/contract.ts';
import { day } from '../../../../../rules/index.ts';
import { DayText } from '../../../../ui/day.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { useLanguage } from '../../../../ui/language.ts';
import { useNotify } from '../../../../ui/notice.tsx';
import { useAsked, useChange } from '../../ask.ts';
import { Due } from '../../due.tsx';
import { Answered, Refused } from '../../failed.tsx';
import { Heading } from '../../heading.tsx';
import { programText } from '../../program-words.ts';
import '../cases.css';

type Objection = AnswerOf<typeof listObjections>['objections'][number];

export function ObjectionsPage() {
  const { t } = useTranslation('desk');
  const asked = useAsked(listObjections, {});
  const all = asked.data?.objections ?? [];
  return (
    <>
      <Heading>{t('objections')}</Heading>
      <p>{t('objections-why')}</p>
      <Answered of={asked}>
        {all.length === 0 ? (
          <EmptyState title={t('objections-none')}>{t('objections-none-why')}</EmptyState>
        ) : (
          all.map((one) => <One key={one.id} one={one} />)
        )}
      </Answered>
    </>
  );
}

function One({ one }: { one: Objection }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const about = one.posted;
  const title = about
    ? [about.maskedName, about.village, programText(about.program, language)].join(' · ')
    : t('objections-number', { id: one.id });
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <p className="row">
        <Due on={one.due} />
        <span className="quiet">
          {t('objections-on')} <DayText day={day(one.day)} />
        </span>
      </p>
      <blockquote>{one.said}</blockquote>
      {one.contact !== undefined && <p>{t('objections-contact', { contact: one.contact })}</p>}
      {one.case !== undefined && one.person !== undefined && (
        <p>
          <Link
            to="/desk/case/$case"
            params={{ case: String(one.case) }}
            search={{ person: one.person }}
          >
            {t('objections-case')}
          </Link>
        </p>
      )}
      <AnswerForm id={one.id} />
    </section>
  );
}

function AnswerForm({ id }: { id: number }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const change = useChange(answerObjection, {
    onDone: () => notify({ words: t('objections-done') }),
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = String(new FormData(event.currentTarget).get('answer')).trim();
    if (answer === '') return;
    change.mutate({ params: { id }, body: { answer } });
  };
  return (
    <form onSubmit={send}>
      <label className="field">
        <span>{t('objections-answer')}</span>
        <textarea name="answer" rows={3} maxLength={2000} required />
      </label>
      <button type="submit" className="button first" disabled={change.isPending}>
        {t('objections-send')}
      </button>
      <Refused error={change.error} />
    </form>
  );
}
