/** A child was born: name, day, sex, and one parent. Nothing about the pregnancy or how it was born. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRef } from '../../../model/sync/event.ts';
import { checkName, checkRecentDay, missingAnswer } from '../../../programs/visit/check.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { usePhone } from '../app/phone.tsx';
import { ageOf, householdOf, residenceOf } from '../person/reading.ts';
import { useToday } from '../person/use-today.ts';
import { Checked } from '../visit/checked.tsx';
import { Saved, SexField, TextField, WhoField } from './fields.tsx';
import { useChange } from './use-change.ts';

/** Nobody younger is offered as a parent on the screen; the office registers whatever is so. */
const PARENT_YEARS = 12;

export function BirthForm({ people }: { people: readonly ShownPerson[] }) {
  const { t } = useTranslation('changes');
  const phone = usePhone();
  const today = useToday();
  const change = useChange();
  const [name, setName] = useState('');
  const [day, setDay] = useState('');
  const [sex, setSex] = useState<'female' | 'male'>();
  const [parent, setParent] = useState<PersonRef>();
  const [otherParent, setOtherParent] = useState<PersonRef>();
  const parents = people.filter(
    (one) => (ageOf(one, today)?.years ?? PARENT_YEARS) >= PARENT_YEARS,
  );
  if (change.saved) {
    return <Saved {...change.saved} words={t('saved')} onUndone={change.reset} />;
  }
  const save = () => {
    const checks = [
      checkName(name),
      checkRecentDay(day, {}, today),
      missingAnswer(sex),
      missingAnswer(parent),
    ];
    const first = people.find(({ ref }) => ref === parent);
    const household = first && householdOf(first, today)?.[0];
    const area = first && residenceOf(first, today);
    change.save(
      checks,
      phone.newRef('new'),
      'birth',
      {
        name: name.trim(),
        day,
        sex: sex ?? null,
        parent: parent ?? null,
        ...(otherParent && { otherParent }),
        ...(household !== undefined && household > 0 && { household }),
        ...(area && { area }),
      },
      parent,
    );
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
      <TextField label={t('bornOn')} type="date" value={day} onChange={setDay} />
      <SexField value={sex} onChange={setSex} />
      <WhoField label={t('parent')} people={parents} value={parent} onChange={setParent} />
      {parent && parents.length > 1 && (
        <WhoField
          label={t('otherParent')}
          people={parents.filter(({ ref }) => ref !== parent)}
          value={otherParent}
          onChange={setOtherParent}
        />
      )}
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
