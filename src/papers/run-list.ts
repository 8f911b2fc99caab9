/** A payment run on paper: its sums, its lines, and places for both units to sign. */
import { dateWords, lastDay, yuanWords } from '../exchange/report/index.ts';
import { inWords, lineStateWords } from '../i18n/state-words.ts';
import type { Language } from '../rules/index.ts';
import type { Block, Paper } from './paper.ts';
import { told } from './words.ts';

/** Units: fen. */
export type RunSays = {
  readonly language: Language;
  readonly office: string;
  readonly day: string;
  readonly run: number;
  readonly programName: string;
  readonly cutOff: string;
  readonly unit: string;
  readonly sums: readonly {
    readonly state: string;
    readonly lines: number;
    readonly fen: number;
  }[];
  readonly lines: readonly RunLine[];
};

export type RunLine = {
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly fen: number;
  readonly state: string;
  readonly lastDigits?: string;
  /** Why it is late, held or came back. */
  readonly words: readonly string[];
};

export function runList(says: RunSays): Paper {
  const { language, office, day, sums, lines } = says;
  const listed = sums.reduce((sum, one) => sum + one.lines, 0);
  const rest = listed - lines.length;
  const more: readonly Block[] =
    rest > 0 ? [{ kind: 'text', text: told('runMore', language, { n: rest }) }] : [];
  return {
    ...{ language, office, day, title: told('runTitle', language) },
    blocks: [
      {
        kind: 'facts',
        rows: [
          [told('run', language), String(says.run)],
          [told('program', language), says.programName],
          [told('cutOff', language), dateWords(says.cutOff, language)],
          [told('unit', language), says.unit],
        ],
      },
      { kind: 'heading', text: told('byState', language) },
      sumTable(sums, language),
      { kind: 'signatures', places: [told('proposed', language), told('agreed', language)] },
      { kind: 'heading', text: told('allLines', language) },
      lineTable(lines, language),
      ...more,
    ],
  };
}

function sumTable(sums: RunSays['sums'], language: Language): Block {
  const total = (of: (one: RunSays['sums'][number]) => number) =>
    sums.reduce((sum, one) => sum + of(one), 0);
  return {
    kind: 'table',
    columns: [
      { header: told('state', language), share: 2 },
      { header: told('lines', language), share: 1, isNumber: true },
      { header: told('amount', language), share: 1, isNumber: true },
    ],
    rows: sums.map(({ state, lines, fen }) => [
      ...[inWords(lineStateWords, state)[language], String(lines), yuanWords(fen)],
    ]),
    total: [
      told('total', language),
      String(total(({ lines }) => lines)),
      yuanWords(total(({ fen }) => fen)),
    ],
  };
}

const lineTable = (lines: readonly RunLine[], language: Language): Block => ({
  kind: 'table',
  columns: [
    { header: told('name', language), share: 3 },
    { header: told('period', language), share: 5 },
    { header: told('amount', language), share: 2, isNumber: true },
    { header: told('account', language), share: 2 },
    { header: told('state', language), share: 2 },
    { header: told('note', language), share: 5 },
  ],
  rows: lines.map((one) => [
    one.name,
    `${one.from} – ${lastDay(one.until)}`,
    ...[yuanWords(one.fen), one.lastDigits ?? '', inWords(lineStateWords, one.state)[language]],
    one.words.join('\n'),
  ]),
});
