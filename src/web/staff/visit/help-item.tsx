/** Money that waits: whether help with claiming it is wanted. Yes and no are one tap each. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { VisitFields } from '../../../model/sync/fields.ts';
import type { HelpItem as Help } from '../../../programs/visit/items.ts';
import { yuanWords } from '../../../exchange/report/words.ts';
import { usePhone } from '../app/phone.tsx';
import { Told } from '../household/told.tsx';
import { isoOf } from '../person/reading.ts';
import { paramOf } from '../person/refs.ts';
import { programWords, useTexts } from '../person/text.ts';
import { Answered } from './answered.tsx';
import type { Visit } from './use-visit.ts';

export function HelpItem({ item, visit }: { item: Help; visit: Visit }) {
  const { t } = useTranslation('visit');
  const { t: tp } = useTranslation('people');
  const phone = usePhone();
  const { say } = useTexts();
  const { said } = visit.form!.standing(item);
  const answer = (wants: boolean) => visit.say(item, { wants, day: isoOf(visit.today) });
  const wants = (said?.value as VisitFields['help'] | undefined)?.wants;
  return (
    <section className="item">
      <h3>
        {phone.person(item.who)?.name} ·{' '}
        <Told program={item.program}>{say(programWords(phone.rules(), item.program))}</Told>
      </h3>
      <p>{tp('owed', { money: yuanWords(item.fen) })}</p>
      <p>{t('wantsHelp')}</p>
      {said ? (
        <>
          <Answered
            text={wants ? t('wantsYes') : t('wantsNo')}
            said={said}
            onUndo={() => visit.undo(item)}
          />
          {wants && (
            <Link
              className="button"
              to="/benefit/$person/$program"
              params={{ person: paramOf(item.who), program: item.program.replaceAll('/', ':') }}
            >
              {t('application')}
            </Link>
          )}
        </>
      ) : (
        <div className="choices">
          <button type="button" className="button" onClick={() => answer(true)}>
            {t('wantsYes')}
          </button>
          <button type="button" className="button" onClick={() => answer(false)}>
            {t('wantsNo')}
          </button>
        </div>
      )}
    </section>
  );
}
