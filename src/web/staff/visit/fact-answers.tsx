/** The answers to a fact, by its type: words to tap, a place, a grade; and beside them, as large, passing it over. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalog, type FactKind } from '../../../model/facts/catalog.ts';
import { checkChange, checkFact } from '../../../programs/visit/check.ts';
import type { QuestionItem } from '../../../programs/visit/items.ts';
import { isoDate, toDay } from '../../../rules/index.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { usePhone } from '../app/phone.tsx';
import { findFact } from '../person/reading.ts';
import { useTexts } from '../person/text.ts';
import { PlaceField } from '../places/place-field.tsx';
import { valueWords } from '../places/place-name.ts';
import { Checked } from './checked.tsx';
import { DayField } from './day-field.tsx';
import { lifetimeOf } from './lifetime.ts';
import { useCheck } from './use-check.ts';
import type { Visit } from './use-visit.ts';

type Props = { item: QuestionItem; person: ShownPerson; visit: Visit };

export function FactAnswers({ item, person, visit }: Props) {
  const { t } = useTranslation('visit');
  const { say } = useTexts();
  const phone = usePhone();
  const checking = useCheck();
  const fact = item.fact as FactKind;
  const values = useValues(item, visit);
  const [changed, setChanged] = useState<Answer>();
  const answer = (value: Answer) =>
    checking.submit(checkFact(fact, { value }, lifetimeOf(person), visit.today), () => {
      // What is on record ends on the day from which something else holds.
      if (isConfirmed(item)) setChanged(value);
      else visit.say(item, { value, ...daysBefore(item) });
    });
  return (
    <>
      <div className="choices">
        {values.map((value) => (
          <button
            key={String(value)}
            type="button"
            className="button"
            onClick={() => answer(value)}
          >
            {say(valueWords(phone, fact, value))}
          </button>
        ))}
        {isConfirmed(item) && (
          <button type="button" className="button" onClick={() => visit.skip(item)}>
            {t('stillSo')}
          </button>
        )}
        <button type="button" className="button" onClick={() => visit.skip(item)}>
          {t('skip')}
        </button>
      </div>
      <Checked check={checking.check} onConfirm={checking.confirm} onChange={checking.clear} />
      {changed !== undefined && (
        <DayField
          label={`${say(valueWords(phone, fact, changed))} · ${t('changedSince')}`}
          checkOf={(from) => checkChange(item, from, lifetimeOf(person), visit.today)}
          onSave={(from) => visit.say(item, { value: changed, from })}
        />
      )}
      {catalog[fact].type === 'area' && <OtherArea onAnswer={answer} />}
    </>
  );
}

type Answer = string | number | boolean;

/** Whether it is asked if what is on record is still so; else what held before. */
export const isConfirmed = ({ known, why }: QuestionItem) =>
  known !== undefined && why.length === 0;

/** The days that a question is about where it is known what held after them. */
function daysBefore({ known }: QuestionItem): { readonly from?: string; readonly until?: string } {
  if (!known) return {};
  const { after, since } = known;
  return {
    ...(after !== undefined && { from: isoDate(toDay(after)) }),
    until: isoDate(toDay(since)),
  };
}

/** What can be tapped: the words of a choice, grades, or the places that this household is known to have. */
function useValues(item: QuestionItem, visit: Visit): readonly Answer[] {
  const phone = usePhone();
  const definition = catalog[item.fact as FactKind];
  switch (definition.type) {
    case 'choice':
      return definition.values;
    case 'flag':
      return [true, false];
    case 'level':
      return [1, 2, 3, 4].slice(0, definition.unit.includes('1-3') ? 3 : 4);
    case 'area': {
      const places = visit.draft.members.flatMap((ref) => {
        const person = phone.person(ref);
        return ['residence', 'household-registration'].flatMap((kind) => {
          const place = person && findFact(person, kind, visit.today);
          // Only a place that is known to the village can be somebody else's too.
          return place?.[4] != null && place[4] === place[5] ? [String(place[4])] : [];
        });
      });
      const known = isConfirmed(item) && String(item.known!.low);
      return [...new Set(places)]
        .filter((code) => code !== known)
        .map((code) => code.padStart(12, '0'))
        .slice(0, 3);
    }
    default:
      return [];
  }
}

function OtherArea({ onAnswer }: { onAnswer: (code: string) => void }) {
  const { t } = useTranslation('visit');
  const [code, setCode] = useState('');
  return (
    <details>
      <summary>{t('otherPlace')}</summary>
      <form
        className="part"
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer(code);
        }}
      >
        <PlaceField label={t('otherPlace')} value={code} onChange={setCode} />
        <button type="submit" className="button">
          {t('save')}
        </button>
      </form>
    </details>
  );
}
