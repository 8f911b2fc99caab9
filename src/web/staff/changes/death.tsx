/** Somebody died: who, and on which day. Nothing more is asked of the family. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRef } from '../../../model/sync/event.ts';
import { checkRecentDay, missingAnswer } from '../../../programs/visit/check.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { useToday } from '../person/use-today.ts';
import { Checked } from '../visit/checked.tsx';
import { lifetimeOf } from '../visit/lifetime.ts';
import { Saved, TextField, WhoField } from './fields.tsx';
import { useChange } from './use-change.ts';

export function DeathForm({ people }: { people: readonly ShownPerson[] }) {
  const { t } = useTranslation('changes');
  const today = useToday();
  const change = useChange();
  const [who, setWho] = useState<PersonRef>();
  const [day, setDay] = useState('');
  const person = people.find(({ ref }) => ref === who);
  if (change.saved) {
    return <Saved {...change.saved} words={t('deathSaved')} onUndone={change.reset} />;
  }
  const save = () => {
    const life = person ? lifetimeOf(person) : {};
    const checks = [missingAnswer(who), checkRecentDay(day, life, today)];
    change.save(checks, who ? [who] : [], 'death', { day });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <WhoField label={t('who')} people={people} value={who} onChange={setWho} />
      <TextField label={t('diedOn')} type="date" value={day} onChange={setDay} />
      <Checked
        check={change.checking.check}
        onConfirm={change.checking.confirm}
        onChange={change.checking.clear}
      />
      <button type="submit" className="button first wide">
        {t('deathSave')}
      </button>
    </form>
  );
}
