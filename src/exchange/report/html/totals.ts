/** The summary of the page: the figures of everyone, and one row a program. */
import { both, safe } from '../markup.ts';
import { type Tally, type Totals, totalOf } from '../page.ts';
import { hatchPattern } from '../timeline/bars.ts';
import { capitalised, texts, yuanWords } from '../words.ts';

const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

const columns = [
  texts.entitledPeople,
  texts.peopleToAsk,
  texts.questionCount,
  texts.payable,
  texts.unverified,
];

/** The figures of one row; on a phone each carries its column's name. */
function cells(tally: Tally): string {
  const values = [
    tally.entitledCount,
    tally.askCount,
    tally.questionCount,
    tally.payableFen,
    tally.withheldFen,
  ];
  const write = [count, count, count, yuanWords, (fen: number) => `△ ${yuanWords(fen)}`];
  return values
    .map((value, index) => {
      const name = `<span class="on-phone">${both(columns[index]!)}</span>`;
      return value === 0
        ? `<td class="number zero">${name}—</td>`
        : `<td class="number">${name}<span>${write[index]!(value)}</span></td>`;
    })
    .join('');
}

/** Figures in large and the table by program; written when all people have been counted. */
export function totalsSection(totals: Totals): string {
  const all = totalOf(totals);
  const rows = [...totals.programs].map(
    ([id, tally]) =>
      `<tr data-program="${safe(id)}"><th scope="row">${both(tally.name)}</th>${cells(tally)}</tr>`,
  );
  const heads = [texts.program, ...columns];
  const figures = [
    [texts.peopleCount, count(totals.peopleCount)],
    [texts.entitledPeople, count(all.entitledCount)],
    [texts.questionCount, count(all.questionCount)],
    [texts.payable, yuanWords(all.payableFen)],
  ] as const;
  return (
    `<section class="totals" aria-labelledby="totals"><h2 id="totals">${both(texts.totals)}</h2>` +
    `<dl class="figures">${figures
      .map(([label, value]) => `<div><dt>${both(label)}</dt><dd>${value}</dd></div>`)
      .join('')}</dl>` +
    '<div class="scroll" tabindex="0" role="group" aria-labelledby="totals"><table><thead><tr>' +
    heads
      .map(
        (head, index) =>
          `<th scope="col"${index === 0 ? '' : ' class="number"'}>${both(head)}</th>`,
      )
      .join('') +
    `</tr></thead><tbody>${rows.join('')}</tbody>` +
    `<tfoot><tr><th scope="row">${both(texts.all)}</th>${cells(all)}</tr></tfoot></table></div>` +
    `${key}</section>\n`
  );
}

const sample = (shapes: string): string => `<svg aria-hidden="true">${shapes}</svg>`;

/** What the bars mean. */
const key = `<ul class="key">${[
  [sample('<rect class="tl-certain" y="3" width="34" height="16" rx="4"/>'), texts.certain],
  [
    sample(
      '<rect class="tl-unknown" x="1" y="3" width="32" height="16" rx="4" fill="url(#tl-hatch)"/>',
    ),
    texts.possible,
  ],
  [
    sample(
      '<rect class="tl-condition" x="1" y="5" width="32" height="12" rx="4"/>' +
        '<line class="tl-deciding" x1="20" x2="20" y1="0" y2="22" stroke-width="3"/>',
    ),
    texts.decides,
  ],
  [
    sample(
      '<line class="tl-today" x1="17" x2="17" y1="0" y2="22" stroke-width="1.5" ' +
        'stroke-dasharray="2 3"/>',
    ),
    texts.today,
  ],
]
  .map(([picture, text]) =>
    typeof text === 'object' ? `<li>${picture}${both(capitalised(text))}</li>` : '',
  )
  .join('')}</ul>`;

/** Definitions that every bar of the page refers to. */
export const sharedDefinitions = [
  '<svg class="defs" aria-hidden="true">',
  `<defs>${hatchPattern}</defs></svg>`,
].join('');
