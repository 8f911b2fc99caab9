/** Sending somebody on: to the township, the county, or a hospital, which is told of her only with her consent. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRef } from '../../../model/sync/event.ts';
import type { VisitFields } from '../../../model/sync/fields.ts';
import { useNotify } from '../../ui/notice.tsx';
import { usePhone } from '../app/phone.tsx';
import { isoOf } from '../person/reading.ts';
import { paramOf } from '../person/refs.ts';
import { SelectField } from '../visit/select-field.tsx';
import { placeKeys } from '../visit/summary.ts';
import type { Visit } from '../visit/use-visit.ts';

type Field = VisitFields['referral'];

const reasonKeys = {
  'abnormal-result': 'whyAbnormal',
  'asked-for': 'whyAsked',
  'follow-up': 'whyFollowUp',
  other: 'whyOther',
} as const satisfies Readonly<Record<Field['reason'], string>>;
const places = Object.keys(placeKeys) as Field['to'][];
const reasons = Object.keys(reasonKeys) as Field['reason'][];

export function Referral({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visit');
  const phone = usePhone();
  const notify = useNotify();
  const [who, setWho] = useState<PersonRef>(visit.draft.members[0]!);
  const [to, setTo] = useState<Field['to']>('township');
  const [reason, setReason] = useState<Field['reason']>('abnormal-result');
  const members = visit.draft.members.map((ref) => [ref, phone.person(ref)?.name ?? ''] as const);
  const mayBeTold =
    to !== 'hospital' || phone.person(who)?.consents['share-with-hospital'] === 'given';
  const send = async () => {
    const field = `referral/${phone.newRef('visit').slice('visit/'.length)}`;
    const target = { record: visit.ref, field, who };
    await visit.say(target, { who, to, reason, day: isoOf(visit.today) });
    notify({ words: t('referralSaved'), undo: () => visit.undo(target) });
  };
  return (
    <details className="card">
      <summary>{t('referralTitle')}</summary>
      <SelectField label={t('referralWho')} value={who} options={members} onChange={setWho} />
      <SelectField
        label={t('referralTo')}
        value={to}
        options={places.map((place) => [place, t(placeKeys[place])])}
        onChange={setTo}
      />
      <SelectField
        label={t('referralWhy')}
        value={reason}
        options={reasons.map((one) => [one, t(reasonKeys[one])])}
        onChange={setReason}
      />
      {mayBeTold ? (
        <button type="button" className="button" onClick={send}>
          {t('referralSave')}
        </button>
      ) : (
        <>
          <p>{t('referralConsent')}</p>
          <Link className="button" to="/person/$person/consents" params={{ person: paramOf(who) }}>
            {t('askConsent')}
          </Link>
        </>
      )}
    </details>
  );
}
