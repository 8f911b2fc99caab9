/** A place chosen by its name: township, then village; another county by its own name, read back before it counts. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaName, findAreaCode } from '../../../model/area-names.ts';
import { usePhone } from '../app/phone.tsx';
import { SelectField } from '../visit/select-field.tsx';

const NONE = '';
const OTHER = 'other';

/** Gives the code of a village or of another county; empty while none is chosen. */
export function PlaceField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (code: string) => void;
}) {
  const { t } = useTranslation('changes');
  const areas = usePhone().areas();
  const towns = areas.filter(({ level }) => level === 'town');
  const isTown = (code: string) => towns.some((town) => town.code === code);
  const [chosen, setChosen] = useState(isTown(value.slice(0, 9)) ? value.slice(0, 9) : NONE);
  // Before the list of places has come, every place is written by name.
  const town = towns.length === 0 ? OTHER : chosen;
  const villages = areas.filter(({ level, parent }) => level === 'village' && parent === town);
  const named = (places: typeof areas) => places.map(({ code, name }) => [code, name] as const);
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      {towns.length > 0 && (
        <SelectField
          label={t('town')}
          value={town}
          options={[[NONE, t('choose')], ...named(towns), [OTHER, t('otherCounty')]]}
          onChange={(code) => {
            setChosen(code);
            onChange('');
          }}
        />
      )}
      {town === OTHER && <OtherCounty onChange={onChange} />}
      {isTown(town) && (
        <SelectField
          label={t('village')}
          value={value}
          options={[[NONE, t('choose')], ...named(villages)]}
          onChange={onChange}
        />
      )}
    </fieldset>
  );
}

function OtherCounty({ onChange }: { onChange: (code: string) => void }) {
  const { t } = useTranslation('changes');
  const [text, setText] = useState('');
  const code = findAreaCode(text.trim());
  const isCounty = code?.length === 6;
  const hint = isCounty ? t('countyFound', { name: areaName(code) }) : t('countyUnknown');
  return (
    <>
      <label className="field">
        <span>{t('otherCountyName')}</span>
        <input
          autoComplete="off"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            const found = findAreaCode(target.value.trim());
            onChange(found?.length === 6 ? found : '');
          }}
        />
      </label>
      <p className="quiet" role="status">
        {text.trim() !== '' && hint}
      </p>
    </>
  );
}
