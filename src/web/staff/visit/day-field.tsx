/** A day, by the phone's own date input, with its check and one button to save it. */
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../programs/visit/check.ts';
import { Checked } from './checked.tsx';
import { useCheck } from './use-check.ts';

export function DayField({
  label,
  checkOf,
  onSave,
  first = '',
  save,
  children,
}: {
  label: string;
  checkOf: (day: string) => Check;
  onSave: (day: string) => unknown;
  first?: string;
  /** Words on the button; "save" when left out. */
  save?: string;
  children?: ReactNode;
}) {
  const { t } = useTranslation('visit');
  const [day, setDay] = useState(first);
  const checking = useCheck();
  const id = useId();
  return (
    <form
      className="part"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        checking.submit(checkOf(day), () => onSave(day));
      }}
    >
      <label className="field" htmlFor={id}>
        <span>{label}</span>
        <input
          id={id}
          type="date"
          value={day}
          onChange={({ target }) => {
            setDay(target.value);
            checking.clear();
          }}
        />
      </label>
      {children}
      <Checked check={checking.check} onConfirm={checking.confirm} onChange={checking.clear} />
      <button type="submit" className="button">
        {save ?? t('save')}
      </button>
    </form>
  );
}
