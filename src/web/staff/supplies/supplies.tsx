/** Giving out goods at a visit. What everybody may take without being written down is not on this list. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SupplyId, supplyIds, supplyOf } from '../../../model/service/supplies.ts';
import type { PersonRef } from '../../../model/sync/event.ts';
import { useNotify } from '../../ui/notice.tsx';
import { usePhone } from '../app/phone.tsx';
import { useTexts } from '../person/text.ts';
import { SelectField } from '../visit/select-field.tsx';
import type { Visit } from '../visit/use-visit.ts';

const QUANTITY_MAX = 99;
const given = supplyIds.filter((id) => !supplyOf(id).isStandingOffer);

export function Supplies({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visit');
  const { say } = useTexts();
  const phone = usePhone();
  const notify = useNotify();
  const [who, setWho] = useState<PersonRef>(visit.draft.members[0]!);
  const [item, setItem] = useState<SupplyId>(given[0]!);
  const [quantity, setQuantity] = useState('1');
  const [lot, setLot] = useState('');
  const members = visit.draft.members.map((ref) => [ref, phone.person(ref)?.name ?? ''] as const);
  const left = phone.stockLeft(item, visit.today);
  const count = Number(quantity);
  const isRight = Number.isInteger(count) && count >= 1 && count <= QUANTITY_MAX;
  const give = async () => {
    const field = `supply/${phone.newRef('visit').slice('visit/'.length)}`;
    const target = { record: visit.ref, field, who };
    const value = { who, item, quantity: count, ...(lot.trim() !== '' && { lot: lot.trim() }) };
    await visit.say(target, value);
    const words = t('supplyGiven', { item: say(supplyOf(item).words), quantity: count });
    notify({ words, undo: () => visit.undo(target) });
  };
  return (
    <details className="card">
      <summary>{t('supplyTitle')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isRight) void give();
        }}
      >
        <p className="quiet">{t('supplyPrivacy')}</p>
        <SelectField label={t('supplyWho')} value={who} options={members} onChange={setWho} />
        <SelectField
          label={t('supplyItem')}
          value={item}
          options={given.map((id) => [
            id,
            `${say(supplyOf(id).words)} · ${say(supplyOf(id).piece)}`,
          ])}
          onChange={setItem}
        />
        {left !== undefined && (
          <p className="quiet" role="status">
            {left > 0 ? t('supplyLeft', { count: left }) : t('supplyNone')}
          </p>
        )}
        <label className="field">
          <span>{t('supplyQuantity')}</span>
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={QUANTITY_MAX}
            value={quantity}
            onChange={({ target }) => setQuantity(target.value)}
          />
        </label>
        <label className="field">
          <span>{t('supplyLot')}</span>
          <input value={lot} maxLength={40} onChange={({ target }) => setLot(target.value)} />
        </label>
        <button type="submit" className="button" disabled={!isRight}>
          {t('supplyGive')}
        </button>
      </form>
    </details>
  );
}
