/** What a try found: the difference in one sentence, as a picture, by month and program, and for how many people. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { getTry } from '../../../../api/contracts/money/budget.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { yuanWords } from '../../../../exchange/report/words.ts';
import { payers } from '../../../../model/money/payer.ts';
import { useLanguage } from '../../../ui/language.ts';
import { Chart } from '../chart/chart.tsx';
import { payerText } from '../money/said.ts';
import { programText } from '../program-words.ts';
import { differencesOf, type MonthDifference, totalOf } from './differences.ts';
import { OpeningTable } from './opening-table.tsx';
import { payerTones } from './tones.ts';

type Found = NonNullable<AnswerOf<typeof getTry>['found']>;

export function TryFound({ found }: { found: Found }) {
  const { t } = useTranslation('desk');
  const rows = useMemo(() => differencesOf(found.before, found.after), [found]);
  const columns = [
    { name: t('budgetBefore') },
    { name: t('budgetAfter') },
    { name: t('budgetDifference'), isStrong: true },
    ...payers.map((payer) => ({ name: payerText(payer, t) })),
    { name: t('budgetWithheld') },
  ];
  const figures = rows.map(({ month, program, before, after, byPayer, withheld }) => ({
    ...{ month, program },
    values: [before, after, after - before, ...payers.map((payer) => byPayer[payer]), withheld],
  }));
  return (
    <section aria-label={t('budgetDifference')} className="found">
      <Sentence found={found} />
      <Picture rows={rows} />
      <Who people={found.people} />
      {figures.length > 0 && (
        <OpeningTable title={t('budgetTable')} columns={columns} figures={figures} />
      )}
    </section>
  );
}

function Sentence({ found }: { found: Found }) {
  const { t } = useTranslation('desk');
  const isSomeLeftOut = found.people.some(({ gaining }) => gaining === undefined);
  const [before, after] = [totalOf(found.before), totalOf(found.after)];
  if (isSomeLeftOut && before === 0 && after === 0) {
    return (
      <div className="card" role="status">
        <p>{t('budgetLeftOut')}</p>
      </div>
    );
  }
  const key =
    after === before ? 'budgetFoundSame' : after > before ? 'budgetFoundMore' : 'budgetFoundLess';
  return (
    <div className="card" role="status">
      <p className="difference">
        <span aria-hidden="true">{after === before ? '＝' : after > before ? '▲' : '▼'}</span>{' '}
        <strong>{t(key, { amount: yuanWords(Math.abs(after - before)) })}</strong>
      </p>
      <p>{t('budgetFoundOf', { before: yuanWords(before), after: yuanWords(after) })}</p>
      {isSomeLeftOut && <p>{t('budgetLeftOut')}</p>}
    </div>
  );
}

function Picture({ rows }: { rows: readonly MonthDifference[] }) {
  const { t } = useTranslation('desk');
  const months = useMemo(() => [...new Set(rows.map(({ month }) => month))], [rows]);
  const series = useMemo(() => {
    const byMonth = Map.groupBy(rows, ({ month }) => month);
    const valuesOf = (of: (row: MonthDifference) => number) =>
      months.map((month) => byMonth.get(month)!.reduce((sum, row) => sum + of(row), 0));
    return [
      ...payers.map((payer) => ({
        ...{ name: payerText(payer, t), tone: payerTones[payer] },
        values: valuesOf(({ byPayer }) => byPayer[payer]),
      })),
      {
        ...{ name: t('budgetWithheld'), tone: payerTones.withheld },
        values: valuesOf(({ withheld }) => withheld),
      },
    ].filter(({ values }) => values.some((value) => value !== 0));
  }, [rows, months, t]);
  const places = useMemo(() => months.map((month) => month.slice(0, 'yyyy-mm'.length)), [months]);
  if (series.length === 0) return null;
  return (
    <Chart
      title={t('budgetFoundChart')}
      places={places}
      placesName={t('budgetMonth')}
      series={series}
      say={yuanWords}
    />
  );
}

/** How many people get more or less; no names. */
function Who({ people }: { people: Found['people'] }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const columns = [
    ['gaining', t('budgetGaining')],
    ['newly', t('budgetNewly')],
    ['losing', t('budgetLosing')],
    ['noLonger', t('budgetNoLonger')],
  ] as const;
  return (
    <>
      <h2>{t('budgetWho')}</h2>
      <table aria-label={t('budgetWho')}>
        <thead>
          <tr>
            <th scope="col">{t('budgetProgram')}</th>
            {columns.map(([key, name]) => (
              <th key={key} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one.program}>
              <th scope="row">{programText(one.program, language)}</th>
              {columns.map(([key, name]) => (
                <td key={key} className="number" data-name={name}>
                  {one[key] === undefined ? t('budgetFew') : t('budgetPeople', { count: one[key] })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
