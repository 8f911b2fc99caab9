/** Fields that the forms of changes share, and what stands after one was saved. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PersonRef } from '../../../model/sync/event.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { usePhone } from '../app/phone.tsx';
import { paramOf } from '../person/refs.ts';

export function TextField({
  label,
  value,
  onChange,
  type = 'text',
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'date' | 'tel';
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type={type}
        autoComplete="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

/** Female or male, as the register has it; nothing is chosen beforehand. */
export function SexField({
  value,
  onChange,
}: {
  value: 'female' | 'male' | undefined;
  onChange: (sex: 'female' | 'male') => void;
}) {
  const { t } = useTranslation('changes');
  return (
    <fieldset className="choices">
      <legend>{t('sex')}</legend>
      {(['female', 'male'] as const).map((sex) => (
        <button
          key={sex}
          type="button"
          className="button"
          aria-pressed={value === sex}
          onClick={() => onChange(sex)}
        >
          {t(sex)}
        </button>
      ))}
    </fieldset>
  );
}

/** One of some people; nobody is chosen beforehand. */
export function WhoField({
  label,
  people,
  value,
  onChange,
}: {
  label: string;
  people: readonly ShownPerson[];
  value: PersonRef | undefined;
  onChange: (who: PersonRef | undefined) => void;
}) {
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      {people.map(({ ref, name }) => (
        <button
          key={ref}
          type="button"
          className="button"
          aria-pressed={value === ref}
          onClick={() => onChange(value === ref ? undefined : ref)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** What was saved, with a way back and a way on. */
export function Saved({
  events,
  who,
  words,
  onUndone,
}: {
  events: readonly string[];
  who: PersonRef;
  words: string;
  onUndone: () => void;
}) {
  const { t } = useTranslation('changes');
  const phone = usePhone();
  const undo = async () => {
    for (const event of events) await phone.undo(event);
    onUndone();
  };
  return (
    <div role="status">
      <p>{words}</p>
      <div className="row">
        <Link className="button first" to="/home/$person" params={{ person: paramOf(who) }}>
          {t('next')}
        </Link>
        <button type="button" className="button" onClick={undo}>
          {t('undo')}
        </button>
      </div>
    </div>
  );
}
