/** Somebody new lives here: on record today, served today, wherever the registration is. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkBirthDay,
  checkFact,
  checkName,
  checkPastDay,
  missingAnswer,
} from '../../../programs/visit/check.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { usePhone } from '../app/phone.tsx';
import '../household/household.css';
import { householdOf, residenceOf } from '../person/reading.ts';
import { useToday } from '../person/use-today.ts';
import { Checked } from '../visit/checked.tsx';
import '../visit/visit.css';
import { PlaceField } from '../places/place-field.tsx';
import { Saved, SexField, TextField } from './fields.tsx';
import { useChange } from './use-change.ts';

/** Somebody who keeps house with nobody on record. */
export function NewcomerPage() {
  const { t } = useTranslation('changes');
  return (
    <>
      <h1>{t('newcomer')}</h1>
      <section className="card">
        <p className="quiet">{t('newcomerHint')}</p>
        <NewcomerForm house={[]} />
      </section>
    </>
  );
}

export function NewcomerForm({ house }: { house: readonly ShownPerson[] }) {
  const { t } = useTranslation('changes');
  const phone = usePhone();
  const today = useToday();
  const change = useChange();
  const head = house[0];
  const [name, setName] = useState('');
  const [born, setBorn] = useState('');
  const [sex, setSex] = useState<'female' | 'male'>();
  const [since, setSince] = useState('');
  const [area, setArea] = useState((head && residenceOf(head, today)) ?? '');
  const [number, setNumber] = useState('');
  if (change.saved) {
    return <Saved {...change.saved} words={t('saved')} onUndone={change.reset} />;
  }
  const save = () => {
    const checks = [
      checkName(name),
      checkBirthDay(born, today),
      missingAnswer(sex),
      checkPastDay(since, {}, today),
      checkFact('residence', { value: area }, {}, today),
    ];
    const household = head && householdOf(head, today)?.[0];
    change.save(checks, [phone.newRef('new')], 'newcomer', {
      name: name.trim(),
      born,
      sex: sex ?? null,
      since,
      area: area,
      ...(household !== undefined && household > 0 && { household }),
      ...(number.trim() !== '' && { phone: number.trim() }),
    });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField label={t('name')} value={name} onChange={setName} />
      <TextField label={t('bornOn')} type="date" value={born} onChange={setBorn} />
      <SexField value={sex} onChange={setSex} />
      <TextField label={t('cameOn')} type="date" value={since} onChange={setSince} />
      <PlaceField label={t('livesAt')} value={area} onChange={setArea} />
      <TextField label={t('phone')} type="tel" value={number} onChange={setNumber} />
      <Checked
        check={change.checking.check}
        onConfirm={change.checking.confirm}
        onChange={change.checking.clear}
      />
      <button type="submit" className="button first wide">
        {t('save')}
      </button>
    </form>
  );
}
