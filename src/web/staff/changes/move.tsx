/** Some of a household moved, or all of it: who, where to, and since when; one event for each of them. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRef } from '../../../model/sync/event.ts';
import { checkFact, checkRecentDay, missingAnswer } from '../../../programs/visit/check.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { useToday } from '../person/use-today.ts';
import { PlaceField } from '../places/place-field.tsx';
import { Checked } from '../visit/checked.tsx';
import { lifetimeOf } from '../visit/lifetime.ts';
import { Saved, TextField } from './fields.tsx';
import { useChange } from './use-change.ts';

export function MoveForm({ people }: { people: readonly ShownPerson[] }) {
  const { t } = useTranslation('changes');
  const today = useToday();
  const change = useChange();
  const [moving, setMoving] = useState<readonly PersonRef[]>([]);
  const [day, setDay] = useState('');
  const [area, setArea] = useState('');
  if (change.saved) {
    return <Saved {...change.saved} words={t('saved')} onUndone={change.reset} />;
  }
  const save = () => {
    const lives = people.filter(({ ref }) => moving.includes(ref)).map(lifetimeOf);
    const checks = [
      missingAnswer(moving[0]),
      ...lives.map((life) => checkRecentDay(day, life, today)),
      checkFact('residence', { value: area }, {}, today),
    ];
    change.save(checks, moving, 'move', { day, area });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <WhoMoves people={people} moving={moving} onChange={setMoving} />
      <TextField label={t('movedOn')} type="date" value={day} onChange={setDay} />
      <PlaceField label={t('newPlace')} value={area} onChange={setArea} />
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

/** Nobody is chosen beforehand; one press chooses all, and whoever stays is pressed once more. */
function WhoMoves({
  people,
  moving,
  onChange,
}: {
  people: readonly ShownPerson[];
  moving: readonly PersonRef[];
  onChange: (moving: readonly PersonRef[]) => void;
}) {
  const { t } = useTranslation('changes');
  const all = people.map(({ ref }) => ref);
  const toggled = (who: PersonRef) =>
    moving.includes(who) ? moving.filter((one) => one !== who) : [...moving, who];
  return (
    <fieldset className="choices">
      <legend>{t('whoMoves')}</legend>
      {people.length > 1 && (
        <button type="button" className="button wide" onClick={() => onChange(all)}>
          {t('wholeHousehold')}
        </button>
      )}
      {people.map(({ ref, name }) => (
        <button
          key={ref}
          type="button"
          className="button"
          aria-pressed={moving.includes(ref)}
          onClick={() => onChange(toggled(ref))}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
