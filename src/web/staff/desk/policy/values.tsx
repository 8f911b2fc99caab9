/** Values of policy that nobody verified, who waits for each, and those that are being signed or were. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPolicyValues } from '../../../../api/contracts/policy/values.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { day, dayInWords } from '../../../../rules/index.ts';
import { DayText, SpanText } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { Money } from '../../../ui/money.tsx';
import { useAsked } from '../ask.ts';
import { Answered } from '../failed.tsx';
import { Heading } from '../heading.tsx';
import { useSession } from '../session.ts';
import '../money/money.css';
import './policy.css';
import { unitOf } from './parameter-words.ts';
import { ProposalCard } from './proposal.tsx';
import { SignForm } from './sign-form.tsx';
import { ParameterText, ValueText } from './value-text.tsx';

type Values = AnswerOf<typeof listPolicyValues>;
export type OpenValue = Values['open'][number];
export type Proposal = Values['proposals'][number];

/** What a proposal changes is worked out by the server meanwhile. */
const LOOK_AGAIN_MS = 4_000;

export function ValuesPage() {
  const { t } = useTranslation('desk');
  const found = useAsked(listPolicyValues, {});
  const { open = [], proposals = [], signed = [] } = found.data ?? {};
  const isMoving = proposals.some(
    ({ state, seen }) => state === 'agreed' || (state === 'proposed' && seen === undefined),
  );
  const { refetch } = found;
  useEffect(() => {
    if (!isMoving) return undefined;
    const timer = setInterval(() => void refetch(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isMoving, refetch]);
  return (
    <>
      <Heading>{t('values')}</Heading>
      <p className="quiet">{t('valuesWhy')}</p>
      <Answered of={found}>
        {proposals.length > 0 && <h2>{t('proposals')}</h2>}
        {proposals.map((one) => (
          <ProposalCard key={one.id} of={one} />
        ))}
        {open.length === 0 ? (
          <EmptyState title={t('valuesNone')}>{t('valuesNoneWhy')}</EmptyState>
        ) : (
          <OpenTable open={open} />
        )}
        {signed.length > 0 && <SignedTable signed={signed} />}
      </Answered>
    </>
  );
}

const useMayPropose = () => useSession().post?.may.includes('policy.propose') ?? false;

function OpenTable({ open }: { open: readonly OpenValue[] }) {
  const { t } = useTranslation('desk');
  const mayPropose = useMayPropose();
  const byWeight = open.toSorted((a, b) => b.fen - a.fen);
  const isShared = open.some((one) => one.isShared && one.people > 0);
  return (
    <>
      <table className="lines-table">
        <thead>
          <tr>
            <th>{t('parameter')}</th>
            <th>{t('writtenValue')}</th>
            <th>{t('inForce')}</th>
            <th className="number">{t('waiting')}</th>
            <th className="number">{t('waitingFen')}</th>
            {mayPropose && <th>{t('document')}</th>}
          </tr>
        </thead>
        <tbody>
          {byWeight.map((one) => (
            <Row key={`${one.program} ${one.parameter} ${one.from ?? ''}`} of={one} />
          ))}
        </tbody>
      </table>
      {isShared && <p className="quiet">{t('waitingShared')}</p>}
    </>
  );
}

function InForce({ of: { from, until } }: { of: OpenValue }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  if (from === undefined) return t('valueAlways');
  if (until !== undefined) return <SpanText from={day(from)} until={day(until)} />;
  return t('valueSince', { day: dayInWords(day(from))[language] });
}

function Row({ of }: { of: OpenValue }) {
  const { t } = useTranslation('desk');
  const mayPropose = useMayPropose();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr>
        <td data-name={t('parameter')}>
          <ParameterText program={of.program} parameter={of.parameter} />
        </td>
        <td data-name={t('writtenValue')}>
          {of.value === undefined ? t('valueUnset') : <ValueText unit={of.unit} value={of.value} />}
        </td>
        <td data-name={t('inForce')}>
          <InForce of={of} />
        </td>
        <td data-name={t('waiting')} className="number">
          {of.isShared && of.people > 0 && '≤ '}
          {of.people}
        </td>
        <td data-name={t('waitingFen')} className="number">
          {of.isShared && of.people > 0 && '≤ '}
          <Money fen={of.fen} />
        </td>
        {mayPropose && (
          <td data-name={t('document')}>
            <button
              type="button"
              className="button"
              disabled={isOpen}
              onClick={() => setOpen(true)}
            >
              {t('sign')}
            </button>
          </td>
        )}
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={6}>
            <SignForm of={of} close={() => setOpen(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

function SignedTable({ signed }: { signed: readonly Proposal[] }) {
  const { t } = useTranslation('desk');
  return (
    <section aria-label={t('signedHere')}>
      <h2>{t('signedHere')}</h2>
      <table className="lines-table">
        <thead>
          <tr>
            <th>{t('parameter')}</th>
            <th>{t('inForce')}</th>
            <th>{t('signDocument')}</th>
            <th>{t('state')}</th>
          </tr>
        </thead>
        <tbody>
          {signed.map((one) => (
            <tr key={one.id}>
              <td data-name={t('parameter')}>
                <ParameterText program={one.program} parameter={one.parameter} />{' '}
                <ValueText unit={unitOf(one.program, one.parameter)} value={one.value} />
              </td>
              <td data-name={t('inForce')}>
                <DayText day={day(one.from)} />
              </td>
              <td data-name={t('signDocument')}>
                {one.document} · {one.office}
              </td>
              <td data-name={t('state')}>{t(`fate-${one.fate ?? 'laid'}` as 'fate-laid')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
