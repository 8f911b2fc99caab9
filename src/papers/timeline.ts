/** A timeline as lines and boxes of a page: black and white is enough to read it. */
import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import {
  placeOf,
  type Scale,
  scaleFor,
  type Stretch,
  visible,
  yearTicks,
} from '../exchange/report/timeline/scale.ts';
import { uncertainSpans } from '../exchange/report/page.ts';
import { stretchWords } from '../exchange/report/timeline/words.ts';
import { day, type Language } from '../rules/index.ts';
import type { Bar } from './paper.ts';
import { told } from './words.ts';

/** Units: points. */
const WIDTH = 330;
const LABEL = 140;
const ROW = 12;

const ink = '#2b2622';
const colours = { answer: '#b4482a', reason: '#dc9d84', open: '#8a5d00', line: '#d8cdc0' } as const;

const at = (hundredths: number): number => (WIDTH * hundredths) / 100;

const box = ({ left, right }: Stretch, look: object): CanvasElement => ({
  ...{ type: 'rect', x: at(left), y: 1, h: ROW - 2 },
  ...{ w: Math.max(1.5, at(right - left)), r: 2, lineWidth: 0.8 },
  ...look,
});

/** Slanted lines from edge to edge, so that an open stretch is told without colour. */
function hatching({ left, right }: Stretch): CanvasElement[] {
  const lines: CanvasElement[] = [];
  const height = ROW - 4;
  for (let x = at(left) + 1; x + height < at(right); x += 4) {
    const slant = { x1: x, y1: ROW - 2, x2: x + height, y2: 2 };
    lines.push({ type: 'line', ...slant, lineWidth: 0.7, lineColor: colours.open });
  }
  return lines;
}

const upright = (x: number, look: object): CanvasElement => ({
  ...{ type: 'line', x1: at(x), y1: 0, x2: at(x), y2: ROW },
  ...look,
});

function rowOf(scale: Scale, bar: Bar, isAnswer: boolean, on: string): CanvasElement[] {
  const grid = yearTicks(scale).map((tick) =>
    upright(tick.at, { lineWidth: 0.8, lineColor: colours.line }),
  );
  const open = visible(scale, uncertainSpans(bar)).flatMap((one) => [
    box(one, { lineColor: colours.open }),
    ...hatching(one),
  ]);
  const look = isAnswer
    ? { color: colours.answer, lineColor: colours.answer }
    : { color: colours.reason, lineColor: colours.answer };
  const sure = visible(scale, bar.certain).map((one) => box(one, look));
  const decided = upright(placeOf(scale, day(on)), {
    ...{ lineWidth: 1, lineColor: ink, dash: { length: 2, space: 2 } },
  });
  return [...grid, ...open, ...sure, decided];
}

function axis(scale: Scale): Content {
  const ticks = yearTicks(scale);
  const widths = ticks.map(({ at: here }, index) => at((ticks[index + 1]?.at ?? 100) - here));
  return {
    columns: ticks.map(({ year }, index) => ({ text: String(year), width: widths[index]! })),
    columnGap: 0,
    fontSize: 8,
    color: '#5c524a',
  };
}

/** The bars with their labels, the axis, and the same in words below. */
export function timelineContent(bars: readonly Bar[], on: string, language: Language): Content {
  const [answer, ...reasons] = bars;
  if (!answer) return [];
  const scale = scaleFor(answer, reasons, on);
  const rows = bars.map(
    (bar, index): Content => ({
      columns: [
        { text: bar.text, width: LABEL, fontSize: 9, bold: index === 0 },
        { canvas: rowOf(scale, bar, index === 0, on), width: WIDTH },
      ],
      columnGap: 8,
      margin: [0, 2, 0, 0],
      unbreakable: true,
    }),
  );
  const legend = `■ ${told('certainDays', language)}　▨ ${told('openDays', language)}　┆ ${told('decidedOn', language)}`;
  return {
    stack: [
      ...rows,
      { columns: [{ text: '', width: LABEL }, axis(scale)], columnGap: 8, margin: [0, 2, 0, 0] },
      { text: legend, fontSize: 8, color: '#5c524a', margin: [LABEL + 8, 0, 0, 2] },
      ...(answer.certain.length + answer.possible.length > 0
        ? [
            {
              text: `${answer.text}${language === 'en' ? ': ' : '：'}${stretchWords(answer, language)}`,
              fontSize: 9,
            },
          ]
        : []),
    ],
  };
}
