/** How a paper looks: A4, room for a binder, one warm line under the office's name, words large enough for old eyes. */
import type {
  Column,
  Content,
  ContentTable,
  DynamicContent,
  TDocumentDefinitions,
} from 'pdfmake/interfaces.js';
import { dateWords } from '../exchange/report/index.ts';
import type { Block, Paper, Seal, Table } from './paper.ts';
import { timelineContent } from './timeline.ts';
import { told } from './words.ts';

/** Units: points. */
const MARGINS: [number, number, number, number] = [58, 40, 52, 46];
/** Between the margins of an A4 page. */
const WIDTH = 595 - MARGINS[0] - MARGINS[2];

/** A table with more columns is set smaller. */
const COLUMNS_WIDE = 5;
/** Beside what stands in a cell. */
const PADDING = 4;

const warm = '#b4482a';
const quiet = '#5c524a';
const line = '#c9bcae';

/** The definition of a document that holds these papers, each beginning a page of its own. */
export function layoutOf(papers: readonly Paper[]): TDocumentDefinitions {
  const [first] = papers;
  const { language, title } = first!;
  return {
    pageSize: 'A4',
    pageMargins: MARGINS,
    language,
    displayTitle: true,
    info: { title, author: first!.office, creationDate: new Date(`${first!.day}T00:00:00Z`) },
    defaultStyle: { font: 'paper', fontSize: 10.5, lineHeight: 1.3 },
    content: papers.map((paper, index) => ({
      stack: contentOf(paper),
      ...(index > 0 && { pageBreak: 'before' as const }),
    })),
    // Of many letters in one file, the page of the file would be that of no letter.
    ...(papers.length === 1 && { footer: footer(first!) }),
  };
}

const footer =
  ({ language, seal }: Paper): DynamicContent =>
  (n, all) => ({
    columns: [
      { text: seal ? `${told('code', language)} ${seal.code}` : '', width: '*' },
      { text: told('page', language, { n, all }), width: 'auto', alignment: 'right' },
    ],
    margin: [MARGINS[0], 14, MARGINS[2], 0],
    fontSize: 9,
    color: quiet,
  });

function contentOf(paper: Paper): Content[] {
  const { language, office, title, day, blocks, seal } = paper;
  const head: Column = {
    stack: [
      { text: office, fontSize: 12, color: quiet },
      { text: title, fontSize: 20, bold: true, margin: [0, 2, 0, 0] },
      { text: dateWords(day, language), color: quiet },
    ],
    width: '*',
  };
  return [
    { columns: [head, ...(seal ? [sealContent(seal, language)] : [])], columnGap: 16 },
    rule(warm, 1.5, [0, 6, 0, 8]),
    ...blocks.map((block) => blockContent(block, language)),
  ];
}

const rule = (
  lineColor: string,
  lineWidth: number,
  margin: [number, number, number, number],
): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth, lineColor }],
  margin,
});

const sealContent = ({ code, url }: Seal, language: Paper['language']): Column => ({
  stack: [
    { qr: url, fit: 74, eccLevel: 'M', alignment: 'right' },
    { text: told('check', language), fontSize: 7.5, color: quiet, alignment: 'right' },
    { text: code, fontSize: 8, alignment: 'right' },
  ],
  width: 150,
});

function blockContent(block: Block, language: Paper['language']): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, bold: true, fontSize: 13, margin: [0, 8, 0, 2] };
    case 'text':
      return { text: block.text, bold: block.isStrong ?? false, margin: [0, 2, 0, 4] };
    case 'facts':
      return {
        columns: block.rows.map(([label, value]) => ({
          stack: [
            { text: label, fontSize: 9, color: quiet },
            { text: value, bold: true },
          ],
          width: '*',
        })),
        columnGap: 12,
        margin: [0, 0, 0, 6],
      };
    case 'list':
      return { ul: [...block.items], margin: [0, 2, 0, 4] };
    case 'table':
      return tableContent(block);
    case 'timeline':
      return timelineContent(block.bars, block.on, language);
    case 'signatures':
      return {
        columns: block.places.map((place) => ({
          stack: [{ text: place, color: quiet }, placeToSign()],
          width: '*',
        })),
        columnGap: 24,
        margin: [0, 12, 0, 0],
        unbreakable: true,
      };
  }
}

/** Made anew each time: the printer writes into what it is given. */
const placeToSign = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 28, x2: 180, y2: 28, lineWidth: 0.8, lineColor: quiet }],
});

function tableContent({ columns, rows, total }: Table): ContentTable {
  const cell = (text: string, index: number, bold = false) => ({
    ...{ text, bold, alignment: columns[index]!.isNumber ? ('right' as const) : ('left' as const) },
  });
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const room = WIDTH - columns.length * 2 * PADDING;
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ share }) => (room * share) / shares),
      body: [
        columns.map(({ header }, index) => ({ ...cell(header, index, true), color: quiet })),
        ...(rows.length === 0 ? [columns.map(() => '—')] : rows).map((row) =>
          row.map((text, index) => cell(text, index)),
        ),
        ...(total ? [total.map((text, index) => cell(text, index, true))] : []),
      ],
    },
    layout: {
      hLineWidth: (index, { table }) => (index === 0 || index === table.body.length ? 1 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => line,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
    fontSize: columns.length > COLUMNS_WIDE ? 8.5 : 10,
    margin: [0, 2, 0, 6],
  };
}
