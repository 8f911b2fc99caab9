/** The end of a visit: what was written down, to be read aloud, each line with where it is and a way back. */
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yuanWords } from '../../../exchange/report/words.ts';
import { usePhone } from '../app/phone.tsx';
import { Cover } from '../household/cover.tsx';
import '../household/household.css';
import { Missing } from '../household/missing.tsx';
import { fenAYearOf } from '../household/owed.ts';
import { paramOf } from '../person/refs.ts';
import { useTexts } from '../person/text.ts';
import { Where } from './answered.tsx';
import { linesOf } from './summary.ts';
import { useVisit } from './use-visit.ts';
import './visit.css';

export function FinishPage() {
  const { visit: id = '' } = useParams({ strict: false });
  const { t } = useTranslation('visit');
  const { t: tp } = useTranslation('people');
  const visit = useVisit(`visit/${id}`);
  const phone = usePhone();
  const texts = useTexts();
  const navigate = useNavigate();
  if (!visit) return <Missing />;
  const { draft, today } = visit;
  const lines = linesOf({ t, texts, phone, discreet: tp('discreet') }, visit.ref, draft);
  const fen = draft.members.reduce(
    (sum, ref) => sum + fenAYearOf(phone.rightsOf(ref, today), today),
    0,
  );
  const end = async () => {
    await phone.drafts.remove(visit.ref);
    await navigate({ to: '/' });
  };
  return (
    <>
      <div className="head">
        <h1>{t('finishTitle')}</h1>
        <Cover />
      </div>
      <section className="card">
        <p>{lines.length === 0 ? t('finishNothing') : t('finishIntro')}</p>
        <ol className="lines">
          {lines.map(({ said, text }) => (
            <li key={`${said.record} ${said.field}`}>
              <p>{text}</p>
              <div className="row">
                <Where said={said} />
                <button type="button" className="button" onClick={() => phone.undo(said.id)}>
                  {t('undo')}
                </button>
              </div>
            </li>
          ))}
        </ol>
        {fen > 0 && <p>{t('nowOwed', { money: yuanWords(fen) })}</p>}
      </section>
      <Note visit={visit} />
      {lines.length > 0 && <p className="quiet">{t('whereAll', { count: lines.length })}</p>}
      <div className="row">
        <button type="button" className="button first" onClick={end}>
          {t('backToToday')}
        </button>
        <Link className="button" to="/visit/$visit" params={{ visit: paramOf(visit.ref) }}>
          {tp('continueVisit')}
        </Link>
      </div>
    </>
  );
}

function Note({ visit }: { visit: NonNullable<ReturnType<typeof useVisit>> }) {
  const { t } = useTranslation('visit');
  const phone = usePhone();
  const known = phone.standing(visit.ref, 'note')?.value;
  const [text, setText] = useState(typeof known === 'string' ? known : '');
  const who = visit.draft.members[0]!;
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '')
          void visit.say({ record: visit.ref, field: 'note', who }, text.trim());
      }}
    >
      <label className="field">
        <span>{t('note')}</span>
        <textarea
          rows={3}
          maxLength={500}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button type="submit" className="button">
        {t('save')}
      </button>
    </form>
  );
}
