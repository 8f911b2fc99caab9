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

type Told = {
  readonly name: string;
  readonly day: string;
  readonly sex?: 'female' | 'male';
  readonly parent?: PersonRef | undefined;
  readonly otherParent?: PersonRef | undefined;
};

export function BirthForm({ people }: { people: readonly ShownPerson[] }) {
  const { t } = useTranslation('changes');
  const phone = usePhone();
  const today = useToday();
  const change = useChange();
  const [told, setTold] = useState<Told>({ name: '', day: '' });
  const parents = people.filter(
    (one) => (ageOf(one, today)?.years ?? PARENT_YEARS) >= PARENT_YEARS,
  );
  if (change.saved) {
    return <Saved {...change.saved} words={t('saved')} onUndone={change.reset} />;
  }
  const set = (changed: Partial<Told>) => setTold({ ...told, ...changed });
  const { name, day, sex, parent, otherParent } = told;
  const save = () => {
    const checks = [
      ...[checkName(name), checkRecentDay(day, {}, today)],
      ...[missingAnswer(sex), missingAnswer(parent)],
    ];
    const home = homeOf(
      people.find(({ ref }) => ref === parent),
      today,
    );
    const value = { name: name.trim(), day, sex: sex ?? null, parent: parent ?? null, ...home };
    const both = { ...value, ...(otherParent && { otherParent }) };
    change.save(checks, [phone.newRef('new')], 'birth', both, parent);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField label={t('name')} value={name} onChange={(text) => set({ name: text })} />
      <TextField label={t('bornOn')} type="date" value={day} onChange={(on) => set({ day: on })} />
      <SexField value={sex} onChange={(one) => set({ sex: one })} />
      <WhoField
        label={t('parent')}
        people={parents}
        value={parent}
        onChange={(who) => set({ parent: who, otherParent: undefined })}
      />
      {parent && parents.length > 1 && (
        <WhoField
          label={t('otherParent')}
          people={parents.filter(({ ref }) => ref !== parent)}
          value={otherParent}
          onChange={(who) => set({ otherParent: who })}
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

/** Where the child lives: with that parent. */
function homeOf(parent: ShownPerson | undefined, today: number) {
  const household = parent && householdOf(parent, today)?.[0];
  const area = parent && residenceOf(parent, today);
  return {
    ...(household !== undefined && household > 0 && { household }),
    ...(area && { area }),
  };
}
