/** Unreached money by program and by village: each sum opens to its rows, and a picture shows where most of it is. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listUnreachedPlaces, sumUnreached } from '../../../../../api/contracts/case/unreached.ts';
import { yuanWords } from '../../../../../exchange/report/words.ts';
import { useLanguage } from '../../../../ui/language.ts';
import { Money } from '../../../../ui/money.tsx';
import { useAsked } from '../../ask.ts';
import { Chart } from '../../chart/chart.tsx';
import { programText } from '../../program-words.ts';
import type { UnreachedSearch } from './unreached.tsx';

/** More villages than this are a list and no picture. */
const DRAWN = 12;

/** Sums by village and program, those with most money first. */
export function useVillages() {
  const { data } = useAsked(listUnreachedPlaces, {});
  return data?.villages ?? [];
}

const totalOf = (rows: readonly { readonly fen: number }[]) =>
  rows.reduce((sum, { fen }) => sum + fen, 0);

export function Sums({ search }: { search: UnreachedSearch }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { data } = useAsked(sumUnreached, {});
  const programs = data?.programs ?? [];
  if (programs.length === 0) return null;
  return (
    <div className="sums">
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
      <Villages search={search} />
    </div>
  );
}

function Villages({ search }: { search: UnreachedSearch }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const rows = useVillages();
  const nameOf = ({ village, name }: (typeof rows)[number]) =>
    name ?? village ?? t('unreached-nowhere');
  const byVillage = Map.groupBy(rows, nameOf);
  const places = [...byVillage.keys()].toSorted(
    (one, other) => totalOf(byVillage.get(other)!) - totalOf(byVillage.get(one)!),
  );
  const programs = [...new Set(rows.map(({ program }) => program))];
  if (places.length === 0) return null;
  const drawn = places.slice(0, DRAWN);
  const fenOf = (place: string, program: string) =>
    byVillage.get(place)?.find((one) => one.program === program)?.fen ?? 0;
  return (
    <section className="card" aria-label={t('unreached-by-village')}>
      <Chart
        title={t('unreached-by-village')}
        placesName={t('unreached-village')}
        places={drawn}
        series={programs.map((program) => ({
          name: programText(program, language),
          values: drawn.map((place) => fenOf(place, program)),
        }))}
        say={yuanWords}
        isLying
      />
      <ul className="plain opens">
        {places.map((place) => {
          const own = byVillage.get(place)!;
          const village = own[0]!.village;
          const words = `${place} · ${yuanWords(totalOf(own))}`;
          return (
            <li key={place}>
              {village === undefined ? (
                words
              ) : (
                <Link to="/desk/unreached" search={{ village }}>
                  {words}
                  {search.village === village && ' ●'}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
