/**
 * The bars of one timeline row as SVG shapes. Sideways everything is in per cent, so that a row is
 * as wide as its place while texts, hatching and corners keep their size.
 */
import { day } from '../../../rules/index.ts';
import { type Stretches, uncertainSpans } from '../page.ts';
import { placeOf, type Scale, type Stretch, visible, yearTicks } from './scale.ts';
import { type Deciding, decidingEdges } from './words.ts';

/** Where a row of bars lies in its picture. Units: CSS pixels. */
export type RowBox = { readonly top: number; readonly height: number };

/** Light colours for pictures that stand alone; a page restyles the classes for its own themes. */
export const colours = {
  certain: '#b4482a',
  condition: '#dc9d84',
  outline: '#a03f24',
  unknown: '#8a5d00',
  paper: '#ffffff',
  line: '#e3d9cd',
  ink: '#2b2622',
  quiet: '#6d625a',
} as const;

/** The hatching of days that an unknown fact leaves open; one definition serves a document. */
export const hatchPattern =
  '<pattern id="tl-hatch" width="6" height="6" patternUnits="userSpaceOnUse" ' +
  `patternTransform="rotate(45)"><path class="tl-hatching" d="M1.5 0V6" ` +
  `stroke="${colours.unknown}" stroke-width="2.2"/></pattern>`;

/** A rounded bar; widths below a hair's breadth stay visible. */
function bar(stretch: Stretch, box: RowBox, look: string): string {
  const width = Math.max(0.6, Math.round(100 * (stretch.right - stretch.left)) / 100);
  return (
    `<rect ${look} x="${stretch.left}%" y="${box.top}" width="${width}%" ` +
    `height="${box.height}" rx="4"/>`
  );
}

/** Chevrons where a bar goes on beyond the picture; `halo` keeps them legible on hatching. */
function chevrons(stretch: Stretch, box: RowBox, look: 'light' | 'dark' | 'halo'): string {
  const middle = box.top + box.height / 2;
  const stroke = (name: string, path: string, colour: string, width: number) =>
    `<path class="${name}" d="${path}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
  const isLight = look === 'light';
  const name = isLight ? 'tl-chevron' : 'tl-chevron dark';
  const colour = isLight ? colours.paper : colours.ink;
  const drawn = (path: string) =>
    (look === 'halo' ? stroke('tl-halo', path, colours.paper, 7) : '') +
    stroke(name, path, colour, 2);
  const place = (x: string, path: string) =>
    `<svg x="${x}" y="${middle}" overflow="visible">${drawn(path)}</svg>`;
  const left = stretch.goesOnLeft ? place('0%', 'M9 -4L5 0L9 4M14 -4L10 0L14 4') : '';
  const right = stretch.goesOnRight ? place('100%', 'M-9 -4L-5 0L-9 4M-14 -4L-10 0L-14 4') : '';
  return left + right;
}

/** All bars of one row: certain days filled, open days hatched, and a dotted line for none. */
export function rowBars(
  scale: Scale,
  timeline: Stretches,
  box: RowBox,
  kind: 'result' | 'condition',
): string {
  const filled =
    kind === 'result'
      ? `class="tl-certain" fill="${colours.certain}"`
      : `class="tl-condition" fill="${colours.condition}" stroke="${colours.outline}"`;
  const hatched = `class="tl-unknown" fill="url(#tl-hatch)" stroke="${colours.unknown}"`;
  const open = visible(scale, uncertainSpans(timeline)).map(
    (stretch) => bar(stretch, box, hatched) + chevrons(stretch, box, 'halo'),
  );
  const sure = visible(scale, timeline.certain).map(
    (stretch) =>
      bar(stretch, box, filled) + chevrons(stretch, box, kind === 'result' ? 'light' : 'dark'),
  );
  if (open.length + sure.length > 0) return open.join('') + sure.join('');
  const middle = box.top + box.height / 2;
  return (
    `<line class="tl-none" x1="0" x2="100%" y1="${middle}" y2="${middle}" ` +
    `stroke="${colours.quiet}" stroke-dasharray="1 5"/>`
  );
}

const upright = (
  className: string,
  at: number,
  from: number,
  until: number | '100%',
  look: string,
) => `<line class="${className}" x1="${at}%" x2="${at}%" y1="${from}" y2="${until}" ${look}/>`;

/** Year lines behind the bars. */
export const gridLines = (scale: Scale, from: number, until: number | '100%'): string =>
  yearTicks(scale)
    .map(({ at }) => upright('tl-grid', at, from, until, `stroke="${colours.line}"`))
    .join('');

/** Today, across the rows. */
export const todayLine = (scale: Scale, on: string, from: number, until: number | '100%'): string =>
  upright(
    'tl-today',
    placeOf(scale, day(on)),
    from,
    until,
    `stroke="${colours.ink}" stroke-width="1.5" stroke-dasharray="2 3"`,
  );

/** The days on which a condition decides the result, as strong strokes with a foot and a head. */
export function decidingMarks(
  scale: Scale,
  result: Stretches,
  condition: Stretches,
  box: RowBox,
): string {
  const { starts, ends }: Deciding = decidingEdges(result, condition);
  return [...new Set([...starts, ...ends])]
    .map(day)
    .filter((edge) => scale.from <= edge && edge <= scale.until)
    .map((edge) => {
      const look = `stroke="${colours.ink}" stroke-width="3"`;
      const at = placeOf(scale, edge);
      return upright('tl-deciding', at, box.top - 5, box.top + box.height + 5, look);
    })
    .join('');
}
