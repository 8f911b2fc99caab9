/** A value that somebody entered: the document, what it changes for whom, and only then the button. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agreeToValue, refuseValue } from '../../../../api/contracts/policy/values.ts';
import { day } from '../../../../rules/index.ts';
import { DayText } from '../../../ui/day.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { Money } from '../../../ui/money.tsx';
import { useNotify } from '../../../ui/notice.tsx';
import { useChange } from '../ask.ts';
import { Refused } from '../failed.tsx';
import { ReasonForm } from '../money/reason-form.tsx';
import { programText } from '../program-words.ts';
import { useSession } from '../session.ts';
import { unitOf } from './parameter-words.ts';
import { ParameterText, ValueText } from './value-text.tsx';
import type { Proposal } from './values.tsx';

export function ProposalCard({ of }: { of: Proposal }) {
  const { t } = useTranslation('desk');
  const { post } = useSession();
  const { id, program, parameter, value, from, document, office, proposer, unitName } = of;
  const isDecider = post?.may.includes('policy.decide') && !of.isMine;
  return (
    <section className="card" aria-labelledby={`value-${id}`}>
      <h3 id={`value-${id}`}>
        <ParameterText program={program} parameter={parameter} />
      </h3>
      <p>
        <strong>
          <ValueText unit={unitOf(program, parameter)} value={value} />
        </strong>{' '}
        · <DayText day={day(from)} /> ·{' '}
        <span className="tag">{t(`valueState-${of.state}` as 'valueState-proposed')}</span>
      </p>
      <p>
        {document} · {office}
        <br />
        <span className="quiet">{t('proposedBy', { name: proposer, unit: unitName })}</span>
      </p>
      {of.reason !== undefined && <p>{of.reason}</p>}
      {of.state === 'proposed' && <Effects of={of} />}
      {of.state === 'proposed' && isDecider && of.seen !== undefined && <Decide of={of} />}
      {of.state === 'proposed' && !isDecider && <p className="quiet">{t('otherUnit')}</p>}
    </section>
  );
}

function Effects({ of: { effects } }: { of: Proposal }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  if (!effects) return <p role="status">{t('comparing')}</p>;
  if (effects.people === 0) return <p>{t('effectsNone')}</p>;
  return (
    <>
      <p>
        {effects.gaining > 0 && <>＋ {t('effectsGain', { count: effects.gaining })} </>}
        {effects.losing > 0 && <strong>－ {t('effectsLose', { count: effects.losing })}</strong>}
      </p>
      <table className="effects">
        <thead>
          <tr>
            <th>{t('program')}</th>
            <th className="number">{t('effectsPast')}</th>
            <th className="number">{t('effectsAhead')}</th>
          </tr>
        </thead>
        <tbody>
          {effects.programs.map((one) => (
            <tr key={one.program}>
              <td data-name={t('program')}>{programText(one.program, language)}</td>
              <td data-name={t('effectsPast')} className="number">
                <MoreLess more={one.gainedFen} less={one.lostFen} />
              </td>
              <td data-name={t('effectsAhead')} className="number">
                <MoreLess more={one.gainedAheadFen} less={one.lostAheadFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function MoreLess({ more, less }: { more: number; less: number }) {
  const { t } = useTranslation('desk');
  return (
    <>
      {more > 0 && (
        <>
          {t('gained')} <Money fen={more} />{' '}
        </>
      )}
      {less > 0 && (
        <>
          {t('lost')} <Money fen={less} />
        </>
      )}
    </>
  );
}

function Decide({ of: { id, seen } }: { of: Proposal }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const [isRefusing, setRefusing] = useState(false);
  const agree = useChange(agreeToValue, { onDone: () => notify({ words: t('agreed') }) });
  const refuse = useChange(refuseValue, { onDone: () => notify({ words: t('refusedNow') }) });
  const params = { id };
  if (isRefusing) {
    return (
      <>
        <ReasonForm
          label={t('refuseWhy')}
          action={t('refuse')}
          isBusy={refuse.isPending}
          send={(reason) => refuse.mutate({ params, body: { reason } })}
          close={() => setRefusing(false)}
        />
        <Refused error={refuse.error} />
      </>
    );
  }
  return (
    <>
      <p className="row">
        <button
          type="button"
          className="button first"
          disabled={agree.isPending}
          onClick={() => agree.mutate({ params, body: { seen: seen! } })}
        >
          {t('agree')}
        </button>
        <button type="button" className="button" onClick={() => setRefusing(true)}>
          {t('refuse')}
        </button>
      </p>
      <Refused error={agree.error} />
    </>
  );
}
