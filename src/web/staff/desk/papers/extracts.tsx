/** The extracts that a post may make: what each holds, and for what it is wanted, before there is a file. */
import { type FormEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { listExtracts, makeExtract } from '../../../../api/contracts/papers/extracts.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useAsked } from '../ask.ts';
import { Answered, Refused } from '../failed.tsx';
import { Heading } from '../heading.tsx';
import { useFile } from './paper-button.tsx';
import './papers.css';

type Extract = AnswerOf<typeof listExtracts>['extracts'][number];

const PURPOSE_LEAST = 4;
const PURPOSE_MOST = 200;

export function ExtractsPage() {
  const { t } = useTranslation('desk');
  const listed = useAsked(listExtracts, {});
  const extracts = listed.data?.extracts ?? [];
  return (
    <>
      <Heading>{t('extracts')}</Heading>
      <p className="quiet">{t('extractsWhy')}</p>
      <Answered of={listed}>
        {extracts.length === 0 ? (
          <EmptyState title={t('extractsNone')}>{t('extractsNoneWhy')}</EmptyState>
        ) : (
          <>
            {extracts.map((one) => (
              <One key={one.id} extract={one} />
            ))}
            <p className="quiet">{t('extractMost', { count: listed.data!.rowsMost })}</p>
          </>
        )}
      </Answered>
    </>
  );
}

function One({ extract: { id, name, about, columns, needsRun } }: { extract: Extract }) {
  const { t } = useTranslation('desk');
  const [title, hint] = [useId(), useId()];
  const file = useFile(makeExtract);
  const make = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const purpose = String(said.get('purpose')).trim();
    const run = Number(said.get('run'));
    file.mutate({ params: { id }, body: { purpose, ...(needsRun && { run }) } });
  };
  return (
    <section className="card extract" aria-labelledby={title}>
      <h2 id={title}>{name}</h2>
      <p>{about}</p>
      <details>
        <summary>{t('extractColumns')}</summary>
        <p>{columns.join(' · ')}</p>
      </details>
      <form onSubmit={make}>
        <label className="field">
          <span>{t('extractPurpose')}</span>
          <input
            name="purpose"
            required
            minLength={PURPOSE_LEAST}
            maxLength={PURPOSE_MOST}
            autoComplete="off"
            aria-describedby={hint}
          />
        </label>
        {needsRun && (
          <label className="field">
            <span>{t('extractRun')}</span>
            <input name="run" type="number" min={1} required inputMode="numeric" />
          </label>
        )}
        <button type="submit" className="button first">
          {t('extractMake')}
        </button>
      </form>
      <p id={hint} className="quiet">
        {t('extractPurposeHint')}
      </p>
      <p role="status">
        {file.isPending
          ? t('extractMaking')
          : file.isSuccess && t('extractMade', { name: file.data.name })}
      </p>
      <Refused error={file.error} />
    </section>
  );
}
