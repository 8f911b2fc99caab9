/** A value to measure, with its unit; one that cannot be is refused, an unusual one is read back. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  findUnusual,
  isObservation,
  type ObservationId,
  observationOf,
} from '../../../model/service/observations.ts';
import { checkMeasure } from '../../../programs/visit/check.ts';
import type { MeasureItem as Measure } from '../../../programs/visit/items.ts';
import { usePhone } from '../app/phone.tsx';
import { ageOf } from '../person/reading.ts';
import { useTexts } from '../person/text.ts';
import { Answered } from './answered.tsx';
import { Checked } from './checked.tsx';
import { useCheck } from './use-check.ts';
import type { Visit } from './use-visit.ts';

export function MeasureItem({ item, visit }: { item: Measure; visit: Visit }) {
  const { say } = useTexts();
  const phone = usePhone();
  const { said, isSkipped } = visit.form!.standing(item);
  const { t } = useTranslation('visit');
  if (!isObservation(item.observation)) return null;
  const { words, unit } = observationOf(item.observation);
  const person = phone.person(item.who);
  return (
    <section className="item">
      <h3>
        {person?.name} · {say(words)}
      </h3>
      {said || isSkipped ? (
        <Answered
          text={said ? `${String(said.value)} ${unit}` : t('skipped')}
          said={said}
          onUndo={() => visit.undo(item)}
        />
      ) : (
        <Value
          kind={item.observation}
          ageMonths={person && ageOf(person, visit.today)?.months}
          label={`${say(words)}${unit && ` (${unit})`}`}
          onSave={(value) => visit.say(item, value)}
          onSkip={() => visit.skip(item)}
        />
      )}
    </section>
  );
}

function Value({
  kind,
  ageMonths,
  label,
  onSave,
  onSkip,
}: {
  kind: ObservationId;
  ageMonths: number | undefined;
  label: string;
  onSave: (value: number) => unknown;
  onSkip: () => unknown;
}) {
  const { t } = useTranslation('visit');
  const [text, setText] = useState('');
  const checking = useCheck();
  const id = useId();
  const value = text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
  return (
    <form
      className="part"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { plausible } = observationOf(kind);
        const unusual = findUnusual(kind, value, ageMonths);
        checking.submit(checkMeasure(value, plausible, unusual), () => onSave(value));
      }}
    >
      <label className="field" htmlFor={id}>
        <span>{label}</span>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            checking.clear();
          }}
        />
      </label>
      <Checked check={checking.check} onConfirm={checking.confirm} onChange={checking.clear} />
      <div className="choices">
        <button type="submit" className="button">
          {t('save')}
        </button>
        <button type="button" className="button" onClick={onSkip}>
          {t('skip')}
        </button>
      </div>
    </form>
  );
}
