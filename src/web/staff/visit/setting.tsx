/** How a visit begins: where, who is there, and how much time there is. */
import { useTranslation } from 'react-i18next';
import { usePhone } from '../app/phone.tsx';
import type { VisitDraft } from './draft.ts';
import type { Visit } from './use-visit.ts';

const places = [
  ['home', 'placeHome'],
  ['office', 'placeOffice'],
  ['phone', 'placePhone'],
  ['elsewhere', 'placeElsewhere'],
] as const satisfies readonly (readonly [VisitDraft['place'], string])[];

/** Units: minutes; 0 is no hurry. */
const times = [0, 10, 20, 40] as const;

export function Setting({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visit');
  const phone = usePhone();
  const { draft, change } = visit;
  return (
    <details className="card">
      <summary>
        {t('place')} {t('whoIsHere')} {t('timeLeft')}
      </summary>
      <fieldset className="choices">
        <legend>{t('place')}</legend>
        {places.map(([place, key]) => (
          <button
            key={place}
            type="button"
            className="button"
            aria-pressed={draft.place === place}
            onClick={() => change({ place })}
          >
            {t(key)}
          </button>
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>
          {t('whoIsHere')} <span className="quiet">{t('whoIsHereHint')}</span>
        </legend>
        {draft.members.map((ref) => {
          const isAway = draft.away.includes(ref);
          const away = isAway ? draft.away.filter((one) => one !== ref) : [...draft.away, ref];
          return (
            <button
              key={ref}
              type="button"
              className="button"
              aria-pressed={!isAway}
              onClick={() => change({ away })}
            >
              {phone.person(ref)?.name}
            </button>
          );
        })}
      </fieldset>
      <fieldset className="choices">
        <legend>{t('timeLeft')}</legend>
        {times.map((minutes) => (
          <button
            key={minutes}
            type="button"
            className="button"
            aria-pressed={draft.minutes === minutes}
            onClick={() => change({ minutes })}
          >
            {minutes === 0 ? t('timeAll') : t('timeMinutes', { count: minutes })}
          </button>
        ))}
      </fieldset>
    </details>
  );
}
