/** States of one run or several as stacked bars, in money. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { yuanWords } from '../../../../exchange/report/words.ts';
import { Chart } from '../chart/chart.tsx';
import { type StateSum, sumsOf } from './sums.ts';

type Run = { readonly run: number; readonly states: readonly StateSum[] };
const parts = { paid: 'yes', open: 'focus', held: 'ask', failed: 'warm' } as const;
type Part = keyof typeof parts;

export function StatesChart({ title, runs }: { title: string; runs: readonly Run[] }) {
  const { t } = useTranslation('desk');
  const sums = useMemo(() => runs.map(({ states }) => sumsOf(states)), [runs]);
  const series = useMemo(
    () =>
      (Object.keys(parts) as Part[]).map((part) => ({
        name: t(`sum-${part}`),
        tone: parts[part],
        values: sums.map((sum) => sum[part].fen),
      })),
    [sums, t],
  );
  const places = useMemo(() => runs.map(({ run }) => t('run', { run })), [runs, t]);
  return (
    <Chart
      title={title}
      places={places}
      placesName={t('runs')}
      series={series}
      say={yuanWords}
      isLying
    />
  );
}
