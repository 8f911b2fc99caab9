/** Who is certainly owed money that nobody has claimed: sums that open to their rows, and each row to her and to a claim. */
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listUnreached } from '../../../../../api/contracts/case/unreached.ts';
import type { AnswerOf } from '../../../../../api/contract.ts';
import { lastDay } from '../../../../../exchange/report/words.ts';
import { day } from '../../../../../rules/index.ts';
import { DayText } from '../../../../ui/day.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { useLanguage } from '../../../../ui/language.ts';
import { Money } from '../../../../ui/money.tsx';
import { usePages } from '../../ask.ts';
import { Due } from '../../due.tsx';
import { Answered } from '../../failed.tsx';
import { Heading } from '../../heading.tsx';
import { UnreachedPaper } from '../../papers/paper-button.tsx';
import { More } from '../../more.tsx';
import { programInAddress, programText } from '../../program-words.ts';
import { KeysHelp, useRowKeys } from '../../row-keys.tsx';
import '../cases.css';
import { Sums, useVillages } from './sums.tsx';

export type UnreachedSearch = { readonly program?: string; readonly village?: string };
type Unreached = AnswerOf<typeof listUnreached>['people'][number];

const begins = { claimUntil: 'afterClaimUntil', person: 'afterPerson', program: 'afterProgram' };

export function UnreachedPage() {
  const { t } = useTranslation('desk');
  const search: UnreachedSearch = useSearch({ strict: false });
  const pages = usePages(listUnreached, search, { begins });
  const people = pages.data?.pages.flatMap((page) => page.people) ?? [];
  const isPart = search.program !== undefined || search.village !== undefined;
  return (
    <>
      <Heading>{t('unreached-people')}</Heading>
      <p>{t('unreached-why')}</p>
      <Sums search={search} />
      {people.length > 0 && <UnreachedPaper />}
      <Narrowed search={search} />
      <Answered of={pages}>
        {people.length === 0 ? (
          <EmptyState title={t(isPart ? 'unreached-part-none' : 'unreached-none')}>
            {t(isPart ? 'part-none-why' : 'unreached-none-why')}
          </EmptyState>
        ) : (
          <Rows people={people} />
        )}
        <More of={pages} />
      </Answered>
    </>
  );
}

/** What the list is narrowed to, and the way back to all of it. */
function Narrowed({ search: { program, village } }: { search: UnreachedSearch }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { villages } = useVillages();
  const name = villages.find(({ code }) => code === village)?.label ?? village;
  const part = [program && programText(program, language), name].filter(Boolean).join(' · ');
  if (part === '') return <h2>{t('unreached-list')}</h2>;
  return (
    <>
      <h2>{t('unreached-list')}</h2>
      <p>
        {t('queue-part', { part })} <Link to="/desk/unreached">{t('queue-whole')}</Link>
      </p>
    </>
  );
}

function Rows({ people }: { people: readonly Unreached[] }) {
  const { t } = useTranslation('desk');
  const table = useRowKeys<HTMLTableElement>();
  return (
    <>
      <div className="row quiet">
        <KeysHelp />
      </div>
      <table ref={table} className="rows">
        <thead>
          <tr>
            <th>{t('who')}</th>
            <th>{t('case-program')}</th>
            <th className="number">{t('unreached-owed')}</th>
            <th>{t('unreached-closes')}</th>
            <th>{t('unreached-reason')}</th>
            <th>{t('unreached-contact')}</th>
            <th>
              <span className="unseen">{t('unreached-do')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <Row key={`${one.person} ${one.program}`} one={one} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ one }: { one: Unreached }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const person = String(one.person);
  return (
    <tr>
      <td data-name={t('who')}>
        <Link to="/desk/person/$person" params={{ person }} data-row>
          {one.name}
        </Link>
      </td>
      <td data-name={t('case-program')}>{programText(one.program, language)}</td>
      <td data-name={t('unreached-owed')} className="number">
        <Money fen={one.fen} />
        <br />
        <span className="quiet">
          {t('unreached-since')} <DayText day={day(one.since)} />
        </span>
      </td>
      <td data-name={t('unreached-closes')}>
        {one.claimUntil === undefined ? (
          <span className="quiet">{t('unreached-open')}</span>
        ) : (
          <Due on={lastDay(one.claimUntil)} />
        )}
      </td>
      <td data-name={t('unreached-reason')}>{t(`unreached-${one.why}` as 'unreached-returned')}</td>
      <td data-name={t('unreached-contact')}>
        <Contact one={one} />
      </td>
      <td>
        <Link
          to="/desk/apply/$person/$program"
          params={{ person, program: programInAddress(one.program) }}
          className="button"
        >
          {t('apply')}
          <span className="unseen"> {one.name}</span>
        </Link>
      </td>
    </tr>
  );
}

/** The best way to reach her: her phone, whom she lives with, the worker who was there. */
function Contact({ one: { hasPhone, housemate, visitedOn } }: { one: Unreached }) {
  const { t } = useTranslation('desk');
  return (
    <ul className="plain">
      {hasPhone && <li>{t('unreached-phone')}</li>}
      {housemate !== undefined && (
        <li>
          <Link to="/desk/person/$person" params={{ person: String(housemate) }}>
            {t('unreached-housemate')}
          </Link>
        </li>
      )}
      {visitedOn !== undefined && (
        <li>
          {t('unreached-visited')} <DayText day={day(visitedOn)} />
        </li>
      )}
      {!hasPhone && housemate === undefined && visitedOn === undefined && (
        <li>{t('unreached-at-home')}</li>
      )}
    </ul>
  );
}
