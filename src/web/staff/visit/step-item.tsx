/** Something that is due: done, another day, or not now; three answers of one size and one tap. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepOutcome } from '../../../model/sync/fields.ts';
import { checkComingDay, checkRecentDay } from '../../../programs/visit/check.ts';
import type { StepItem as Step } from '../../../programs/visit/items.ts';
import { shift, toDay } from '../../../rules/index.ts';
import { usePhone } from '../app/phone.tsx';
import { Told } from '../household/told.tsx';
import { isoOf } from '../person/reading.ts';
import { isDiscreet, programWords, stepWords, useTexts } from '../person/text.ts';
import { Answered } from './answered.tsx';
import { DayField } from './day-field.tsx';
import { lifetimeOf } from './lifetime.ts';
import type { Visit } from './use-visit.ts';

const REVIEW_MONTHS = [3, 6, 12] as const;
/** Visits begin with the working day. */
const USUAL_TIME = '09:00';

export function StepItem({ item, visit }: { item: Step; visit: Visit }) {
  const { t } = useTranslation('people');
  const { t: tv } = useTranslation('visit');
  const phone = usePhone();
  const { say, dayText } = useTexts();
  const rules = phone.rules();
  const { program, step, until, offerUntil } = item.due;
  const { said } = visit.form!.standing(item);
  const name = phone.person(item.who)?.name ?? '';
  const isLate = until <= visit.today;
  const also = item.alsoServes.map((one) => say(stepWords(rules, program, one)));
  return (
    <section className="item">
      <h3>
        {name} · <Told program={program}>{say(stepWords(rules, program, step))}</Told>
      </h3>
      <p className="quiet">
        {!isDiscreet(rules, program) && `${say(programWords(rules, program))} · `}
        {isLate
          ? t('offerUntil', { day: dayText(offerUntil - 1) })
          : t('dueUntil', { day: dayText(until - 1) })}
      </p>
      {also.length > 0 && <p className="quiet">{tv('alsoServes', { list: also.join('、') })}</p>}
      {said ? (
        <Outcome item={item} visit={visit} outcome={said.value as StepOutcome} />
      ) : (
        <Choices item={item} visit={visit} />
      )}
    </section>
  );
}

function Choices({ item, visit }: { item: Step; visit: Visit }) {
  const { t } = useTranslation('visit');
  const [isBooking, setBooking] = useState(false);
  const day = isoOf(visit.today);
  const answer = (outcome: StepOutcome) => visit.say(item, outcome);
  return (
    <>
      <div className="choices">
        <button type="button" className="button" onClick={() => answer({ outcome: 'done', day })}>
          {t('done')}
        </button>
        <button
          type="button"
          className="button"
          aria-expanded={isBooking}
          onClick={() => setBooking(!isBooking)}
        >
          {t('book')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => answer({ outcome: 'declined', day })}
        >
          {t('decline')}
        </button>
      </div>
      {isBooking && (
        <BookFields
          visit={visit}
          onBook={(bookedFor) => answer({ outcome: 'booked', day, bookedFor })}
        />
      )}
      <details>
        <summary>
          {t('notNeeded')} · {t('moved')}
        </summary>
        <div className="choices">
          <button
            type="button"
            className="button"
            onClick={() => answer({ outcome: 'not-needed', day })}
          >
            {t('notNeeded')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => answer({ outcome: 'moved', day })}
          >
            {t('moved')}
          </button>
        </div>
      </details>
    </>
  );
}

/** A day and a time to come back. */
export function BookFields({
  visit,
  onBook,
}: {
  visit: Pick<Visit, 'today'>;
  onBook: (bookedFor: string) => unknown;
}) {
  const { t } = useTranslation('visit');
  const [time, setTime] = useState(USUAL_TIME);
  return (
    <DayField
      label={t('bookDay')}
      first={isoOf(visit.today + 1)}
      checkOf={(day) => checkComingDay(day, visit.today)}
      onSave={(day) => onBook(`${day}T${time || USUAL_TIME}:00+08:00`)}
      save={t('bookSave')}
    >
      <label className="field">
        <span>{t('bookTime')}</span>
        <input type="time" value={time} onChange={({ target }) => setTime(target.value)} />
      </label>
    </DayField>
  );
}

function Outcome({ item, visit, outcome }: { item: Step; visit: Visit; outcome: StepOutcome }) {
  const { t } = useTranslation('visit');
  const { dayText, momentText } = useTexts();
  const phone = usePhone();
  const person = phone.person(item.who);
  const { said } = visit.form!.standing(item);
  const text = {
    done: () => `${t('done')} · ${outcome.day}`,
    booked: () => momentText(outcome.outcome === 'booked' ? outcome.bookedFor : outcome.day),
    declined: () => t('decline'),
    'not-needed': () => t('notNeeded'),
    moved: () => t('moved'),
  }[outcome.outcome]();
  return (
    <>
      <Answered text={text} said={said} onUndo={() => visit.undo(item)} />
      {outcome.outcome === 'done' && person && (
        <details>
          <summary>{t('doneOn')}</summary>
          <DayField
            label={t('doneOn')}
            first={outcome.day}
            checkOf={(day) => checkRecentDay(day, lifetimeOf(person), visit.today)}
            onSave={(day) => visit.say(item, { outcome: 'done', day })}
          />
        </details>
      )}
      {outcome.outcome === 'declined' && (
        <fieldset className="choices">
          <legend>{t('declineReview')}</legend>
          {[undefined, ...REVIEW_MONTHS].map((months) => {
            const reviewDay = months && isoOf(shift(toDay(visit.today), { months, days: 0 }));
            return (
              <button
                key={months ?? 'never'}
                type="button"
                className="button"
                aria-pressed={outcome.reviewDay === reviewDay}
                onClick={() =>
                  visit.say(item, {
                    outcome: 'declined',
                    day: outcome.day,
                    ...(reviewDay !== undefined && { reviewDay }),
                  })
                }
              >
                {months ? t('declineMonths', { count: months }) : t('declineNever')}
              </button>
            );
          })}
          {outcome.reviewDay && <p className="quiet">{dayText(dayNumber(outcome.reviewDay))}</p>}
        </fieldset>
      )}
    </>
  );
}

const dayNumber = (text: string): number => Math.floor(Date.parse(text) / 86_400_000);
