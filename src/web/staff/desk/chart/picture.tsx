/** The picture of a chart, drawn on a canvas by echarts; patterns as well as colours tell its series apart. */
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useShade } from '../../app/preferences.ts';
import { type ChartProps, tones } from './chart.tsx';

use([BarChart, GridComponent, LegendComponent, AriaComponent, CanvasRenderer]);

const TEXT_SIZE = 15;

export function Picture(props: ChartProps) {
  const canvas = useRef<HTMLDivElement>(null);
  const shade = useShade();
  useEffect(() => {
    const place = canvas.current!;
    const drawing = init(place);
    drawing.setOption({ darkMode: shade === 'dark', ...optionsOf(props, colourOf(place)) });
    const watch = new ResizeObserver(() => drawing.resize());
    watch.observe(place);
    return () => {
      watch.disconnect();
      drawing.dispose();
    };
  }, [props, shade]);
  const height = props.isLying ? BAR_HEIGHT * props.places.length + AROUND_HEIGHT : undefined;
  return <div ref={canvas} className="drawing" style={{ height }} aria-hidden="true" />;
}

/** Height of a bar that lies, and of what stands around all of them. Units: pixels. */
const BAR_HEIGHT = 44;
const AROUND_HEIGHT = 96;

/** A colour of the page, which differs by day and night. */
const colourOf = (place: Element) => (name: string) =>
  getComputedStyle(place).getPropertyValue(name).trim();

function optionsOf(
  { places, series, say, isLying = false }: ChartProps,
  colour: (name: string) => string,
) {
  const text = { color: colour('--ink'), fontSize: TEXT_SIZE };
  const along = {
    ...{ type: 'category' as const, data: [...places], axisLabel: text },
    axisLine: { lineStyle: { color: colour('--edge') } },
    inverse: isLying,
  };
  const amounts = {
    type: 'value' as const,
    // Fen and counts have no parts.
    minInterval: 1,
    axisLabel: { ...text, formatter: say, hideOverlap: true },
    splitLine: { lineStyle: { color: colour('--line') } },
  };
  const isStacked = series.length > 1;
  return {
    animation: false,
    color: tones.map((tone) => colour(`--${tone}`)),
    textStyle: { fontFamily: colour('--fonts') },
    aria: { enabled: true, label: { enabled: false }, decal: { show: isStacked } },
    // One line however narrow the screen: the table has every name.
    legend: {
      type: 'scroll' as const,
      show: isStacked,
      textStyle: text,
      top: 0,
      selectedMode: false,
    },
    grid: { left: 8, right: 24, top: isStacked ? 44 : 16, bottom: 8 },
    ...(isLying ? { xAxis: amounts, yAxis: along } : { xAxis: along, yAxis: amounts }),
    series: series.map(({ name, values, tone }) => ({
      ...{ type: 'bar' as const, name, data: [...values], barMaxWidth: 48 },
      stack: 'all',
      ...(tone && { itemStyle: { color: colour(`--${tone}`) } }),
    })),
  };
}
