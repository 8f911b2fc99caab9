/** Unreached money by program and by village: each sum opens to its rows, and a picture shows where most of it is. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listUnreachedPlaces, sumUnreached } from '../../../../../api/contracts/case/unreached.ts';
import type { AnswerOf } from '../../../../../api/contract.ts';
import { yuanWords } from '../../../../../exchange/report/words.ts';
import { useLanguage } from '../../../../ui/language.ts';
import { Money } from '../../../../ui/money.tsx';
import { useAsked } from '../../ask.ts';
import { Chart } from '../../chart/chart.tsx';
import { Answered } from '../../failed.tsx';
import { programText } from '../../program-words.ts';
import type { UnreachedSearch } from './unreached.tsx';
import { totalOf, villagesOf } from './villages.ts';

/** More villages than this are a list and no picture. */
const DRAWN = 12;

/** What is known of each village, and how asking for it went. */
export function useVillages() {
  const { t } = useTranslation('desk');
  const asked = useAsked(listUnreachedPlaces, {});
  const rows = asked.data?.villages ?? [];
  return { asked, villages: villagesOf(rows, t('unreached-nowhere')) };
}

export function Sums({ search }: { search: UnreachedSearch }) {
  const asked = useAsked(sumUnreached, {});
  const programs = asked.data?.programs ?? [];
  return (
    <Answered of={asked}>
      {programs.length > 0 && (
        <div className="unreached-sums">
          <Programs {...{ search, programs }} />
          <Villages search={search} />
        </div>
      )}
    </Answered>
  );
}

type ProgramsProps = AnswerOf<typeof sumUnreached> & { search: UnreachedSearch };

function Programs({ search, programs }: ProgramsProps) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <section className="card" aria-label={t('unreached-by-program')}>
      <h2>{t('unreached-by-program')}</h2>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('case-program')}</th>
            <th className="number">{t('unreached-claims')}</th>
            <th className="number">{t('unreached-owed')}</th>
          </tr>
        </thead>
        <tbody>
          {programs.map(({ program, people, fen }) => (
            <tr key={program}>
              <td data-name={t('case-program')}>
                <Link to="/desk/unreached" search={{ program }}>
                  {programText(program, language)}
                  {search.program === program && ' ●'}
                </Link>
              </td>
              <td data-name={t('unreached-claims')} className="number">
                {people}
              </td>
              <td data-name={t('unreached-owed')} className="number">
                <Money fen={fen} />
              </td>
            </tr>
          ))}
          <tr className="total">
            <td>{t('sum')}</td>
            <td data-name={t('unreached-claims')} className="number">
              {programs.reduce((sum, { people }) => sum + people, 0)}
            </td>
            <td data-name={t('unreached-owed')} className="number">
              <Money fen={totalOf(programs)} />
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Villages({ search }: { search: UnreachedSearch }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { asked, villages } = useVillages();
  const programs = [...new Set(villages.flatMap((one) => [...one.fenByProgram.keys()]))];
  const drawn = villages.slice(0, DRAWN);
  return (
    <Answered of={asked}>
      <section className="card" aria-label={t('unreached-by-village')}>
        <Chart
          title={t('unreached-by-village')}
          placesName={t('unreached-village')}
          places={drawn.map(({ label }) => label)}
          series={programs.map((program) => ({
            name: programText(program, language),
            values: drawn.map(({ fenByProgram }) => fenByProgram.get(program) ?? 0),
          }))}
          say={yuanWords}
          isLying
        />
        <ul className="plain opens">
          {villages.map(({ code, label, fen }) => {
            const words = `${label} · ${yuanWords(fen)}`;
            return (
              <li key={label}>
                {code === undefined ? (
                  words
                ) : (
                  <Link to="/desk/unreached" search={{ village: code }}>
                    {words}
                    {search.village === code && ' ●'}
                  </Link>
                )}
              </li>
            );
          })}
        </ul>
      </section>
    </Answered>
  );
}
