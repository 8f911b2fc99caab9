/** Numbers as a picture of stacked bars, with a table that says the same; the picture comes when it is there. */
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import './chart.css';

export type Series = {
  readonly name: string;
  /** One for each place of the chart. */
  readonly values: readonly number[];
  /** Colour of the page that fits its meaning; absent: the next one. */
  readonly tone?: Tone;
};

export const tones = ['warm', 'yes', 'ask', 'focus', 'quiet'] as const;
export type Tone = (typeof tones)[number];

export type ChartProps = {
  readonly title: string;
  /** What stands along the chart: months, places, steps. */
  readonly places: readonly string[];
  /** Heading of the places in the table. */
  readonly placesName: string;
  readonly series: readonly Series[];
  /** A number in words, as the table has it. */
  readonly say: (value: number) => string;
  /** Bars that lie, for places with long names. */
  readonly isLying?: boolean;
};

const Picture = lazy(async () => ({ default: (await import('./picture.tsx')).Picture }));

export function Chart(props: ChartProps) {
  const { title } = props;
  return (
    <figure className="chart" aria-label={title}>
      <figcaption>{title}</figcaption>
      <Suspense fallback={<div className="drawing" />}>
        <Picture {...props} />
      </Suspense>
      <ChartTable {...props} />
    </figure>
  );
}

function ChartTable({ title, places, placesName, series, say }: ChartProps) {
  const { t } = useTranslation('desk');
  return (
    <details>
      <summary>{t('chartTable')}</summary>
      <table>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{placesName}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((place, at) => (
            <tr key={place}>
              <th scope="row">{place}</th>
              {series.map(({ name, values }) => (
                <td key={name} className="number" data-name={name}>
                  {say(values[at] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
