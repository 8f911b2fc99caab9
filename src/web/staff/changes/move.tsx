/** Somebody moved: where to, and since when. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRef } from '../../../model/sync/event.ts';
import { checkFact, checkRecentDay, missingAnswer } from '../../../programs/visit/check.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { useToday } from '../person/use-today.ts';
import { Checked } from '../visit/checked.tsx';
import { lifetimeOf } from '../visit/lifetime.ts';
import { Saved, TextField, WhoField } from './fields.tsx';
import { useChange } from './use-change.ts';

export function MoveForm({ people }: { people: readonly ShownPerson[] }) {
  const { t } = useTranslation('changes');
  const today = useToday();
  const change = useChange();
  const [who, setWho] = useState<PersonRef>();
  const [day, setDay] = useState('');
  const [area, setArea] = useState('');
  const person = people.find(({ ref }) => ref === who);
  if (change.saved) {
    return <Saved {...change.saved} words={t('saved')} onUndone={change.reset} />;
  }
  const save = () => {
    const life = person ? lifetimeOf(person) : {};
    const checks = [
      missingAnswer(who),
      checkRecentDay(day, life, today),
      checkFact('residence', { value: area.trim() }, life, today),
    ];
    change.save(checks, who ?? people[0]!.ref, 'move', { day, area: area.trim() });
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
      <TextField label={t('movedOn')} type="date" value={day} onChange={setDay} />
      <TextField label={t('area')} value={area} onChange={setArea} />
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
