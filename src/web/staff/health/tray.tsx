/** What came back: refused, or passed on to the unit that serves now; with the reason, and what to do. */
import { useTranslation } from 'react-i18next';
import { fieldWords, valueWords } from '../../../i18n/sync-words.ts';
import { findField } from '../../../model/sync/fields.ts';
import type { Said } from '../../offline/phone.ts';
import { Moment } from '../../ui/day.tsx';
import { useLanguage } from '../../ui/language.ts';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { stepWords } from '../person/text.ts';
import { useReason } from './reason.ts';

export function Tray() {
  const { t } = useTranslation('health');
  const phone = usePhone();
  useSnapshot();
  const said = phone.tray();
  return (
    <section className="card">
      <h2>{t('tray')}</h2>
      {said.length === 0 && <p className="quiet">{t('trayEmpty')}</p>}
      {said.length > 0 && (
        <ul className="plain">
          {said.map((one) => (
            <Returned key={one.id} said={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Returned({ said }: { said: Said }) {
  const { t } = useTranslation('health');
  const phone = usePhone();
  const reason = useReason(said);
  const language = useLanguage();
  const field = findField(said.record, said.field);
  return (
    <li className="returned">
      <p>
        <b>{phone.person(said.about)?.name}</b> <Moment at={said.saidAt} />
        <br />
        {fieldWords(field, language, (program, step) => stepWords(phone.rules(), program, step))}
        {'：'}
        {valueWords(field, said.value, language)}
      </p>
      <p>{reason}</p>
      <button type="button" className="button" onClick={() => void phone.putAway(said.id)}>
        {t('putAway')}
      </button>
    </li>
  );
}
