/** What the people on record will be owed in five years: a picture by who bears it, and the figures behind it. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getForecast } from '../../../../api/contracts/money/budget.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { dateWords, lastDay, yuanWords } from '../../../../exchange/report/words.ts';
import { payers } from '../../../../model/money/payer.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { useAsked } from '../ask.ts';
import { Chart } from '../chart/chart.tsx';
import { Answered } from '../failed.tsx';
import { Heading } from '../heading.tsx';
import { payerText } from '../money/said.ts';
import { programText } from '../program-words.ts';
import { OpeningTable } from './opening-table.tsx';
import { BudgetParts, ChooseProgram, StatusTag } from './parts.tsx';
import { payerTones } from './tones.ts';

type Forecast = AnswerOf<typeof getForecast>;

export function ForecastPage() {
  const { t } = useTranslation('desk');
  const found = useAsked(getForecast, { query: {} });
  return (
    <>
      <Heading>{t('budgetForecast')}</Heading>
      <BudgetParts />
      <p className="quiet">{t('budgetForecastWhy')}</p>
      <Answered of={found}>
        {found.data?.costs.length === 0 && (
          <EmptyState title={t('budgetNone')}>{t('budgetNoneWhy')}</EmptyState>
        )}
        {found.data && found.data.costs.length > 0 && <Whole found={found.data} />}
      </Answered>
    </>
  );
}

function Whole({ found }: { found: Forecast }) {
  const { t } = useTranslation('desk');
  const [program, setProgram] = useState('');
  const costs = useMemo(
    () => found.costs.filter((cost) => program === '' || cost.program === program),
    [found, program],
  );
  const columns = [
    { name: t('budgetCertain'), isStrong: true },
    ...payers.map((payer) => ({ name: payerText(payer, t) })),
    { name: t('budgetWithheld') },
    { name: t('budgetPossible') },
  ];
  const figures = costs.map(({ month, program: id, fen, byPayer, withheldFen, possibleFen }) => ({
    ...{ month, program: id },
    values: [fen, ...payers.map((payer) => byPayer[payer]), withheldFen, possibleFen],
  }));
  return (
    <>
      <ChooseProgram of={found.costs} value={program} onChange={setProgram} />
      <Picture costs={costs} />
      <OpeningTable title={t('budgetTable')} columns={columns} figures={figures} />
      <Grounds found={found} />
    </>
  );
}

function Picture({ costs }: { costs: Forecast['costs'] }) {
  const { t } = useTranslation('desk');
  const months = useMemo(() => [...new Set(costs.map(({ month }) => month))], [costs]);
  const series = useMemo(() => {
    const byMonth = Map.groupBy(costs, ({ month }) => month);
    const valuesOf = (of: (cost: Forecast['costs'][number]) => number) =>
      months.map((month) => byMonth.get(month)!.reduce((sum, cost) => sum + of(cost), 0));
    return [
      ...payers.map((payer) => ({
        ...{ name: payerText(payer, t), tone: payerTones[payer] },
        values: valuesOf(({ byPayer }) => byPayer[payer]),
      })),
      {
        ...{ name: t('budgetWithheld'), tone: payerTones.withheld },
        values: valuesOf(({ withheldFen }) => withheldFen),
      },
    ].filter(({ values }) => values.some((value) => value > 0));
  }, [costs, months, t]);
  const places = useMemo(() => months.map((month) => month.slice(0, 'yyyy-mm'.length)), [months]);
  return (
    <Chart
      title={t('budgetByMonth')}
      places={places}
      placesName={t('budgetMonth')}
      series={series}
      say={yuanWords}
    />
  );
}

/** What the figures rest on. */
function Grounds({ found: { workedOutUntil, tier, shares } }: { found: Forecast }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <section className="card" aria-label={t('budgetShares')}>
      <h2>{t('budgetShares')}</h2>
      <p>{tier === undefined ? t('budgetNoTier') : t('budgetTier', { tier })}</p>
      <ul className="plain grounds">
        {shares.map(({ program, status }) => (
          <li key={program}>
            {programText(program, language)} <StatusTag status={status} />
          </li>
        ))}
      </ul>
      {workedOutUntil !== undefined && (
        <p className="quiet">
          {t('budgetReach', { day: dateWords(lastDay(workedOutUntil), language) })}
        </p>
      )}
    </section>
  );
}
